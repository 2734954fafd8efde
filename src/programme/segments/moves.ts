import { type Settings } from '../../config';
import { customersArtefact } from '../../features';
import { readRecord } from '../../store';
import { HORIZON_DAYS, readBackTest } from '../../experiment';
import { readModel } from '../../scoring';
import { readSegmentCustomers } from './customers';

/** Customers who were in one segment then and are in one now. */
export interface SegmentFlow {
  /** The cluster then; null for those who had bought nothing yet. */
  readonly from: number | null;
  /** The cluster now; null for those of whose purchases nothing is left: all was returned since. */
  readonly to: number | null;
  readonly customers: number;
}

/** Where customers stood on two days. */
export interface SegmentMoves {
  /** The earlier and the later day, `YYYY-MM-DD`, before the preset moves dates. */
  readonly originDay: string;
  readonly day: string;
  readonly days: number;
  /** By the cluster then, and the cluster now; those without one last. */
  readonly flows: readonly SegmentFlow[];
  /** Customers then, those of them who are in the same segment now, and customers who came since. */
  readonly known: number;
  readonly stayed: number;
  readonly came: number;
}

/**
 * Where customers stood 90 days before the end and where they stand now, both by the saved model.
 *
 * Those of the earlier day are placed by what was known then: lines are cut, cleaned and turned into features anew.
 * Guests are left out: nobody knows whether one came back.
 *
 * @returns null where the data reach back too short a time
 */
export async function segmentMoves(settings: Settings): Promise<SegmentMoves | null> {
  const earlier = await readBackTest(settings);
  if (earlier === null) return null;
  const { predict } = await readModel(settings);
  const placed = predict(earlier.values, earlier.columns);
  const then = new Map(
    earlier.ids.flatMap((id, row) => (earlier.invitable[row] === 1 ? [[id, placed[row]] as const] : [])),
  );
  const { ids, clusters, guests } = await readSegmentCustomers(settings);
  const now = new Map(ids.flatMap((id, row) => (guests[row] === 0 ? [[id, clusters[row]] as const] : [])));
  const { referenceDay } = (await readRecord(settings, customersArtefact)).details;
  return { originDay: earlier.originDay, day: referenceDay, days: HORIZON_DAYS, ...countMoves(then, now) };
}

/** Counts who went where. @param then the cluster of each customer then @param now the cluster of each customer now */
export function countMoves(
  then: ReadonlyMap<number, number>,
  now: ReadonlyMap<number, number>,
): Pick<SegmentMoves, 'flows' | 'known' | 'stayed' | 'came'> {
  const counts = new Map<string, { from: number | null; to: number | null; customers: number }>();
  for (const id of new Set([...then.keys(), ...now.keys()])) {
    const [from, to] = [then.get(id) ?? null, now.get(id) ?? null];
    const key = `${from} ${to}`;
    const flow = counts.get(key) ?? { from, to, customers: 0 };
    flow.customers += 1;
    counts.set(key, flow);
  }
  const last = (cluster: number | null): number => cluster ?? Infinity;
  const order = (a: number | null, b: number | null): number => (last(a) === last(b) ? 0 : last(a) - last(b));
  const flows = [...counts.values()].sort((a, b) => order(a.from, b.from) || order(a.to, b.to));
  const sum = (some: (flow: SegmentFlow) => boolean): number =>
    flows.filter(some).reduce((total, { customers }) => total + customers, 0);
  return {
    flows,
    known: then.size,
    stayed: sum(({ from, to }) => from !== null && from === to),
    came: sum(({ from }) => from === null),
  };
}
