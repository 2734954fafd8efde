-- Whether the lines before and after a repeated header are the same.
WITH keyed AS (
  SELECT line_no > $at AS second, line_no, hash(invoice_no, stock_code, description, quantity, invoice_date, unit_price,
    customer_id, country) AS key
  FROM typed WHERE reason IS NULL
), halves AS (SELECT second, list(key ORDER BY line_no) AS keys FROM keyed GROUP BY second)
SELECT count(*) = 2 AND count(DISTINCT keys) = 1 AS same FROM halves
