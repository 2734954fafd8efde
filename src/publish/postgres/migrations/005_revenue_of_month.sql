-- The revenue of the calendar month of each customer, also of whom the model refuses, who are in no segment.
ALTER TABLE insiders.customers ADD COLUMN revenue_of_month numeric(14, 2);
-- NULL of months that were published before; what their segments brought stands in for it.
ALTER TABLE insiders.runs ADD COLUMN revenue_of_month numeric(14, 2);

CREATE OR REPLACE VIEW insiders.kpi_month AS
SELECT runs.run, runs.month, runs.as_of, runs.members, runs.entered, runs.removed, runs.left_by_themselves,
  runs.on_notice, runs.customers, runs.revenue, runs.members_revenue,
  (runs.members_revenue / nullif(runs.revenue, 0))::double precision AS share,
  coalesce(
    runs.revenue_of_month,
    (
      SELECT sum(revenue_of_month) FROM insiders.segments
      WHERE segments.run = runs.run AND segments.as_of = runs.as_of AND segments.country IS NULL
    )
  ) AS revenue_of_month,
  everybody.expected AS expected_3m, everybody.low80 AS low80_3m, everybody.high80 AS high80_3m,
  everybody.actual AS actual_3m,
  insiders.expected AS members_expected_3m, insiders.actual AS members_actual_3m,
  runs.currency, runs.model
FROM insiders.runs
LEFT JOIN insiders.forecasts AS everybody
  ON everybody.run = runs.run AND everybody.as_of = runs.as_of AND everybody.who = 'all' AND everybody.months = 3
LEFT JOIN insiders.forecasts AS insiders
  ON insiders.run = runs.run AND insiders.as_of = runs.as_of AND insiders.who = 'members' AND insiders.months = 3;
