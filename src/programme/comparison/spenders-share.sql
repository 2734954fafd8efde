-- What the biggest spenders brought, the first $places of them, and what all did, from the table customers.
-- $revenue: the preset's.
WITH spent AS (
  SELECT customer_id, CASE $revenue WHEN 'gross_revenue' THEN gross_revenue ELSE net_revenue END AS amount
  FROM customers
),
placed AS (
  SELECT amount, row_number() OVER (ORDER BY amount DESC, customer_id) AS place
  FROM spent
)
SELECT sum(CASE WHEN place <= $places THEN amount END) AS top, sum(amount) AS total
FROM placed
