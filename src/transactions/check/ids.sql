-- Ids of customers as they are written and as they are meant, and those that a spreadsheet has shortened.
WITH ids AS (SELECT DISTINCT customer_id AS id FROM counted WHERE customer_id IS NOT NULL),
plain AS (SELECT id, ltrim(lower(regexp_replace(strip_accents(id), '[\s_-]', '', 'g')), '0') AS plain FROM ids),
twins AS (SELECT plain, count(*) AS n FROM plain GROUP BY plain)
SELECT sum(n)::BIGINT AS written, count(*) AS meant,
  (SELECT count(*) FROM ids WHERE regexp_full_match(id, '\d[.,]\d+[eE]\+?\d+')) AS broken
FROM twins
