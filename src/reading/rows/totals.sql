-- The figures that tell one set of lines from another.
SELECT count(*) AS lines, count(DISTINCT invoice_no) AS invoices, count(DISTINCT stock_code) AS "stockCodes",
  count(DISTINCT customer_id) AS customers,
  count(*) FILTER (WHERE customer_id IS NULL) AS "linesWithoutCustomer",
  count(*) FILTER (WHERE description IS NULL) AS "linesWithoutDescription",
  coalesce(sum(quantity), 0)::DOUBLE AS quantity,
  coalesce(round(sum(quantity * unit_price), 2), 0)::DOUBLE AS value,
  strftime(min(invoice_date), '%Y-%m-%d %H:%M') AS "firstMoment",
  strftime(max(invoice_date), '%Y-%m-%d %H:%M') AS "lastMoment",
  count(DISTINCT country) AS countries
FROM /* table */
