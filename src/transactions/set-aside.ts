import { type Settings } from '../config';
import { formatNumber, formatShare } from '../format';
import { SourceError, type Reading } from '../reading';

/** From this share of the rows on it is said everywhere that rows were set aside. */
const NOTICED_SHARE = 0.01;

/** Above this share of the rows a run stops, unless the settings accept it. */
const ACCEPTED_SHARE = 0.2;

/** Whether so many rows were set aside that it must be said on the first screen. */
export function isManySetAside(rowsSetAside: number, rowsIn: number): boolean {
  return rowsIn > 0 && rowsSetAside / rowsIn > NOTICED_SHARE;
}

/**
 * Refuses a source of which more than a fifth of the rows could not be read, unless the settings accept it: what is left
 * may be another shop.
 *
 * @throws SourceError that says how many rows, the most frequent reasons, and what to do
 */
export function checkSetAside(
  { acceptSetAside }: Pick<Settings, 'acceptSetAside'>,
  name: string,
  { rowsIn, setAside, setAsideReasons }: Pick<Reading, 'rowsIn' | 'setAside' | 'setAsideReasons'>,
): void {
  if (acceptSetAside === 'yes' || !(setAside > ACCEPTED_SHARE * rowsIn)) return;
  const reasons = setAsideReasons
    .slice(0, 3)
    .map(({ reason, rows }) => `${reason} (${formatNumber(rows)})`)
    .join(', ');
  throw new SourceError(
    name,
    `has ${formatNumber(setAside)} rows of ${formatNumber(rowsIn)} (${formatShare(setAside / rowsIn)}) that cannot be read: ${reasons}`,
    'see what was understood with npm run check, mend the reading by its settings, or go on without these rows by --accept-set-aside',
  );
}
