-- The lines that another table of the source holds as well, all but the one that stands.
CREATE OR REPLACE TEMP TABLE repeats AS
WITH keyed AS (
  SELECT line_no, part, hash(invoice_no, stock_code, quantity, invoice_date::DATE, customer_id, currency/* fixed */) AS key,
    max(invoice_date) OVER (PARTITION BY part) AS reaches, min(invoice_date) OVER (PARTITION BY part) AS begins
  FROM typed WHERE reason IS NULL
), counted AS (
  SELECT line_no, part, key, reaches, begins, row_number() OVER (PARTITION BY part, key ORDER BY line_no) AS nth FROM keyed
), ranked AS (
  SELECT line_no, row_number() OVER (PARTITION BY key, nth ORDER BY /* first */) AS place
  FROM counted
) SELECT line_no FROM ranked WHERE place > 1
