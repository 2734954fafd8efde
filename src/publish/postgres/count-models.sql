-- The models that a run's months were scored by, counted anew.
WITH counted AS (
  SELECT run, model, min(month) AS first_month, max(month) AS last_month, count(*)::integer AS months
  FROM insiders.runs
  WHERE run = $1
  GROUP BY run, model
), gone AS (
  DELETE FROM insiders.models
  WHERE run = $1 AND model NOT IN (SELECT model FROM counted)
)
INSERT INTO insiders.models (run, model, first_month, last_month, months)
SELECT run, model, first_month, last_month, months FROM counted
ON CONFLICT (run, model) DO UPDATE SET
  first_month = excluded.first_month, last_month = excluded.last_month, months = excluded.months
