-- The customers as a selection sees them, by number, from the tables customers and spending. $revenue: the preset's.
SELECT recency_days, n_invoices, is_guest, all_time, last_year, decayed,
  CASE $revenue WHEN 'gross_revenue' THEN gross_revenue ELSE net_revenue END AS revenue
FROM customers
LEFT JOIN spending USING (customer_id)
ORDER BY customer_id
