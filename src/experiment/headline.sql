-- The run in five numbers, from the tables customers and clusters. $revenue: the preset's; $outside: what
-- guests who are no customers and customers who are set apart brought.
WITH joined AS (
  SELECT customer_id, is_guest, is_insider,
    CASE $revenue WHEN 'gross_revenue' THEN gross_revenue ELSE net_revenue END AS revenue
  FROM customers
  JOIN clusters USING (customer_id)
),
spenders AS (
  SELECT revenue, row_number() OVER (ORDER BY revenue DESC, customer_id) AS place
  FROM joined
  WHERE NOT is_guest
),
counted AS (
  SELECT count(*) AS customers, coalesce(sum(CASE WHEN is_insider THEN 1 ELSE 0 END), 0) AS insiders,
    coalesce(sum(CASE WHEN is_insider THEN revenue END), 0) AS insiders_revenue, sum(revenue) AS revenue
  FROM joined
)
SELECT customers,
  CAST(insiders AS INTEGER) AS insiders,
  insiders_revenue AS "insidersRevenue",
  insiders_revenue / revenue AS "shareOfCustomers",
  insiders_revenue / (revenue + $outside) AS "shareOfAll",
  (SELECT coalesce(sum(revenue), 0) FROM spenders WHERE place <= insiders) / (revenue + $outside)
    AS "topSpendersShareOfAll"
FROM counted
