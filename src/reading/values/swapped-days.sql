-- Dates written as numbers with their two parts, and those of another form, from the table moments.
WITH parts AS (
  SELECT lines, form, moment, TRY_CAST(regexp_extract(text, '^\s*(\d{1,2})\D+(\d{1,2})', 1) AS INTEGER) AS a,
    TRY_CAST(regexp_extract(text, '^\s*(\d{1,2})\D+(\d{1,2})', 2) AS INTEGER) AS b
  FROM moments WHERE moment IS NOT NULL
)
SELECT coalesce(sum(lines) FILTER (WHERE form = 'numbers'), 0)::BIGINT AS texts,
  coalesce(sum(lines) FILTER (WHERE form = 'numbers' AND greatest(a, b) <= 12), 0)::BIGINT AS low,
  coalesce(sum(lines) FILTER (WHERE form <> 'numbers'), 0)::BIGINT AS others,
  max(day(moment)) FILTER (WHERE form <> 'numbers') AS latest,
  strftime(max(moment) FILTER (WHERE form <> 'numbers'), '%Y-%m-%d') AS last
FROM parts
