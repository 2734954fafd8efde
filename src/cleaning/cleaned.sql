-- The types of quantities and of their sums are written in: whole numbers, or decimals where the source has broken ones.
--
-- The lines that no rule dropped, from the table working, with what stands of their quantity; where $net is false all
-- of it.
--
-- A return takes from the customer's newest earlier purchase of the product that still stands, then from the one
-- before. With running, the sum of a customer's and a product's quantities so far, and lowest, the least that it has
-- been (at most 0), running - lowest stands after each line. Of a purchase there stands in the end what the lines after
-- it never took: the least that stands from it on, less what stood before it. What a return found nothing for is the
-- step of lowest at its line.
WITH returned AS (
  SELECT customer_id, stock_code
  FROM working
  WHERE $net AND dropped_by = 0 AND customer_id IS NOT NULL
  GROUP BY customer_id, stock_code
  HAVING min(quantity) < 0 AND max(quantity) > 0
),
sums AS (
  SELECT line_no, customer_id, stock_code, day, quantity,
    CAST(sum(quantity) OVER so_far AS /* type of sums */) AS running
  FROM working
  JOIN returned USING (customer_id, stock_code)
  WHERE dropped_by = 0
  WINDOW so_far AS (PARTITION BY customer_id, stock_code ORDER BY day, line_no ROWS UNBOUNDED PRECEDING)
),
lows AS (
  SELECT line_no, customer_id, stock_code, day, quantity, running,
    least(0, min(running) OVER so_far) AS lowest,
    least(0, min(running) OVER before) AS lowest_before
  FROM sums
  WINDOW
    so_far AS (PARTITION BY customer_id, stock_code ORDER BY day, line_no ROWS UNBOUNDED PRECEDING),
    before AS (
      PARTITION BY customer_id, stock_code ORDER BY day, line_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),
standing AS (
  SELECT line_no,
    CASE
      WHEN quantity < 0 THEN lowest - coalesce(lowest_before, 0)
      ELSE least(
        quantity,
        greatest(0, min(running - lowest) OVER onwards - (running - quantity - coalesce(lowest_before, 0)))
      )
    END AS standing_quantity
  FROM lows
  WINDOW onwards AS (
    PARTITION BY customer_id, stock_code ORDER BY day, line_no ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
  )
)
SELECT working.line_no, invoice_no, stock_code, description, quantity, invoice_date, day, unit_price, customer_id,
  is_guest, country,
  CAST(coalesce(standing_quantity, quantity) AS /* type of quantities */) AS standing_quantity
FROM working
LEFT JOIN standing ON standing.line_no = working.line_no
WHERE dropped_by = 0
ORDER BY working.line_no
