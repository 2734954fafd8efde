import { type Settings } from '../config';
import { customersArtefact } from '../features';
import { addDays, childSeed } from '../numeric';
import { artefact, readRecord, withDatabase, writeArtefact, appendTable } from '../store';
import { HORIZON_DAYS, readBackTest, type BackTestCustomers } from './back-test';
import { expectedSpend } from './expected-spend';
import { labelBackTest, type Finalist } from './finalists';
import { judgeLengths, LIST_LENGTHS, type ListShare } from './list-lengths';
import { membersFirst, PLAIN_ORDERS, plainScore, type ListOrder, type PlainOrder } from './list-orders';
import { selectAgain, type Selection } from './selection';

/** Lists of every length, chosen on one day and judged by the days after it. */
export interface OriginLists {
  /** The last day known: `YYYY-MM-DD`. */
  readonly originDay: string;
  /** Customers known who could be invited. */
  readonly known: number;
  /** Members of the group that would have been the Insiders; null where there was none. */
  readonly members: number | null;
  /** A row for each order and length: those of {@link LIST_LENGTHS}, and the group's own. */
  readonly lists: readonly ListShare[];
}

/** Lists of every length at every origin there is. */
export interface ListJudgement {
  readonly horizonDays: number;
  /** The latest first; that one took part in the choice of the model. Empty where the data are too short. */
  readonly origins: readonly OriginLists[];
  /** The order by which this shop's lists go. */
  readonly best: PlainOrder;
  /** Whether what came later says so, or nothing does and it is the one that is taken then. */
  readonly bestSaid: boolean;
}

/** Every list of every origin as a row; the record has the whole judgement. */
export const ordersArtefact = artefact<ListJudgement>('orders');

/**
 * Judges lists of 5 to 30% of the customers, and of the group's own length, by what came after each origin: the last
 * day less 90, 180, … days. Orders: the segment's (its members first, then the others, each by the shop's order), spend of all time, of 365 days, with a half-life of 180 days, expected
 * by a model, and RFM quintiles. Everything is made anew of what was known on that day. Writes the artefact `orders`.
 */
export async function judgeLists(
  settings: Settings,
  { trial }: { readonly trial: Pick<Finalist['trial'], 'space' | 'spec'> },
  selection: Pick<Selection, 'how'>,
  onDone?: (originDay: string) => void,
): Promise<ListJudgement> {
  const { referenceDay, firstDay } = (await readRecord(settings, customersArtefact)).details;
  const earliest = addDays(firstDay, HORIZON_DAYS);
  const days: string[] = [];
  for (let day = addDays(referenceDay, -HORIZON_DAYS); day >= earliest; day = addDays(day, -HORIZON_DAYS))
    days.push(day);
  // One day's customers are read at a time, while worker threads are busy with those of the day before.
  let read: Promise<BackTestCustomers | null> = Promise.resolve(null);
  const judged = await Promise.all(
    days.map(async (origin, i) => {
      read = read.then(() => readBackTest(settings, HORIZON_DAYS, { origin, withPurchases: true }));
      const then = await read;
      const lists =
        then && (await judgeOrigin(settings, trial, selection, then, childSeed(settings.seed, i)));
      onDone?.(origin);
      return lists;
    }),
  );
  const plain = judged.filter((each) => each !== null);
  const found = bestOrder(plain.map(({ origin }) => origin));
  const origins = plain.map(({ origin, segmentBy }) => ({
    ...origin,
    lists: [...origin.lists, ...segmentBy(found.best)],
  }));
  const judgement = { horizonDays: HORIZON_DAYS, origins, ...found };
  await writeJudgement(settings, judgement);
  return judgement;
}

/** The lists of an origin that need no group, and how to make those of the segment once the shop's order is known. */
interface PlainLists {
  readonly origin: OriginLists;
  readonly segmentBy: (order: PlainOrder) => readonly ListShare[];
}

async function judgeOrigin(
  settings: Settings,
  trial: Pick<Finalist['trial'], 'space' | 'spec'>,
  selection: Pick<Selection, 'how'>,
  then: BackTestCustomers,
  seed: number,
): Promise<PlainLists | null> {
  const { rules } = settings;
  const { originDay } = then;
  const [expected, [labels]] = await Promise.all([
    expectedSpend(then.ids, then.purchases ?? [], originDay, HORIZON_DAYS),
    labelBackTest(settings, then, [trial]),
  ]);
  const members = labels === null ? null : selectAgain(labels, selection, then, rules, seed);
  const kept = Array.from(then.invitable.keys()).filter((row) => then.invitable[row] === 1);
  const scores = new Map<ListOrder, Float64Array>(
    PLAIN_ORDERS.map((order) => [order, plainScore(order, then)]),
  );
  if (expected !== null) scores.set('expected', expected);
  const own = members === null ? 0 : kept.reduce((count, row) => count + members[row], 0);
  const sizes = LIST_LENGTHS.map((share) => Math.max(1, Math.round(share * kept.length)));
  const future = Float64Array.from(kept, (row) => then.future[row]);
  const judge = (by: ReadonlyMap<ListOrder, Float64Array>): ListShare[] =>
    judgeLengths(
      new Map([...by].map(([order, score]) => [order, Float64Array.from(kept, (row) => score[row])])),
      future,
      [...new Set(own > 0 ? [...sizes, own] : sizes)],
      seed,
    );
  const lists = judge(scores);
  if (lists.length === 0) return null;
  return {
    origin: { originDay, known: kept.length, members: own > 0 ? own : null, lists },
    segmentBy: (order) => {
      if (members === null) return [];
      const both = new Map<ListOrder, Float64Array>([
        ['all-time', plainScore('all-time', then)],
        ['segment', membersFirst(members, plainScore(order, then))],
      ]);
      return judge(both).filter((list) => list.order === 'segment');
    },
  };
}

/**
 * The order that is surely better than decayed spend over the origins: at the group's length (a tenth of the customers
 * where there is no group) its share is higher at every origin, and by more than the half-width of its gain's interval
 * on average. Where none is, decayed spend.
 */
export function bestOrder(origins: readonly OriginLists[]): Pick<ListJudgement, 'best' | 'bestSaid'> {
  const [usual] = PLAIN_ORDERS;
  const leads = PLAIN_ORDERS.filter((order) => order !== usual).map((order) => {
    const differences = origins.flatMap((origin) => {
      const size = origin.members ?? Math.round(origin.known / 10);
      const of = (name: ListOrder) => origin.lists.find((each) => each.order === name && each.size === size);
      const [one, other] = [of(order), of(usual)];
      if (one === undefined || other === undefined) return [];
      const width = Math.max(...[one, other].map(({ gainInterval: [low, high] }) => (high - low) / 2));
      return [{ lead: one.share - other.share, width }];
    });
    const mean = (pick: (each: (typeof differences)[number]) => number): number =>
      differences.reduce((sum, each) => sum + pick(each), 0) / differences.length;
    const sure =
      differences.length >= 2 &&
      differences.every(({ lead }) => lead > 0) &&
      mean(({ lead }) => lead) > mean(({ width }) => width) / Math.sqrt(differences.length);
    return { order, sure, lead: mean(({ lead }) => lead) };
  });
  const [best] = leads.filter(({ sure }) => sure).sort((a, b) => b.lead - a.lead);
  return best === undefined ? { best: usual, bestSaid: false } : { best: best.order, bestSaid: true };
}

async function writeJudgement(settings: Settings, judgement: ListJudgement): Promise<void> {
  const rows = judgement.origins.flatMap(({ originDay, known, members, lists }) =>
    lists.map(({ order, size, share, interval, gain, gainInterval }) => ({
      origin: originDay,
      known,
      members,
      list: order,
      size,
      share,
      share_low: interval[0],
      share_high: interval[1],
      gain,
      gain_low: gainInterval[0],
      gain_high: gainInterval[1],
    })),
  );
  await withDatabase(async (database) => {
    const numbers = ['share', 'share_low', 'share_high', 'gain', 'gain_low', 'gain_high'] as const;
    await appendTable(
      database,
      'lists',
      {
        origin: 'VARCHAR',
        known: 'INTEGER',
        members: 'INTEGER',
        list: 'VARCHAR',
        size: 'INTEGER',
        ...Object.fromEntries(numbers.map((name) => [name, 'DOUBLE' as const])),
      },
      rows,
    );
    await writeArtefact(database, settings, ordersArtefact, {
      select: 'SELECT * FROM lists ORDER BY origin DESC, list, size',
      from: ['customers', 'cleaned', 'lines', 'trials'],
      details: judgement,
    });
  });
}
