-- Countries with enough customers in some month to stand by themselves, the biggest of the last month first.
CREATE TEMP TABLE shown_countries AS
WITH counted AS (
  SELECT month, country, count(*) AS customers
  FROM all_customers WHERE recency_days IS NOT NULL AND country IS NOT NULL
  GROUP BY 1, 2
)
SELECT country FROM counted
GROUP BY country
HAVING max(customers) >= $least
ORDER BY max(customers) DESC, country
LIMIT $most
