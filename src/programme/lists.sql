-- The customers as the lists have them, by number, from the tables customers, clusters and value.
SELECT customers.*, cluster, is_insider AS in_programme, n_invoices AS purchases, alive_probability,
  revenue_3m AS expected_revenue_3m, revenue_3m_low80 AS expected_revenue_3m_low80,
  revenue_3m_high80 AS expected_revenue_3m_high80
FROM customers
JOIN clusters USING (customer_id)
LEFT JOIN value USING (customer_id)
ORDER BY customer_id
