-- Views for people and for dashboards.

-- Who is a member by the newest month of each run; those on notice still are.
CREATE VIEW insiders.current_members AS
SELECT customers.run, runs.month, customers.as_of, customer_id, status, member_since, reviews_left,
  segment, segment_en, segment_pt, country, net_revenue, recency_days, n_invoices,
  expected_revenue_3m, low80_3m, high80_3m, test_group, runs.currency, runs.model
FROM insiders.customers
JOIN insiders.runs USING (run, as_of)
WHERE customers.status IN ('member', 'on_notice')
  AND as_of = (SELECT max(newest.as_of) FROM insiders.runs AS newest WHERE newest.run = runs.run);

-- Each segment month by month; the rows without a country are all countries together.
CREATE VIEW insiders.segment_month AS
SELECT segments.run, runs.month, segments.as_of, segment, segment_en, segment_pt, country,
  segments.customers, segments.members, net_revenue, revenue_of_month, share_of_customers, share_of_revenue,
  mean_recency_days, mean_invoices, mean_revenue, runs.currency
FROM insiders.segments
JOIN insiders.runs USING (run, as_of);

-- Customers who went from one segment to another since the month before.
-- A name stands beside each key; `new`, `lost` and `none` are keys without a segment, and their own names.
CREATE VIEW insiders.migration AS
SELECT moved.run, runs.month, moved.as_of, moved.from_segment, moved.to_segment,
  coalesce(origin.segment_en, moved.from_segment) AS from_segment_en,
  coalesce(origin.segment_pt, moved.from_segment) AS from_segment_pt,
  coalesce(aim.segment_en, moved.to_segment) AS to_segment_en,
  coalesce(aim.segment_pt, moved.to_segment) AS to_segment_pt,
  moved.customers, moved.net_revenue, runs.currency
FROM insiders.migration_rows AS moved
JOIN insiders.runs USING (run, as_of)
LEFT JOIN LATERAL (
  SELECT segment_en, segment_pt FROM insiders.segments AS named
  WHERE named.run = moved.run AND named.segment = moved.from_segment AND named.country IS NULL
    AND named.as_of <= moved.as_of
  ORDER BY named.as_of DESC LIMIT 1
) AS origin ON true
LEFT JOIN LATERAL (
  SELECT segment_en, segment_pt FROM insiders.segments AS named
  WHERE named.run = moved.run AND named.segment = moved.to_segment AND named.country IS NULL
    AND named.as_of <= moved.as_of
  ORDER BY named.as_of DESC LIMIT 1
) AS aim ON true;

-- A month in one row. Revenue is of the window; the forecasts are of the three months after, what came is NULL before.
CREATE VIEW insiders.kpi_month AS
SELECT runs.run, runs.month, runs.as_of, runs.members, runs.entered, runs.removed, runs.left_by_themselves,
  runs.on_notice, runs.customers, runs.revenue, runs.members_revenue,
  (runs.members_revenue / nullif(runs.revenue, 0))::double precision AS share,
  (
    SELECT sum(revenue_of_month) FROM insiders.segments
    WHERE segments.run = runs.run AND segments.as_of = runs.as_of AND segments.country IS NULL
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

-- Everything that is known of a customer, month by month, with what happened to the membership in it.
CREATE VIEW insiders.customer_history AS
SELECT customers.run, runs.month, customers.as_of, customers.customer_id, customers.status,
  customers.segment, customers.segment_en, customers.segment_pt, customers.country, customers.member_since,
  customers.reviews_passed, customers.reviews_failed, customers.reviews_left,
  customers.net_revenue, customers.recency_days, customers.n_invoices,
  customers.expected_revenue_3m, customers.low80_3m, customers.high80_3m,
  customers.refused, customers.refusal, customers.test_group,
  (
    SELECT string_agg(event, ', ' ORDER BY event) FROM insiders.membership_events AS events
    WHERE events.run = customers.run AND events.as_of = customers.as_of
      AND events.customer_id = customers.customer_id
  ) AS events,
  runs.currency, runs.model
FROM insiders.customers
JOIN insiders.runs USING (run, as_of);
