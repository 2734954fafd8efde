-- The codes of the table counted whose name matches $names, or that have no digit where most have one; $most at the most.
WITH codes AS (
  SELECT stock_code AS code, arg_min(description, line_no) AS description, count(*) AS rows,
    sum(quantity * unit_price)::DOUBLE AS value, NOT regexp_matches(stock_code, '\d') AS wordy
  FROM counted WHERE stock_code IS NOT NULL GROUP BY stock_code
), judged AS (
  SELECT *, regexp_matches(lower(strip_accents(concat_ws(' ', code, description))), $names) AS named,
    avg(CASE WHEN wordy THEN 1.0 ELSE 0.0 END) OVER () AS wordy_share FROM codes
)
SELECT code, description, rows, round(value, 2) AS value,
  CASE WHEN named THEN 'its name' ELSE 'a code without digits' END AS why
FROM judged WHERE named OR ($hasCodes AND wordy AND wordy_share < 0.2)
ORDER BY abs(value) DESC, code LIMIT $most
