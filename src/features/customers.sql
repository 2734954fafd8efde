-- One row per customer, from the table cleaned (lines) and two parameters. $reference_day: the day up to which days are
-- counted; where it is NULL, the last day with a purchase. $window_days: how many days, that one included, purchases
-- and returns are counted over; where it is NULL, all that came before.
-- A customer is whoever has a purchase in the window that stands.
-- The features' own expressions, aggregates over purchases or over lines, stand in the catalogue's entries and are
-- written in where comments name them.
WITH reference AS (
  SELECT coalesce(CAST($reference_day AS DATE), max(day)) AS reference_day, CAST($window_days AS INTEGER) AS window_days
  FROM cleaned
  WHERE quantity >= 0 AND (quantity = 0 OR standing_quantity > 0) AND customer_id IS NOT NULL
),
history AS (
  -- Every line as invoiced: purchases, what of them was taken back as well, and returns.
  SELECT customer_id, invoice_no, stock_code, day, line_no, country, is_guest, unit_price, quantity, standing_quantity,
    window_days, reference_day - day AS days_ago
  FROM cleaned
  CROSS JOIN reference
  WHERE customer_id IS NOT NULL
),
firsts AS (
  SELECT customer_id, max(days_ago) AS first_days_ago
  FROM history
  WHERE quantity >= 0 AND (quantity = 0 OR standing_quantity > 0)
  GROUP BY customer_id
),
lines AS (
  SELECT * FROM history WHERE window_days IS NULL OR days_ago < window_days
),
purchases AS (
  -- What stands of each purchase line; without netting all of it. first_days_ago: how long ago the customer's first
  -- purchase was, in the window or before it. seen_days: over how many days of the window the customer was there.
  SELECT lines.customer_id, invoice_no, stock_code, day, line_no, country, is_guest, unit_price,
    standing_quantity AS quantity, days_ago, first_days_ago, least(first_days_ago, window_days) AS seen_days
  FROM lines
  JOIN firsts ON firsts.customer_id = lines.customer_id
  WHERE quantity >= 0 AND (quantity = 0 OR standing_quantity > 0)
),
of_purchases AS (
  SELECT customer_id AS customer, /* features over purchases */
  FROM purchases
  GROUP BY customer_id
),
of_lines AS (
  SELECT customer_id AS customer, /* features over lines */
  FROM lines
  GROUP BY customer_id
)
SELECT /* features */
FROM of_purchases
JOIN of_lines ON of_lines.customer = of_purchases.customer
ORDER BY customer_id
