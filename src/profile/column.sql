-- What a column of a table holds; both are written in.
SELECT count(*) - count(/* column */) AS missing,
  (count(*) - count(/* column */)) / greatest(count(*), 1) AS missing_share,
  count(DISTINCT /* column */) AS distinct,
  coalesce(CAST(min(/* column */) AS VARCHAR), '') AS smallest,
  coalesce(CAST(max(/* column */) AS VARCHAR), '') AS largest
FROM /* table */
