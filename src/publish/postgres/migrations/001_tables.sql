-- The tables of the schema insiders: a month of a run is one value of (run, as_of) in each of them.
-- Ids are text, days date, money numeric(14, 2) in the currency of the run, times timestamptz.

CREATE TABLE insiders.runs (
  run text NOT NULL,
  as_of date NOT NULL,
  -- As in YYYY-MM, for people and for filters that know no days.
  month text NOT NULL,
  run_id text NOT NULL,
  model text NOT NULL,
  currency text NOT NULL,
  window_days integer,
  source text NOT NULL,
  rows_read bigint NOT NULL,
  rows_kept bigint NOT NULL,
  rows_set_aside bigint NOT NULL,
  customers bigint NOT NULL,
  members bigint NOT NULL,
  on_notice bigint NOT NULL,
  entered bigint NOT NULL,
  removed bigint NOT NULL,
  left_by_themselves bigint NOT NULL,
  -- Of the window, from the customers of the month; summed once, when the month is published.
  revenue numeric(14, 2) NOT NULL,
  members_revenue numeric(14, 2) NOT NULL,
  -- Of month.json, which names the hash of every file: the same hash, the same month.
  sha256 text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (run, as_of)
);

CREATE TABLE insiders.models (
  run text NOT NULL,
  model text NOT NULL,
  first_month text NOT NULL,
  last_month text NOT NULL,
  months integer NOT NULL,
  PRIMARY KEY (run, model)
);

CREATE TABLE insiders.customers (
  run text NOT NULL,
  as_of date NOT NULL,
  customer_id text NOT NULL,
  segment text,
  segment_en text,
  segment_pt text,
  status text NOT NULL,
  reviews_passed integer,
  reviews_failed integer,
  reviews_left integer,
  eligible boolean,
  stays boolean,
  member_since date,
  country text,
  net_revenue numeric(14, 2),
  recency_days integer,
  n_invoices bigint,
  expected_revenue_3m numeric(14, 2),
  low80_3m numeric(14, 2),
  high80_3m numeric(14, 2),
  refused boolean NOT NULL,
  refusal text,
  test_group text,
  -- All other features of the catalogue, by name.
  features jsonb NOT NULL,
  PRIMARY KEY (run, as_of, customer_id)
);
CREATE INDEX customers_by_id ON insiders.customers (customer_id);

CREATE TABLE insiders.membership_events (
  run text NOT NULL,
  as_of date NOT NULL,
  customer_id text NOT NULL,
  event text NOT NULL,
  reason text,
  PRIMARY KEY (run, as_of, customer_id, event)
);
CREATE INDEX membership_events_by_id ON insiders.membership_events (customer_id);

CREATE TABLE insiders.segments (
  run text NOT NULL,
  as_of date NOT NULL,
  segment text NOT NULL,
  segment_en text NOT NULL,
  segment_pt text NOT NULL,
  -- NULL: all countries.
  country text,
  customers bigint NOT NULL,
  members bigint NOT NULL,
  net_revenue numeric(14, 2),
  revenue_of_month numeric(14, 2),
  share_of_customers double precision,
  share_of_revenue double precision,
  mean_recency_days double precision,
  mean_invoices double precision,
  mean_revenue numeric(14, 2),
  UNIQUE NULLS NOT DISTINCT (run, as_of, segment, country)
);

CREATE TABLE insiders.migration_rows (
  run text NOT NULL,
  as_of date NOT NULL,
  from_segment text NOT NULL,
  to_segment text NOT NULL,
  customers bigint NOT NULL,
  net_revenue numeric(14, 2),
  PRIMARY KEY (run, as_of, from_segment, to_segment)
);

CREATE TABLE insiders.forecasts (
  run text NOT NULL,
  as_of date NOT NULL,
  who text NOT NULL,
  months integer NOT NULL,
  method text NOT NULL,
  expected numeric(14, 2),
  low80 numeric(14, 2),
  high80 numeric(14, 2),
  low95 numeric(14, 2),
  high95 numeric(14, 2),
  -- NULL until all of its months are over; a later month brings it.
  actual numeric(14, 2),
  PRIMARY KEY (run, as_of, who, months)
);

CREATE TABLE insiders.drift (
  run text NOT NULL,
  as_of date NOT NULL,
  measure text NOT NULL,
  subject text NOT NULL,
  value double precision,
  limit_value double precision,
  alarm boolean NOT NULL,
  note text,
  PRIMARY KEY (run, as_of, measure, subject)
);
