-- Statistics of an expression over a table, both written in.
-- Skewness and kurtosis are computed from sums of powers, which lose all digits far from zero: centred first.
WITH given AS (
  SELECT CAST(/* expression */ AS DOUBLE) AS x
  FROM /* table */
),
numbers AS (
  SELECT x, x - (SELECT avg(x) FROM given) AS centred
  FROM given
)
SELECT count(x) AS n, avg(x) AS mean, stddev_samp(x) AS sd, min(x) AS min,
  quantile_cont(x, 0.25) AS q25, median(x) AS median, quantile_cont(x, 0.75) AS q75, quantile_cont(x, 0.99) AS q99,
  max(x) AS max,
  CASE WHEN count(DISTINCT x) > 1 THEN skewness(centred) END AS skewness,
  CASE WHEN count(DISTINCT x) > 1 THEN kurtosis(centred) END AS kurtosis
FROM numbers
