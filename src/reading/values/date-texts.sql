-- The table date_texts: each differing text of a day, how many lines have it, and the number of the form that it is of.
CREATE OR REPLACE TEMP TABLE date_texts AS
WITH texts AS (SELECT day AS text, count(*) AS lines FROM staged WHERE day IS NOT NULL GROUP BY day),
plain AS (SELECT text, lines, /* plain */ AS plain FROM texts)
SELECT text, lines, plain, /* form_no */ AS form_no FROM plain
