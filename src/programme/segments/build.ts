import { type Settings } from '../../config';
import {
  artefactPath,
  isWhole,
  parquetRows,
  readSql,
  wholeRecord,
  withDatabase,
  writeArtefact,
  type Database,
  appendTable,
  type CellValue,
  type ColumnType,
} from '../../store';
import {
  segmentName,
  SEGMENTS_VERSION,
  segmentsArtefact,
  type BuiltSegments,
  type Segment,
} from '../../scoring';
import { computeSegments, membersOf, type EarlierSegment } from './compute';
import { readSegmentCustomers, type SegmentCustomers } from './customers';

/**
 * Makes the run's segments of its clusters, and writes the artefact `segments`: one row a segment with its figures and
 * the numbers of its customers; its record has the same as {@link readSegments} returns it.
 *
 * Names are carried on from the `segments` that the run already has, matched by the customers whom both share. The
 * same input gives the same bytes, in a first run and in one after it.
 *
 * @throws Error that names the notebook which makes what is missing
 */
export async function buildSegments(settings: Settings): Promise<BuiltSegments> {
  const customers = await readSegmentCustomers(settings);
  const earlier = await readEarlierSegments(settings);
  const built = await computeSegments(settings, customers, earlier);
  await withDatabase(async (database) => {
    await appendSegments(database, settings, built.segments);
    await appendMembers(database, customers);
    await writeArtefact(database, settings, segmentsArtefact, {
      select: readSql('programme/segments/segments'),
      from: ['customers', 'clusters', 'ledger', 'trials'],
      details: { version: SEGMENTS_VERSION, segments: built.segments },
    });
  });
  return built;
}

/** The segments that the run has from before; none in a first run, or where they are of another form. */
async function readEarlierSegments(settings: Settings): Promise<EarlierSegment[]> {
  // They were made of what the run had then, and need not fit what it has now; one half of a pair is nothing.
  if (!(await isWhole(settings, 'segments'))) return [];
  const { version, segments } = (await wholeRecord(settings, segmentsArtefact)).details;
  if (version !== SEGMENTS_VERSION) return [];
  const members = await withDatabase((database) =>
    database.rows<{ cluster: number; customer_id: number }>(
      `SELECT cluster, unnest(customer_ids) AS customer_id FROM ${parquetRows(artefactPath(settings, 'segments'))}`,
    ),
  );
  return segments.map(({ cluster, key, traits }) => ({
    cluster,
    key,
    traits,
    customerIds: members.filter((each) => each.cluster === cluster).map(({ customer_id }) => customer_id),
  }));
}

async function appendMembers(database: Database, customers: SegmentCustomers): Promise<void> {
  await appendTable(
    database,
    'members',
    { cluster: 'INTEGER', customer_id: 'BIGINT' },
    membersOf(customers).flatMap(({ cluster, customerIds }) =>
      customerIds.map((customer_id) => ({ cluster, customer_id })),
    ),
  );
}

async function appendSegments(
  database: Database,
  settings: Settings,
  segments: readonly Segment[],
): Promise<void> {
  const rows = segments.map((segment) => flat(settings, segment));
  const types: Record<string, ColumnType> = {};
  for (const column of Object.keys(rows[0])) types[column] = typeOf(column);
  await appendTable(database, 'rows', types, rows);
}

/** A segment as a row of plain columns. */
function flat({ currency, rules }: Settings, segment: Segment): Record<string, CellValue> {
  const { intervals, stability } = segment;
  const revenue = intervals.means[rules.revenue];
  return {
    cluster: segment.cluster,
    key: segment.key,
    name: segmentName(segment, 'en'),
    name_pt: segmentName(segment, 'pt'),
    is_insiders: segment.isInsiders,
    currency,
    customers: segment.customers,
    invitable: segment.invitable,
    guests: segment.guests,
    net_revenue: segment.netRevenue,
    gross_revenue: segment.grossRevenue,
    revenue: segment.revenue,
    share_of_customers: segment.shareOfCustomers,
    share_of_all: segment.shareOfAll,
    share_of_all_low: intervals.shareOfAll?.[0],
    share_of_all_high: intervals.shareOfAll?.[1],
    mean_revenue_low: revenue?.[0],
    mean_revenue_high: revenue?.[1],
    stability: stability?.jaccard,
    grade: stability?.grade,
    ...prefixed('mean', segment.means),
    ...prefixed('median', segment.medians),
    ...prefixed('difference', segment.differences),
  };
}

function prefixed(
  prefix: string,
  numbers: Readonly<Record<string, number | null>>,
): Record<string, CellValue> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [`${prefix}_${name}`, value]));
}

function typeOf(column: string): ColumnType {
  if (['key', 'name', 'name_pt', 'currency', 'grade'].includes(column)) return 'VARCHAR';
  if (column === 'is_insiders') return 'BOOLEAN';
  return ['cluster', 'customers', 'invitable', 'guests'].includes(column) ? 'INTEGER' : 'DOUBLE';
}
