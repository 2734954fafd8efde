import { type Head } from './header';
import { rolesOf, type Role } from './roles';

/** The roles of columns that make the day of a purchase together; the time of day may be missing. */
export const DATE_PARTS = ['year', 'month', 'dayOfMonth', 'time'] as const;

/** One of {@link DATE_PARTS}. */
export type DatePart = (typeof DATE_PARTS)[number];

/** What most values of a part look like; a workbook's numbers may end in `.0`, and its times are parts of a day. */
const LOOKS: Readonly<Record<DatePart, RegExp>> = {
  year: /^((19|20)\d{2}|\d{2})(\.0+)?$/,
  month: /^((0?[1-9]|1[0-2])(\.0+)?|\p{L}{3,10}\.?)$/u,
  dayOfMonth: /^(0?[1-9]|[12]\d|3[01])(\.0+)?$/,
  time: /^([01]?\d|2[0-3])([:h]\d{2}.*|h)?$|^0?\.\d+$/i,
};

/**
 * Finds the columns of a day whose year, month and day stand apart.
 *
 * @param given places that are known
 * @param taken places of other roles
 * @returns the place of each part; null where year, month or day has none
 */
export function findDateParts(
  head: Head,
  given: Readonly<Partial<Record<Role, number>>>,
  taken: ReadonlySet<number>,
): Partial<Record<DatePart, number>> | null {
  const found: Partial<Record<DatePart, number>> = {};
  const used = new Set(taken);
  for (const part of DATE_PARTS) {
    const place = given[part] ?? placeOf(head, part, used);
    if (place === undefined) continue;
    found[part] = place;
    used.add(place);
  }
  return DATE_PARTS.every((part) => part === 'time' || found[part] !== undefined) ? found : null;
}

function placeOf({ header, sample }: Head, part: DatePart, used: ReadonlySet<number>): number | undefined {
  const [best] = header
    .flatMap((name, place) => rolesOf(name).map(({ role, rank }) => ({ role, rank, place })))
    // A name such as "Order Day" or "Order Time" says a whole day too.
    .filter(({ role, place }) => (role === part || role === 'day') && !used.has(place))
    .filter(({ place }) => {
      const filled = sample.map((cells) => (cells[place] ?? '').trim()).filter((text) => text !== '');
      return filled.filter((text) => LOOKS[part].test(text)).length >= filled.length / 2;
    })
    .sort((a, b) => Number(a.role === 'day') - Number(b.role === 'day') || a.rank - b.rank);
  return best?.place;
}
