-- What speaks for a reading of dates whose order nothing decides.
WITH parts AS (
  SELECT text, lines, /* parts */ AS p FROM date_texts WHERE form_no = $formNo
), read AS (SELECT text, lines, CAST(/* moment */ AS DATE) AS day FROM parts),
days AS (SELECT DISTINCT day FROM read WHERE day IS NOT NULL),
gaps AS (SELECT day - lag(day) OVER (ORDER BY day) AS gap FROM days)
SELECT coalesce(sum(lines) FILTER (WHERE isodow(day) = 7), 0)::BIGINT AS sundays,
  coalesce(sum(lines) FILTER (WHERE isodow(day) = 7) / sum(lines), 0)::DOUBLE AS share,
  coalesce(sum(lines) FILTER (WHERE day > current_date), 0)::BIGINT AS future,
  strftime(min(day), '%Y-%m-%d') AS first, strftime(max(day), '%Y-%m-%d') AS last,
  coalesce((SELECT max(gap) FROM gaps), 0)::INTEGER AS gap,
  strftime(max(day) FILTER (WHERE text = $example), '%Y-%m-%d') AS one
FROM read
