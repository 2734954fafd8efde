import { addMonths, monthEnds, checkNumber, childSeed } from '../../numeric';
import { type DropOutModelName } from '../fit';
import { runTasks, type ForecastProgress } from '../forecast';
import { tableOf, type BuildOptions, type PurchaseRow } from '../histories';
import { planOrigins, type OriginBudget, type OriginPlan } from './budget';
import { originRows, type OriginRow } from './origin-rows';
import { factsAtOrigin, type OriginFacts, type OriginTask } from './origin-task';

/** Options of {@link checkOrigins}. */
export interface OriginOptions extends Pick<BuildOptions, 'zeroValue'> {
  /** Last day of the data, included; default: the last day of any row. */
  readonly lastDay?: number;
  /** Months ahead, 1 to 12; default 1 and 3. */
  readonly horizonsMonths?: readonly number[];
  /** Share of customers, the biggest spenders of each origin's day, who are judged as a group; default 0, no group. */
  readonly groupShare?: number;
  /** Default 'group'. */
  readonly groupName?: string;
  /** Drop-out models to hold against the NBD at each origin; default BG/NBD. */
  readonly candidates?: readonly DropOutModelName[];
  readonly budget?: OriginBudget;
  /** Default 1. */
  readonly seed?: number;
  /** Worker threads; default: the machine's cores. 0: all in this thread. */
  readonly threads?: number;
  readonly onProgress?: (progress: ForecastProgress) => void;
}

/** What going back gave. */
export interface OriginCheck {
  /** By origin, horizon, who, quantity and method; none where the data are too short to go back. */
  readonly rows: readonly OriginRow[];
  /** What was known and came of it a year before the last day, for the methods that need it; `null` without that year. */
  readonly yearAgo: OriginFacts | null;
  readonly plan: OriginPlan;
}

/** A model wants so many months before an origin. */
const minOriginMonths = 3;

/**
 * Goes back to the ends of earlier months, forecasts by every method from what was known then, and holds it against
 * what came.
 *
 * At every origin the histories are built anew, models are chosen and fitted, and the group is chosen, all on the rows
 * up to that day. Forecasts and actuals are of the customers known at the origin; who came later is in neither. A
 * method has a row from the origin on at which the history is long enough for it, whatever there was before.
 *
 * The rows must be as they could be seen at the time: returns on the day they came. Where returns were netted into the
 * purchase that they belong to, a purchase before an origin already knows of a return after it.
 *
 * @throws RangeError when an option is out of range
 */
export async function checkOrigins(
  rows: readonly PurchaseRow[],
  options: OriginOptions = {},
): Promise<OriginCheck> {
  const { horizonsMonths = [1, 3], groupShare = 0, groupName = 'group', zeroValue } = options;
  const { candidates = ['bg-nbd'], seed = 1, threads, onProgress, budget } = options;
  const horizons = [...horizonsMonths].sort((a, b) => a - b);
  horizons.forEach((months) => checkNumber('horizonsMonths', months, { integer: true, min: 1, max: 12 }));
  checkNumber('groupShare', groupShare, { min: 0, max: 1 });
  if (groupName === 'base')
    throw new RangeError("groupName must not be 'base', which is the name of all customers");
  const table = tableOf(rows);
  const startDay = table.day.reduce((min, day) => Math.min(min, day), Infinity);
  const lastDay = options.lastDay ?? table.day.reduce((max, day) => Math.max(max, day), -Infinity);
  const bought = table.day.reduce(
    (min, day, k) => (table.netValue[k] > 0 ? Math.min(min, day) : min),
    Infinity,
  );
  const canFit = (day: number): boolean => addMonths(day, -minOriginMonths) + 1 >= bought;
  const possible = monthEnds(startDay, lastDay).filter(
    (day) => canFit(day) && addMonths(day, horizons[0]) <= lastDay,
  );
  const plan = planOrigins(possible, table.customerIds.length, budget);
  const yearBefore = (day: number): number => addMonths(day, -12);
  const days = [
    ...new Set([...plan.originDays, ...plan.originDays.map(yearBefore), yearBefore(lastDay)]),
  ].filter(canFit);
  const bandedFrom = plan.originDays[plan.originDays.length - plan.bandedOrigins] ?? Infinity;
  const tasks = days
    .sort((a, b) => b - a)
    .map((originDay): OriginTask => {
      const banded = originDay >= bandedFrom && plan.originDays.includes(originDay);
      return {
        ...{ table, startDay, lastDay, originDay, groupShare, groupName, candidates, zeroValue },
        horizonsMonths: horizons,
        maxCustomers: plan.maxCustomers,
        replicates: plan.replicates,
        draws: banded ? plan.draws : 0,
        seed: childSeed(seed, originDay - startDay),
      };
    });
  const onDone = (done: number, of: number): void => onProgress?.({ stage: 'origins', done, of });
  const facts = await runTasks('factsAtOrigin', factsAtOrigin, tasks, threads, onDone);
  const at = new Map(facts.flatMap((one) => (one === null ? [] : [[one.originDay, one] as const])));
  return {
    rows: plan.originDays.flatMap((day) => {
      const own = at.get(day);
      return own === undefined ? [] : originRows(own, at.get(yearBefore(day)), day - startDay + 1);
    }),
    yearAgo: at.get(yearBefore(lastDay)) ?? null,
    plan,
  };
}
