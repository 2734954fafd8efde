import { checkNumber, childSeed } from '../../numeric';
import { type DropOutModelName } from '../fit';
import { runTasks, type ForecastProgress } from '../forecast';
import {
  addMonths,
  buildHistories,
  dayText,
  monthEnds,
  type BuildOptions,
  type PurchaseRow,
} from '../histories';
import { forecastOrigin, type OriginTask } from './origin-task';
import { originRows, type OriginRow } from './origin-rows';
import { viewOf, type OriginView } from './origin-view';

/** Options of {@link checkOrigins}. */
export interface OriginOptions extends Pick<BuildOptions, 'zeroValue'> {
  /** Last day of the data, included; default: the last day of any row. */
  readonly lastDay?: number;
  /** Days to go back to; default: all month ends with 3 months before and the shortest horizon after them. */
  readonly originDays?: readonly number[];
  /** Months ahead; default 1 and 3. */
  readonly horizonsMonths?: readonly number[];
  /** Chooses a group at each origin by what was known then; without it the base alone is checked. */
  readonly groupAt?: (view: OriginView) => ArrayLike<number>;
  /** Default 'group'. */
  readonly groupName?: string;
  /** Drop-out models to hold against the NBD at each origin; default BG/NBD. */
  readonly candidates?: readonly DropOutModelName[];
  /** Bootstrap replicates at each origin; default 40. */
  readonly replicates?: number;
  /** Outcomes under each replicate; default 25. */
  readonly drawsPerReplicate?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Worker threads; default: the machine's cores. 0: all in this thread. */
  readonly threads?: number;
  readonly onProgress?: (progress: ForecastProgress) => void;
}

/**
 * Goes back to the ends of earlier months, forecasts from what was known then, and holds it against what came.
 *
 * At every origin the histories are built anew, models are chosen and fitted, and the group is chosen, all on the rows
 * up to that day. Forecasts and actuals are of the customers known at the origin; who came later is in neither. A
 * method that cannot be made (a scenario or baseline that needs a year before the origin) has no row.
 *
 * The rows must be as they could be seen at the time: returns on the day they came. Where returns were netted into the
 * purchase that they belong to, a purchase before an origin already knows of a return after it.
 *
 * @returns rows by origin, horizon, who, quantity and method
 * @throws RangeError when an option is out of range, no origin is left, or a horizon ends after the data
 */
export async function checkOrigins(
  rows: readonly PurchaseRow[],
  options: OriginOptions = {},
): Promise<readonly OriginRow[]> {
  const {
    horizonsMonths = [1, 3],
    groupAt,
    groupName = 'group',
    replicates = 40,
    drawsPerReplicate = 25,
  } = options;
  const { candidates = ['bg-nbd'], seed = 1, threads, onProgress, zeroValue } = options;
  const horizons = [...horizonsMonths].sort((a, b) => a - b);
  horizons.forEach((months) => checkNumber('horizonsMonths', months, { integer: true, min: 1, max: 24 }));
  if (groupName === 'base')
    throw new RangeError("groupName must not be 'base', which is the name of all customers");
  const firstDay = rows.reduce((min, row) => Math.min(min, row.day), Infinity);
  const lastDay = options.lastDay ?? rows.reduce((max, row) => Math.max(max, row.day), -Infinity);
  const originDays = options.originDays ?? defaultOrigins(firstDay, lastDay, horizons[0]);
  if (originDays.length === 0)
    throw new RangeError('no month end has three months before it and a horizon after it');

  const tasks = originDays.map((day, at): OriginTask => {
    const built = buildHistories(rows, day, { zeroValue });
    const fitting = horizons.filter((months) => addMonths(day, months) <= lastDay);
    if (fitting.length === 0)
      throw new RangeError(`the horizon from ${dayText(day)} ends after the data, on ${dayText(lastDay)}`);
    return {
      built,
      groups:
        groupAt === undefined
          ? []
          : [{ name: groupName, customerIds: Int32Array.from(groupAt(viewOf(built))) }],
      months: fitting[fitting.length - 1],
      totals: fitting,
      candidates,
      replicates,
      drawsPerReplicate,
      seed: childSeed(seed, at),
    };
  });
  const onDone = (done: number, of: number): void => onProgress?.({ stage: 'origins', done, of });
  const forecasts = await runTasks('forecastOrigin', forecastOrigin, tasks, threads, onDone);
  return tasks.flatMap((task, at) => originRows(rows, task, forecasts[at], { zeroValue }));
}

function defaultOrigins(firstDay: number, lastDay: number, horizon: number): readonly number[] {
  return monthEnds(firstDay, lastDay).filter(
    (day) => addMonths(day, -3) + 1 >= firstDay && addMonths(day, horizon) <= lastDay,
  );
}
