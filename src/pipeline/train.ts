import { type Settings } from '../config';
import { dayNumber, dayText, daysBetween, monthEnds } from '../numeric';
import { DAYS_BEFORE_REVIEW } from '../programme';
import { type WrittenBundle } from '../scoring';
import { runSteps, type RunOptions } from './run-steps';
import { stepNames } from './steps';

/** A month end that cannot carry a model, and why. */
export interface TooEarly {
  readonly asOf: string;
  readonly reason: string;
}

/** A model that was trained without notebooks. */
export interface TrainedBundle {
  readonly bundle: WrittenBundle;
  /** The last day that it knows; null: all of the data. */
  readonly asOf: string | null;
  /** The month ends before it that were looked at, oldest first. */
  readonly tooEarly: readonly TooEarly[];
}

/** Options of {@link trainBundle}. */
export interface TrainOptions extends Pick<RunOptions, 'log' | 'notice' | 'onStep' | 'threads'> {
  /** The last day that the model may know, `YYYY-MM-DD`; `earliest`: the first month end that can carry a model. */
  readonly asOf?: string;
}

/**
 * Trains a run by its steps, without notebooks, pages and Python, and writes its bundle.
 *
 * A month end can carry a model when there are 90 days of data before it, as for the reviews of members, and every step
 * finds what it needs.
 *
 * @throws RangeError that says why a day is too early, or lies beyond the data
 */
export async function trainBundle(settings: Settings, options: TrainOptions = {}): Promise<TrainedBundle> {
  const { asOf, ...running } = options;
  const train = async (until: string | null): Promise<WrittenBundle> =>
    (await runSteps({ ...settings, until }, stepNames, running)).report.bundle;
  if (asOf === undefined) return { bundle: await train(settings.until), asOf: settings.until, tooEarly: [] };
  const { load } = await runSteps({ ...settings, until: null }, ['load'], running);
  if (asOf !== 'earliest') {
    const reason = daysMissing(load, asOf);
    if (reason !== null) throw new RangeError(`${asOf} cannot carry a model: ${reason}`);
    return { bundle: await train(asOf), asOf, tooEarly: [] };
  }
  const tooEarly: TooEarly[] = [];
  for (const end of monthEnds(dayNumber(load.firstDay), dayNumber(load.lastDay)).map((day) => dayText(day))) {
    const reason = daysMissing(load, end);
    if (reason === null) {
      try {
        return { bundle: await train(end), asOf: end, tooEarly };
      } catch (error) {
        // What a step asks of the data it says by a range; all else is no matter of the day.
        if (!(error instanceof RangeError)) throw error;
        tooEarly.push({ asOf: end, reason: error.message });
        continue;
      }
    }
    tooEarly.push({ asOf: end, reason });
  }
  const said = tooEarly.map((each) => `${each.asOf}: ${each.reason}`).join('; ');
  throw new RangeError(`no month end of the data can carry a model: ${said || 'there is none'}`);
}

/** Why a day has too little before it, or nothing at all. */
function daysMissing(
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  day: string,
): string | null {
  if (day > lastDay) return `the data end on ${lastDay}`;
  const days = daysBetween(firstDay, day);
  if (days >= DAYS_BEFORE_REVIEW) return null;
  return days < 0
    ? `the data begin on ${firstDay}`
    : `${days} days of data lie before it, from ${firstDay} on, and ${DAYS_BEFORE_REVIEW} are the least, as for a review of members`;
}
