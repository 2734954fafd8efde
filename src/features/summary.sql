-- What the customers' table holds, and who is not in it, from the tables cleaned and customers and the parameter
-- $window_days. Everybody who is left after cleaning is in the table, or lapsed (bought, but not in the window), or has
-- no purchase that stands.
WITH standing AS (
  SELECT customer_id, day
  FROM cleaned
  WHERE quantity >= 0 AND (quantity = 0 OR standing_quantity > 0) AND customer_id IS NOT NULL
),
reference AS (
  SELECT min(day) AS first_day, max(day) AS reference_day,
    greatest(min(day), coalesce(max(day) - CAST($window_days AS INTEGER) + 1, min(day))) AS window_start
  FROM standing
),
amounts AS (
  SELECT sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS gross, sum(quantity * unit_price) AS net
  FROM cleaned
  CROSS JOIN reference
  WHERE customer_id IN (SELECT customer_id FROM customers) AND day >= window_start
),
people AS (
  SELECT count(*) AS customers, sum(CASE WHEN is_guest THEN 1 ELSE 0 END) AS guests FROM customers
)
SELECT customers,
  CAST(coalesce(guests, 0) AS INTEGER) AS guests,
  CAST((SELECT count(DISTINCT customer_id) FROM standing) - customers AS INTEGER) AS lapsed,
  CAST(
    (SELECT count(DISTINCT customer_id) FROM cleaned) - (SELECT count(DISTINCT customer_id) FROM standing) AS INTEGER
  ) AS "withoutPurchase",
  CAST(gross AS DOUBLE) AS "grossRevenue",
  CAST(net AS DOUBLE) AS "netRevenue",
  reference_day AS "referenceDay",
  first_day AS "firstDay",
  window_start AS "windowStart"
FROM people
CROSS JOIN reference
CROSS JOIN amounts
