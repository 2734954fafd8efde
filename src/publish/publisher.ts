import { type HistoryMonth, type HistoryPlace } from '../programme';
import { type RetryOptions } from './retry';

/** What a publisher found of a month in its place: the same already, an older one, or none. */
export type PublishedHow = 'unchanged' | 'replaced' | 'new';

/** A kind of place that months of history are published to. */
export interface Publisher {
  readonly name: string;
  /** An address as a user writes it. */
  readonly example: string;
  /** Whether an address is one of its kind. */
  takes(address: string): boolean;
  /**
   * Publishes one month, all of it or nothing. The same month again changes nothing.
   *
   * @throws RemoteError that says what could not be done
   */
  publish(
    address: string,
    place: HistoryPlace,
    month: HistoryMonth,
    options: RetryOptions,
  ): Promise<PublishedHow>;
}
