-- The customers who bring most in the last $window_days days up to the last purchase (over all days where it is NULL),
-- the $most largest, from the table working: beside each what all who bring anything come to, and how many they are.
-- $gross: whether revenue is that of purchases alone. Decimals add up exactly, in whatever order.
WITH counted AS (
  SELECT customer_id, invoice_no, day, quantity, quantity * unit_price AS amount
  FROM working
  WHERE dropped_by = 0 AND customer_id IS NOT NULL AND NOT is_guest
),
reference AS (
  SELECT max(day) AS reference_day, CAST($window_days AS INTEGER) AS window_days
  FROM counted
  WHERE quantity > 0
),
spent AS (
  SELECT customer_id, sum(CASE WHEN quantity >= 0 THEN amount ELSE 0 END) AS gross, sum(amount) AS net,
    count(DISTINCT CASE WHEN quantity > 0 THEN invoice_no END) AS invoices
  FROM counted
  CROSS JOIN reference
  WHERE window_days IS NULL OR reference_day - day < window_days
  GROUP BY customer_id
),
ranked AS (
  SELECT *, CASE WHEN $gross THEN gross ELSE net END AS revenue
  FROM spent
)
SELECT customer_id AS "customerId", CAST(gross AS DOUBLE) AS "grossRevenue", CAST(net AS DOUBLE) AS "netRevenue",
  CAST(invoices AS INTEGER) AS invoices, CAST(revenue AS DOUBLE) AS revenue,
  CAST((SELECT sum(revenue) FROM ranked WHERE revenue > 0) AS DOUBLE) AS total,
  CAST((SELECT count(*) FROM ranked WHERE revenue > 0) AS INTEGER) AS customers
FROM ranked
WHERE revenue > 0
ORDER BY ranked.revenue DESC, customer_id
LIMIT $most
