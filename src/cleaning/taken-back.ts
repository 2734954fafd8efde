import { type Settings } from '../config';
import { readSql, withArtefacts } from '../store';

/** What one customer bought and took back. */
export interface TakenBack {
  readonly customer_id: number;
  /** Value of the customer's purchases as invoiced. */
  readonly bought: number;
  /** The part of it that returns were matched to. */
  readonly taken_back: number;
  readonly stands: number;
  /** Purchase lines of which something stands. */
  readonly lines_standing: number;
}

/** The customers with the largest value of purchases taken back, the largest first; none where nothing was netted. */
export function largestTakenBack(settings: Settings, most: number): Promise<TakenBack[]> {
  return withArtefacts(settings, ['cleaned'], (database) =>
    database.rows<TakenBack>(readSql('cleaning/taken-back'), { most }),
  );
}
