-- What the role for dashboards may see: the views, and no table. The owner of the schema runs it once a month has been
-- published, and again when a newer version brings a new view; twice does no harm:
--   psql "$INSIDERS_POSTGRES_URL" -f deploy/metabase/reader.sql
GRANT USAGE ON SCHEMA insiders TO insiders_reader;
GRANT SELECT ON
  insiders.kpi_month,
  insiders.segment_month,
  insiders.migration,
  insiders.drift_month,
  -- These two show single customers; leave them out where the reader must not see them.
  insiders.current_members,
  insiders.customer_history
TO insiders_reader;
