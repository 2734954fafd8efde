-- How the texts of a column of the table staged are written as numbers: by a point, by a comma, or by what can be either.
WITH texts AS (
  SELECT /* column */ AS text, count(*) AS lines FROM staged WHERE /* column */ IS NOT NULL GROUP BY 1
), marked AS (
  SELECT text, lines, regexp_full_match(text, '[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?') AS easy,
    CASE WHEN regexp_full_match(text, '[+-]?\d+') THEN text ELSE /* bare */ END AS bare FROM texts
), kinds AS (
  SELECT text, lines, easy, CASE
    WHEN NOT regexp_matches(bare, '\d') THEN 'no number'
    WHEN regexp_full_match(bare, '[+-]?\d*(e[+-]?\d+)?') THEN 'none'
    WHEN regexp_full_match(bare, '[+-]?[1-9]\d{0,2}\.\d{3}') THEN 'either_point'
    WHEN regexp_full_match(bare, '[+-]?[1-9]\d{0,2},\d{3}') THEN 'either_comma'
    WHEN regexp_full_match(bare, '[+-]?[1-9]\d{0,2}((\.\d{3})+,\d*|(\.\d{3}){2,})') THEN 'comma'
    WHEN regexp_full_match(bare, '[+-]?[1-9]\d{0,2}((,\d{3})+\.\d*|(,\d{3}){2,})') THEN 'point'
    WHEN regexp_full_match(bare, '[+-]?[1-9]\d?(,\d{2})+,\d{3}(\.\d*)?') THEN 'point'
    WHEN regexp_full_match(bare, '[+-]?\d*\.\d*([eE][+-]?\d+)?') THEN 'point'
    WHEN regexp_full_match(bare, '[+-]?\d*,\d*([eE][+-]?\d+)?') THEN 'comma'
    ELSE 'no number' END AS kind FROM marked
) SELECT /* role */ AS role,
  coalesce(sum(lines) FILTER (WHERE kind = 'point'), 0)::BIGINT AS point,
  coalesce(sum(lines) FILTER (WHERE kind = 'comma'), 0)::BIGINT AS comma,
  coalesce(sum(lines) FILTER (WHERE kind = 'either_point'), 0)::BIGINT AS either_point,
  coalesce(sum(lines) FILTER (WHERE kind = 'either_comma'), 0)::BIGINT AS either_comma,
  coalesce(sum(lines) FILTER (WHERE NOT easy AND kind <> 'no number'), 0)::BIGINT AS odd,
  min(text) FILTER (WHERE kind IN ('either_point', 'either_comma')) AS example,
  min(text) FILTER (WHERE kind = 'point') AS shows_point, min(text) FILTER (WHERE kind = 'comma') AS shows_comma
FROM kinds
