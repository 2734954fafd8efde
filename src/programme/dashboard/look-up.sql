-- Each customer's course over the months, for those of the last month first by what they brought.
WITH chosen AS (
  SELECT customer_id, max(month) AS last, arg_max(coalesce(net_revenue, 0), month) AS revenue
  FROM all_customers GROUP BY customer_id
  ORDER BY last DESC, revenue DESC, customer_id
  LIMIT $most
)
SELECT
  customer_id,
  country,
  month,
  segment,
  status,
  reviews_left,
  round(net_revenue, 2) AS net_revenue,
  recency_days,
  round(expected_revenue_3m, 2) AS expected,
  test_group
FROM all_customers JOIN chosen USING (customer_id)
ORDER BY chosen.last DESC, chosen.revenue DESC, customer_id, month
