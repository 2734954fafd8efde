-- Lines of dates as numbers by what their first two parts, a and b, can be: only one of them a day, or both.
WITH parts AS (
  SELECT text, lines, /* parts */ AS p FROM date_texts WHERE form_no = $formNo
), numbers AS (SELECT text, lines, p.sep AS sep, p.a::INTEGER AS a, p.b::INTEGER AS b FROM parts)
SELECT coalesce(sum(lines) FILTER (WHERE a > 12), 0)::BIGINT AS first,
  coalesce(sum(lines) FILTER (WHERE b > 12), 0)::BIGINT AS second,
  coalesce(sum(lines) FILTER (WHERE sep = '.'), 0)::BIGINT AS dots,
  coalesce(sum(lines) FILTER (WHERE a = b), 0)::BIGINT AS same, coalesce(sum(lines), 0)::BIGINT AS "all",
  min(text) FILTER (WHERE a <> b AND a <= 12 AND b <= 12) AS example
FROM numbers
