-- The clusters by total revenue, from the tables customers and clusters; the last rows are those of
-- customers who are set apart, where there are $giants of them, and of guests who are no customers, where $guests says
-- so, each with what they brought. $revenue: the preset's.
-- Mean and median of every feature are written in where the comments name them.
WITH spent AS (
  SELECT customers.*, CASE $revenue WHEN 'gross_revenue' THEN gross_revenue ELSE net_revenue END AS revenue
  FROM customers
),
clustered AS (
  SELECT cluster AS place, CAST(cluster AS VARCHAR) AS cluster, count(*) AS customers,
    CAST(sum(CASE WHEN is_guest THEN 0 ELSE 1 END) AS INTEGER) AS invitable,
    sum(net_revenue) AS total_net_revenue, sum(gross_revenue) AS total_gross_revenue, sum(revenue) AS total_revenue
    /* statistics */
  FROM spent
  JOIN clusters USING (customer_id)
  GROUP BY cluster
),
everybody AS (
  SELECT * FROM clustered
  UNION ALL
  SELECT 2147483646, CASE $giants WHEN 1 THEN 'Set apart (1 customer)' ELSE 'Set apart (' || $giants || ' customers)' END, NULL, NULL,
    CAST($giants_net AS DOUBLE), CAST($giants_gross AS DOUBLE), CAST($giants_revenue AS DOUBLE) /* no statistics */
  WHERE CAST($giants AS INTEGER) > 0
  UNION ALL
  SELECT 2147483647, 'Guests (no customers)', NULL, NULL,
    CAST($guests_net AS DOUBLE), CAST($guests_gross AS DOUBLE), CAST($guests_revenue AS DOUBLE) /* no statistics */
  WHERE CAST($guests AS BOOLEAN)
)
SELECT everybody.*,
  customers / sum(customers) OVER () AS share_of_customers,
  total_revenue / sum(total_revenue) OVER () AS share_of_revenue,
  sum(total_revenue) OVER (ORDER BY place) / sum(total_revenue) OVER () AS cumulative_share
FROM everybody
ORDER BY place
