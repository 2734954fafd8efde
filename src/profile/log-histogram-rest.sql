-- What a logarithmic scale cannot show of an expression over a table, both written in.
WITH given AS (
  SELECT CAST(/* expression */ AS DOUBLE) AS x
  FROM /* table */
)
SELECT count(CASE WHEN x = 0 THEN 1 END) AS zeros, count(CASE WHEN x < 0 THEN 1 END) AS negatives,
  count(*) - count(x) AS missing
FROM given
