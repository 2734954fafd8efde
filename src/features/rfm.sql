-- Recency, frequency and monetary value as quintiles: 5 is the best fifth. Ties are broken by customer_id.
SELECT
  customer_id,
  6 - CAST(ntile(5) OVER (ORDER BY recency_days, customer_id) AS INTEGER) AS r,
  CAST(ntile(5) OVER (ORDER BY n_invoices, customer_id DESC) AS INTEGER) AS f,
  CAST(ntile(5) OVER (ORDER BY revenue, customer_id DESC) AS INTEGER) AS m
FROM ranked
ORDER BY customer_id
