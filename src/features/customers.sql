-- One row per customer, from the table cleaned (lines) and the parameter $reference_day: the day up to which days are
-- counted; where it is NULL, the last day with a purchase. A customer is whoever has at least one purchase that stands.
-- The features' own expressions, aggregates over purchases or over lines, stand in the catalogue's entries and are
-- written in where comments name them.
WITH reference AS (
  SELECT coalesce(CAST($reference_day AS DATE), max(day)) AS reference_day
  FROM cleaned
  WHERE quantity >= 0 AND (quantity = 0 OR standing_quantity > 0) AND customer_id IS NOT NULL
),
lines AS (
  -- Every line as invoiced: purchases, what of them was taken back as well, and returns.
  SELECT customer_id, invoice_no, stock_code, day, line_no, country, is_guest, unit_price, quantity, standing_quantity,
    reference_day - day AS days_ago
  FROM cleaned
  CROSS JOIN reference
  WHERE customer_id IS NOT NULL
),
standing AS (
  SELECT customer_id, invoice_no, stock_code, day, line_no, country, is_guest, unit_price, days_ago,
    standing_quantity AS quantity
  FROM lines
  WHERE quantity >= 0 AND (quantity = 0 OR standing_quantity > 0)
),
firsts AS (
  SELECT customer_id, max(days_ago) AS first_days_ago FROM standing GROUP BY customer_id
),
purchases AS (
  -- What stands of each purchase line, and how long ago the customer's first was. Without netting everything stands.
  SELECT standing.customer_id, invoice_no, stock_code, day, line_no, country, is_guest, unit_price, quantity, days_ago,
    first_days_ago
  FROM standing
  JOIN firsts ON firsts.customer_id = standing.customer_id
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
