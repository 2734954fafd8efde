import { type Settings } from '../../config';
import { readRecord } from '../../store';
import { valueArtefact, type Expectation, type GroupForecastRow, type PastMonth } from '../../value';

/** What notebook 08 found of the months ahead, as its artefact's record keeps it. */
export interface Outlook {
  /** `nbd`, `bg-nbd`, …: the purchase model. */
  readonly model: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Group by group: single months, and months 1 to 3 and 1 to 6. */
  readonly groups: readonly GroupForecastRow[];
  readonly expectations: readonly Expectation[];
  readonly pastMonths: readonly PastMonth[];
  readonly newcomersShare: number | null;
}

/** The name of the Insiders' group in the forecast; all customers are `base`. */
export const FORECAST_GROUP = 'Insiders';

/** Reads the forecast. @throws Error that names notebook 08 where it is missing */
export async function readOutlook(settings: Settings): Promise<Outlook> {
  const { model, firstDay, lastDay, groups, expectations, pastMonths, newcomersShare } = (
    await readRecord(settings, valueArtefact)
  ).details;
  return { model, firstDay, lastDay, groups, expectations, pastMonths, newcomersShare };
}

/** What is quoted for a group over so many months; null where the group has no forecast, such as of no Insiders. */
export function quotedFor(outlook: Outlook, who: string, months: number): Expectation | null {
  return outlook.expectations.find((one) => one.who === who && one.months === months) ?? null;
}
