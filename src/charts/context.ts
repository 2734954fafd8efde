import { type Settings } from '../config';
import { customersArtefact } from '../features';
import { formatDate } from '../format';
import { readRecord } from '../store';
import { linesArtefact } from '../transactions';

/** What every figure of a run says of its data. */
export interface FigureContext {
  /** Where the numbers come from: the source's name, and the preset whose rules were applied. */
  readonly source: string;
  /** The days that count, such as “1 Dec 2010 to 9 Dec 2011”. */
  readonly period: string;
  /** ISO 4217 code of the currency. */
  readonly currency: string;
}

/**
 * Reads the context of a run's figures.
 *
 * @param over what they are of: the lines, all of them, or the customers, whose features count in the preset's window
 * @throws Error that names the notebook which makes what is missing
 */
export async function figureContext(
  settings: Settings,
  over: 'lines' | 'customers' = 'lines',
): Promise<FigureContext> {
  const { source, firstDay, lastDay } = (await readRecord(settings, linesArtefact)).details;
  const customers = over === 'lines' ? null : (await readRecord(settings, customersArtefact)).details;
  const [from, to] =
    customers === null ? [firstDay, lastDay] : [customers.windowStart, customers.referenceDay];
  return {
    source: `Source: ${source.name}; preset ${settings.preset}`,
    period: `${formatDate(from)} to ${formatDate(to)}`,
    currency: settings.currency,
  };
}
