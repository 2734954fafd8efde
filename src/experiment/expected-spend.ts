import { dayNumber } from '../numeric';
import { buildHistories, whyNoModel, type PurchaseRow } from '../value';
import { runInWorkers } from '../workers';
import { type ExpectedTask } from './tasks';

/**
 * What each customer is expected to spend after a day, by the purchase model that fits best times the gamma-gamma
 * model, both fitted in a worker thread to what was known on that day.
 *
 * @param ids the customers; who has no purchase gets 0
 * @param rows their purchases up to the day
 * @returns null where no model can be fitted
 */
export async function expectedSpend(
  ids: readonly number[],
  rows: readonly PurchaseRow[],
  day: string,
  horizonDays: number,
): Promise<Float64Array | null> {
  if (!rows.some(({ netValue }) => netValue > 0)) return null;
  const built = buildHistories(rows, dayNumber(day));
  if (whyNoModel(built) !== null) return null;
  const { histories } = built;
  const [expected] = await runInWorkers<ExpectedTask, Float64Array>(
    'src/experiment/tasks.ts',
    'expectedTask',
    [{ histories, horizonDays }],
  );
  const found = new Map(Array.from(histories.customerIds, (id, i) => [id, expected[i]] as const));
  return Float64Array.from(ids, (id) => found.get(id) ?? 0);
}
