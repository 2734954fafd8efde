-- How many customers break each invariant, from the table customers; the counts are written in.
WITH rows AS (
  SELECT customers.*, count(*) OVER (PARTITION BY customer_id) AS customer_rows
  FROM customers
)
SELECT /* counts */
FROM rows
