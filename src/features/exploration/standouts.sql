-- The $most customers whose features lie farthest from the usual, from the table customers; the features, stacked as
-- customer_id, feature and value, and the country where there is one, are written in.
WITH tall AS (
  /* features */
),
logs AS (
  SELECT customer_id, feature, value, sign(value) * ln(1 + abs(value)) AS x
  FROM tall
  WHERE value IS NOT NULL
),
usual AS (
  SELECT feature, median(value) AS median, median(x) AS middle,
    quantile_cont(x, 0.75) - quantile_cont(x, 0.25) AS spread
  FROM logs
  GROUP BY feature
),
distances AS (
  SELECT customer_id, feature, value, usual.median AS median, abs(x - middle) / spread AS distance,
    row_number() OVER (PARTITION BY customer_id ORDER BY abs(x - middle) / spread DESC, feature) AS nth
  FROM logs
  JOIN usual USING (feature)
  WHERE spread > 0
)
SELECT customer_id, feature, value, median, distance, net_revenue/* country */
FROM distances
JOIN customers USING (customer_id)
WHERE nth = 1
ORDER BY distance DESC, customer_id
LIMIT $most
