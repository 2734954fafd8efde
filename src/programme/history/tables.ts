import { type Preset } from '../../config';
import { featureCatalogue, type FeatureFormat } from '../../features';

/** The types of columns that history has. Money is DOUBLE here; databases take it as decimals. */
export type HistoryColumnType = 'DATE' | 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN';

/** The columns of a table of history, in order. */
export type HistoryColumns = Readonly<Record<string, HistoryColumnType>>;

/** The columns of `customers` that every preset has, before the features. */
const CUSTOMERS = {
  as_of: 'DATE',
  customer_id: 'VARCHAR',
  segment: 'VARCHAR',
  segment_en: 'VARCHAR',
  segment_pt: 'VARCHAR',
  status: 'VARCHAR',
  reviews_passed: 'INTEGER',
  reviews_failed: 'INTEGER',
  reviews_left: 'INTEGER',
  eligible: 'BOOLEAN',
  stays: 'BOOLEAN',
  member_since: 'DATE',
  expected_revenue_3m: 'DOUBLE',
  low80_3m: 'DOUBLE',
  high80_3m: 'DOUBLE',
  refused: 'BOOLEAN',
  refusal: 'VARCHAR',
  test_group: 'VARCHAR',
  country: 'VARCHAR',
  revenue_of_month: 'DOUBLE',
} as const satisfies HistoryColumns;

const TABLES = {
  events: { as_of: 'DATE', customer_id: 'VARCHAR', event: 'VARCHAR', reason: 'VARCHAR' },
  segments: {
    as_of: 'DATE',
    segment: 'VARCHAR',
    segment_en: 'VARCHAR',
    segment_pt: 'VARCHAR',
    country: 'VARCHAR',
    customers: 'BIGINT',
    members: 'BIGINT',
    net_revenue: 'DOUBLE',
    revenue_of_month: 'DOUBLE',
    share_of_customers: 'DOUBLE',
    share_of_revenue: 'DOUBLE',
    mean_recency_days: 'DOUBLE',
    mean_invoices: 'DOUBLE',
    mean_revenue: 'DOUBLE',
  },
  migration: {
    as_of: 'DATE',
    from_segment: 'VARCHAR',
    to_segment: 'VARCHAR',
    customers: 'BIGINT',
    net_revenue: 'DOUBLE',
  },
  forecasts: {
    as_of: 'DATE',
    who: 'VARCHAR',
    months: 'INTEGER',
    method: 'VARCHAR',
    expected: 'DOUBLE',
    low80: 'DOUBLE',
    high80: 'DOUBLE',
    low95: 'DOUBLE',
    high95: 'DOUBLE',
    actual: 'DOUBLE',
  },
  drift: {
    as_of: 'DATE',
    measure: 'VARCHAR',
    subject: 'VARCHAR',
    value: 'DOUBLE',
    limit_value: 'DOUBLE',
    alarm: 'BOOLEAN',
    note: 'VARCHAR',
  },
} as const satisfies Readonly<Record<string, HistoryColumns>>;

/** The tables of a month of history. */
export type HistoryTable = 'customers' | keyof typeof TABLES;

/** The tables of a month of history, in the order in which they are written. */
export const historyTables: readonly HistoryTable[] = [
  'customers',
  'events',
  'segments',
  'migration',
  'forecasts',
  'drift',
];

/** The columns of a table; `customers` has the catalogue's features behind its own, as the preset defines them. */
export function historyColumns(table: HistoryTable, preset: Preset): HistoryColumns {
  if (table !== 'customers') return TABLES[table];
  const features = featureCatalogue(preset)
    .filter(({ name }) => !(name in CUSTOMERS))
    .map(({ name, format }) => [name, featureType(format)] as const);
  return { ...CUSTOMERS, ...Object.fromEntries(features) };
}

function featureType(format: FeatureFormat): HistoryColumnType {
  if (format === 'text') return 'VARCHAR';
  if (format === 'flag') return 'BOOLEAN';
  return format === 'count' || format === 'id' ? 'BIGINT' : 'DOUBLE';
}
