import { type Settings } from '../../config';
import { numericFeatures } from '../../features';
import { readRecord } from '../../store';
import { type SegmentDimension } from '../../texts';
import { trialsArtefact, clusterTable, type ClusterRow } from '../../experiment';
import {
  readSavedModel,
  type BuiltSegments,
  type SegmentIntervals,
  type FeatureNumbers,
  type Segment,
  type SegmentName,
  type SegmentStability,
} from '../../scoring';
import { bootstrapGroups, type BootstrappedGroup } from '../group-bootstrap';
import { type SegmentCustomers } from './customers';
import { segmentDimensions, standardisedDifferences } from './dimensions';
import { matchSegments, type Members } from './match';
import { nameSegments } from './names';

/** The segments that the run had before, with their names and customers. */
export interface EarlierSegment extends Members, SegmentName {}

/** Computes the run's segments, and names them; names of matching earlier segments are carried on. */
export async function computeSegments(
  settings: Settings,
  customers: SegmentCustomers,
  earlier: readonly EarlierSegment[],
): Promise<BuiltSegments> {
  const { rules, seed } = settings;
  const table = await clusterTable(settings);
  const rows = table.slice(0, customers.count);
  const features = numericFeatures(rules).map(({ name }) => name);
  const bootstrapped = bootstrapGroups(
    {
      groups: customers.clusters,
      count: customers.count,
      columns: features.map((name) => customers.features[name]),
      amounts: customers.revenue,
      // Guests and customers who are set apart.
      otherAmount: table.slice(customers.count).reduce((sum, row) => sum + row.total_revenue, 0),
    },
    seed,
  );
  const dimensions = segmentDimensions(rules);
  const columns = dimensions.map((dimension) => ({
    name: dimension.name,
    values: standardisedDifferences(
      customers.features[dimension.feature],
      customers.clusters,
      customers.count,
      dimension,
    ),
  }));
  const differences = rows.map(
    (_, s) =>
      Object.fromEntries(columns.map(({ name, values }) => [name, values[s]])) as Record<
        SegmentDimension,
        number | null
      >,
  );
  const matches = matchSegments(membersOf(customers), earlier);
  const nameKept = (cluster: number): SegmentName | null => {
    const match = matches.find((each) => each.cluster === cluster);
    if (match === undefined) return null;
    const { key, traits } = earlier.find((each) => each.cluster === match.earlierCluster)!;
    return { key, traits };
  };
  const names = nameSegments(
    dimensions,
    differences,
    rows.map((_, s) => nameKept(s + 1)),
  );
  const ruleNames = nameSegments(dimensions, differences);
  const stability = await readStability(settings);
  const segments = rows.map((row, s): Segment => {
    const cluster = s + 1;
    const [size, invitable] = [row.customers ?? 0, row.invitable ?? 0];
    return {
      cluster,
      ...names[s],
      ruleKey: ruleNames[s].key,
      customers: size,
      invitable,
      guests: size - invitable,
      netRevenue: row.total_net_revenue,
      grossRevenue: row.total_gross_revenue,
      revenue: row.total_revenue,
      shareOfCustomers: size / customers.ids.length,
      shareOfAll: row.share_of_revenue,
      isInsiders: cluster === 1,
      means: featureNumbers(row, 'mean', features),
      medians: featureNumbers(row, 'median', features),
      intervals: intervalsOf(bootstrapped[s], features),
      differences: differences[s],
      stability: stability.get(cluster) ?? null,
    };
  });
  const kept = matches.map((match) => ({ ...match, key: names[match.cluster - 1].key }));
  return { segments, kept };
}

function intervalsOf(
  { columns, shareInterval }: BootstrappedGroup,
  names: readonly string[],
): SegmentIntervals {
  return {
    shareOfAll: shareInterval,
    means: Object.fromEntries(names.map((name, c) => [name, columns[c].meanInterval])),
    medians: Object.fromEntries(names.map((name, c) => [name, columns[c].medianInterval])),
  };
}

function featureNumbers(row: ClusterRow, what: 'mean' | 'median', names: readonly string[]): FeatureNumbers {
  return Object.fromEntries(names.map((name) => [name, row[`${what}_${name}`] as number | null]));
}

/** The customers of each cluster, from cluster 1. */
export function membersOf({ ids, clusters, count }: SegmentCustomers): Members[] {
  const members = Array.from({ length: count }, (_, g) => ({ cluster: g + 1, customerIds: [] as number[] }));
  ids.forEach((id, row) => members[clusters[row] - 1].customerIds.push(id));
  return members;
}

/** The clusters' stability, as the trials found it for the chosen model. */
async function readStability(settings: Settings): Promise<Map<number, SegmentStability>> {
  const saved = await readSavedModel(settings);
  const known = (await readRecord(settings, trialsArtefact)).details.stability;
  return new Map(
    saved.clusters.flatMap(({ cluster, label }) => {
      const found = known?.[saved.trial]?.find((each) => each.label === label);
      return found === undefined ? [] : [[cluster, { jaccard: found.jaccard, grade: found.grade }] as const];
    }),
  );
}
