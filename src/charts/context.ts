import { type Settings } from '../config';
import { formatDate } from '../format';
import { readRecord } from '../store';
import { linesArtefact } from '../transactions';

/** What every figure of a run says of its data. */
export interface FigureContext {
  /** Where the numbers come from: the source's name, and the preset whose rules were applied. */
  readonly source: string;
  /** The data's window, such as “1 Dec 2010 to 9 Dec 2011”. */
  readonly period: string;
  /** ISO 4217 code of the currency. */
  readonly currency: string;
}

/** Reads the context of a run's figures from the record of its lines. @throws Error that names notebook 01 */
export async function figureContext(settings: Settings): Promise<FigureContext> {
  const { source, firstDay, lastDay } = (await readRecord(settings, linesArtefact)).details;
  return {
    source: `Source: ${source.name}; preset ${settings.preset}`,
    period: `${formatDate(firstDay)} to ${formatDate(lastDay)}`,
    currency: settings.currency,
  };
}
