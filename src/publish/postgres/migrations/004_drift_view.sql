-- The measures of drift for people, so that a role for dashboards needs views alone.
CREATE VIEW insiders.drift_month AS
SELECT drift.run, runs.month, drift.as_of, measure, subject, value, limit_value, alarm, note, runs.model
FROM insiders.drift
JOIN insiders.runs USING (run, as_of);
