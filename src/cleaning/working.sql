-- The table working: the lines with days, the guests' ids, and the number of the first rule that drops each.
CREATE OR REPLACE TEMP TABLE working AS
WITH guest_invoices AS (
  SELECT invoice_no, row_number() OVER (ORDER BY min(line_no)) - 1 AS nth
  FROM lines WHERE customer_id IS NULL GROUP BY invoice_no
), first_id AS (
  SELECT greatest(/* first guest */, CAST(coalesce(max(customer_id), 0) AS BIGINT) + 1) AS id FROM lines
), known AS (
  SELECT line_no, lines.invoice_no, stock_code, description, quantity, invoice_date,
    CAST(invoice_date AS DATE) AS day, unit_price, /* customer */ AS customer_id,
    customer_id IS NULL AS is_guest, country /* more columns */
  FROM lines CROSS JOIN first_id
  LEFT JOIN guest_invoices
    ON guest_invoices.invoice_no = CASE WHEN lines.customer_id IS NULL THEN lines.invoice_no END
)
SELECT line_no, invoice_no, stock_code, description, quantity, invoice_date, day, unit_price, customer_id,
  is_guest, country, /* dropped by */ AS dropped_by
FROM known ORDER BY line_no
