import { type Settings } from '../../config';
import { readRecord } from '../../store';
import { valueArtefact, type Expectation, type Expectations } from '../../value';

/** What notebook 08 found of the months ahead, as its artefact's record keeps it. */
export interface Outlook {
  /** `nbd`, `bg-nbd`, …: the purchase model. */
  readonly model: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** What is expected, and by which method. */
  readonly expectations: Expectations;
  readonly newcomersShare: number | null;
}

/** The name of the Insiders' group in the forecast; all customers are `base`. */
export const FORECAST_GROUP = 'Insiders';

/** Reads the forecast. @throws Error that names notebook 08 where it is missing */
export async function readOutlook(settings: Settings): Promise<Outlook> {
  const { model, firstDay, lastDay, expectations, newcomersShare } = (
    await readRecord(settings, valueArtefact)
  ).details;
  return { model, firstDay, lastDay, expectations, newcomersShare };
}

/** What is quoted for a group over so many months; null where the group has no forecast, such as of no Insiders. */
export function quotedFor(outlook: Outlook, who: string, months: number): Expectation | null {
  return outlook.expectations.all.find((one) => one.who === who && one.months === months) ?? null;
}
