-- Stock codes with a price, their lines and what was bought of them, from the table lines, where the condition holds
-- that is written in.
SELECT stock_code AS code, count(*) AS lines,
  coalesce(CAST(sum(CASE WHEN quantity >= 0 THEN quantity * unit_price END) AS DOUBLE), 0) AS value
FROM lines
WHERE unit_price > 0 AND (/* condition */)
GROUP BY stock_code
ORDER BY lines DESC, code
