-- The customers as the actions see them, from the tables customers, clusters and cleaned; what measures a basket is
-- written in. $revenue: the preset's; $year
-- and $days90: days after which spending counts as that of the last 365 and 90 days.
WITH counted AS (
  SELECT customer_id, day, quantity * unit_price AS amount
  FROM cleaned
  WHERE customer_id IS NOT NULL AND ($revenue = 'net_revenue' OR quantity >= 0)
),
spent AS (
  SELECT customer_id,
    CAST(sum(CASE WHEN day > CAST($year AS DATE) THEN amount ELSE 0 END) AS DOUBLE) AS year,
    CAST(sum(CASE WHEN day > CAST($days90 AS DATE) THEN amount ELSE 0 END) AS DOUBLE) AS days90
  FROM counted
  GROUP BY customer_id
)
SELECT cluster, is_guest AS guest,
  CASE $revenue WHEN 'gross_revenue' THEN gross_revenue ELSE net_revenue END AS revenue,
  recency_days AS "recencyDays", n_invoices AS invoices, /* basket */ AS basket, returned_share AS "returnedShare",
  avg_days_between_purchases AS "gapDays", coalesce(year, 0) AS year, coalesce(days90, 0) AS days90
FROM customers
JOIN clusters USING (customer_id)
LEFT JOIN spent USING (customer_id)
ORDER BY customer_id
