-- Trade by weekday, Monday first, all seven of them.
WITH days AS (SELECT unnest(range(1, 8)) AS weekday),
trade AS (
  SELECT isodow(invoice_date) AS weekday, count(DISTINCT invoice_no) AS invoices,
    CAST(sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE) AS purchases
  FROM lines GROUP BY 1
)
SELECT weekday,
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][weekday] AS name,
  coalesce(invoices, 0) AS invoices, coalesce(purchases, 0) AS purchases
FROM days LEFT JOIN trade USING (weekday) ORDER BY weekday
