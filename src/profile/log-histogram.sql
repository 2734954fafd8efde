-- Values above zero of an expression over a table, both written in, by bins of equal width on a logarithmic scale,
-- $bins_per_decade of them from one power of ten to the next.
-- The small addend keeps 10, 100, … in the bin that they open, whatever log10 makes of them.
WITH given AS (
  SELECT CAST(/* expression */ AS DOUBLE) AS x
  FROM /* table */
),
binned AS (
  SELECT CAST(floor(log10(x) * $bins_per_decade + 1e-9) AS INTEGER) AS bin
  FROM given
  WHERE x > 0
)
SELECT bin, count(*) AS n
FROM binned
GROUP BY bin
ORDER BY bin
