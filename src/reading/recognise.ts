import { tmpdir } from 'node:os';
import { withTemporaryFolder } from '../store';
import { shownCurrency } from './money';
import { preparePlan, NO_SETTINGS, type ReadingSettings } from './plan';
import { withLimits, type FileKind } from './bytes';

/** What the first rows of a source show. */
export interface Recognised {
  /** What the first file holds once unpacked. */
  readonly kind: FileKind;
  /** ISO 4217 code; null when nothing shows it. */
  readonly currency: string | null;
}

/**
 * Finds out whether files are transactions, from their first rows; the rest is not read.
 *
 * @param source what the user named; default: the path
 * @param settings what the user says of the source
 * @throws SourceError with what is wrong
 */
export async function recognise(
  files: string | readonly string[],
  source?: string,
  settings: Partial<ReadingSettings> = {},
): Promise<Recognised> {
  const said = { ...NO_SETTINGS, ...settings };
  return withTemporaryFolder(tmpdir(), 'recognising', async (folder) => {
    const plan = await withLimits(said.limits, () => preparePlan([files].flat(), folder, said, source));
    return { kind: plan.tables[0].kind, currency: shownCurrency(plan) };
  });
}
