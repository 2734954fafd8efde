-- The lines, with how many countries their customer stands under and which of its likes each is: the first, the second.
CREATE TEMP TABLE looked_at AS
WITH two AS (
  SELECT customer_id, count(DISTINCT country) AS countries FROM lines
  WHERE customer_id IS NOT NULL GROUP BY customer_id
)
SELECT lines.*, coalesce(countries, 0) AS countries,
  row_number() OVER (
    PARTITION BY invoice_no, stock_code, description, quantity, invoice_date, unit_price, lines.customer_id, country
    ORDER BY line_no
  ) AS repeat_no
FROM lines LEFT JOIN two USING (customer_id)
