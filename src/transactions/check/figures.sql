-- What the lines that count come to.
SELECT count(DISTINCT customer_id) AS customers, count(DISTINCT invoice_no) AS invoices,
  coalesce(sum(quantity), 0)::DOUBLE AS items, coalesce(round(sum(quantity * unit_price), 2), 0)::DOUBLE AS value,
  coalesce(strftime(min(invoice_date), '%Y-%m-%d'), '') AS first,
  coalesce(strftime(max(invoice_date), '%Y-%m-%d'), '') AS last,
  coalesce(count(*) FILTER (WHERE customer_id IS NULL) / nullif(count(*), 0), 0) AS "withoutCustomer",
  coalesce(count(*) FILTER (WHERE quantity < 0) / nullif(count(*), 0), 0) AS "returns",
  1 - coalesce(count(DISTINCT hash(invoice_no, stock_code, description, quantity, invoice_date, unit_price,
    customer_id, country)) / nullif(count(*), 0), 1) AS repeats
FROM counted
