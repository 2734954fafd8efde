-- Trade by country, the largest first.
SELECT country, count(DISTINCT customer_id) AS customers, count(DISTINCT invoice_no) AS invoices,
  CAST(sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE) AS purchases
FROM lines GROUP BY country ORDER BY purchases DESC, country
