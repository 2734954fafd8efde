-- A month's customers by segment and country, with what happened to members.
-- Who left has no segment and no country of the month any more: those of the month before stand for them.
WITH placed AS (
  SELECT
    present.month,
    CASE WHEN present.recency_days IS NULL THEN earlier.segment ELSE present.segment END AS segment,
    coalesce(present.country, earlier.country) AS country,
    present.recency_days IS NOT NULL AS active,
    present.status,
    coalesce(present.net_revenue, 0) AS net_revenue,
    present.revenue_of_month,
    events.event
  FROM all_customers AS present
  LEFT JOIN all_customers AS earlier
    ON earlier.customer_id = present.customer_id AND earlier.month = present.month - 1
  LEFT JOIN all_events AS events ON events.customer_id = present.customer_id AND events.month = present.month
)
SELECT
  month,
  segment,
  CASE WHEN country IN (SELECT country FROM shown_countries) THEN country END AS country,
  CAST(count(*) FILTER (active) AS INTEGER) AS customers,
  CAST(count(*) FILTER (status IN ('member', 'on_notice')) AS INTEGER) AS members,
  CAST(count(*) FILTER (status = 'on_notice') AS INTEGER) AS on_notice,
  CAST(count(*) FILTER (event = 'entered') AS INTEGER) AS entered,
  CAST(count(*) FILTER (event = 'removed') AS INTEGER) AS removed,
  CAST(count(*) FILTER (event = 'left') AS INTEGER) AS "left",
  round(CAST(sum(CAST(net_revenue AS DECIMAL(18, 2))) FILTER (active) AS DOUBLE), 2) AS revenue,
  round(
    CAST(sum(CAST(net_revenue AS DECIMAL(18, 2))) FILTER (active AND status IN ('member', 'on_notice')) AS DOUBLE), 2
  ) AS members_revenue,
  -- Months of before it was kept have none.
  round(CAST(sum(CAST(revenue_of_month AS DECIMAL(18, 2))) AS DOUBLE), 2) AS revenue_of_month
FROM placed
GROUP BY 1, 2, 3
ORDER BY 1, 2 NULLS LAST, 3 NULLS LAST
