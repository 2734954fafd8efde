-- Trade by calendar month, from all lines.
SELECT strftime(invoice_date, '%Y-%m') AS month,
  count(DISTINCT CAST(invoice_date AS DATE)) AS trading_days,
  count(DISTINCT invoice_no) AS invoices, count(DISTINCT customer_id) AS customers,
  CAST(sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE) AS purchases,
  CAST(sum(CASE WHEN quantity < 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE) AS returns
FROM lines GROUP BY month ORDER BY month
