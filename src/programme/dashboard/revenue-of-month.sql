-- What the segments' customers brought in each calendar month, by country; what is left of the whole stands for the others.
WITH parts AS (
  SELECT month, segment, country, CAST(revenue_of_month AS DECIMAL(18, 2)) AS revenue FROM all_segments
)
SELECT month, segment, country, CAST(revenue AS DOUBLE) AS revenue
FROM parts WHERE country IN (SELECT country FROM shown_countries)
UNION ALL
SELECT
  month,
  segment,
  NULL,
  CAST(
    sum(CASE WHEN country IS NULL THEN revenue WHEN country IN (SELECT country FROM shown_countries) THEN -revenue ELSE 0 END)
    AS DOUBLE
  )
FROM parts GROUP BY month, segment
ORDER BY 1, 2, 3 NULLS LAST
