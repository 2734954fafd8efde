-- The customer with the most purchases of those who gave nearly all back, and the place among all, from the table
-- customers. $taken_back: the share of what was bought from which on it counts as taken back.
WITH placed AS (
  SELECT customer_id AS customer, gross_revenue AS revenue, gross_revenue - net_revenue AS returned, returned_share,
    row_number() OVER (ORDER BY gross_revenue DESC, customer_id) AS place
  FROM customers
)
SELECT customer, revenue, returned, place
FROM placed
WHERE returned_share >= $taken_back
ORDER BY place
LIMIT 1
