-- Who went from which segment to which since the month before: the rows of `migration`, by country.
WITH active AS (
  SELECT month, customer_id, coalesce(segment, 'none') AS segment, country FROM all_customers WHERE recency_days IS NOT NULL
),
pairs AS (
  SELECT
    coalesce(present.month, earlier.month + 1) AS month,
    coalesce(earlier.segment, 'new') AS from_segment,
    coalesce(present.segment, 'lost') AS to_segment,
    coalesce(present.country, earlier.country) AS country
  FROM active AS present
  FULL JOIN active AS earlier ON earlier.customer_id = present.customer_id AND earlier.month = present.month - 1
)
SELECT
  month,
  from_segment,
  to_segment,
  CASE WHEN country IN (SELECT country FROM shown_countries) THEN country END AS country,
  CAST(count(*) AS INTEGER) AS customers
FROM pairs
-- A month without one before it has no flows, and the last month's customers none to a month that is not there.
WHERE month IN (SELECT month FROM all_months) AND month - 1 IN (SELECT month FROM all_months)
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4 NULLS LAST
