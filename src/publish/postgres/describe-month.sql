-- What a month says of itself, written last into its transaction; $18 is its month.json's hash.
INSERT INTO insiders.runs AS kept (
  run, as_of, month, run_id, model, currency, window_days, source, rows_read, rows_kept, rows_set_aside,
  customers, members, on_notice, entered, removed, left_by_themselves, sha256, revenue, members_revenue, revenue_of_month
)
SELECT $1, $2::date, $3, $4, $5, $6, $7::integer, $8, $9::bigint, $10::bigint, $11::bigint,
  $12::bigint, $13::bigint, $14::bigint, $15::bigint, $16::bigint, $17::bigint, $18,
  coalesce(sum(net_revenue), 0),
  coalesce(sum(net_revenue) FILTER (WHERE status IN ('member', 'on_notice')), 0),
  sum(revenue_of_month)
FROM insiders.customers
WHERE run = $1 AND as_of = $2::date
ON CONFLICT (run, as_of) DO UPDATE SET
  month = excluded.month, run_id = excluded.run_id, model = excluded.model, currency = excluded.currency,
  window_days = excluded.window_days, source = excluded.source, rows_read = excluded.rows_read,
  rows_kept = excluded.rows_kept, rows_set_aside = excluded.rows_set_aside, customers = excluded.customers,
  members = excluded.members, on_notice = excluded.on_notice, entered = excluded.entered,
  removed = excluded.removed, left_by_themselves = excluded.left_by_themselves, sha256 = excluded.sha256,
  revenue = excluded.revenue, members_revenue = excluded.members_revenue,
  revenue_of_month = excluded.revenue_of_month, published_at = now()
