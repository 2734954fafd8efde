import { checkMonthFiles, historyFolder, historyMonths, readMonth, type HistoryPlace } from '../programme';
import { shownAddress } from './address';
import { type PublishedHow } from './publisher';
import { publisherOf } from './registry';
import { type RetryOptions } from './retry';

/** What to publish, and how. */
export interface PublishOptions extends RetryOptions {
  /** The months, `YYYY-MM`; default: all that the run has. */
  readonly months?: readonly string[];
}

/** A month that was published. */
export interface PublishedMonth {
  readonly month: string;
  readonly how: PublishedHow;
  readonly seconds: number;
}

/**
 * Publishes months of a run's history, oldest first; each of them whole or not at all.
 *
 * @param address where to, such as `postgres://writer@host/shop`
 * @throws RangeError when the address is of no known kind, or the run has no such month
 * @throws Error when a month's files are not those that it names; RemoteError when the place refuses
 */
export async function publishHistory(
  address: string,
  place: HistoryPlace,
  options: PublishOptions = {},
): Promise<PublishedMonth[]> {
  const publisher = publisherOf(address);
  const there = await historyMonths(place);
  const { months = there } = options;
  const missing = months.find((month) => !there.includes(month));
  if (missing !== undefined || there.length === 0) {
    throw new RangeError(
      `the run "${place.run}" has no ${missing === undefined ? 'history' : `month ${missing}`} in ${historyFolder(place)}: write it with npm run monthly -- --run ${place.run}`,
    );
  }
  const published: PublishedMonth[] = [];
  for (const month of [...months].sort()) {
    const started = performance.now();
    const described = await readMonth(place, month);
    await checkMonthFiles(place, described);
    const how = await publisher.publish(address, place, described, options);
    const seconds = (performance.now() - started) / 1000;
    options.log?.(`${month} ${SAID[how]} ${shownAddress(address)}`);
    published.push({ month, how, seconds });
  }
  return published;
}

const SAID: Readonly<Record<PublishedHow, string>> = {
  new: 'was written to',
  replaced: 'was replaced in',
  unchanged: 'is the same already in',
};
