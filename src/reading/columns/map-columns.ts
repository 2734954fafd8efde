import { SourceError } from '../source-error';
import { contentOf, fits, type Content } from './content';
import { type Head } from './header';
import { DATE_PARTS, findDateParts } from './split-date';
import { plainName, NAMES, ROLE_WORDS, ROLES, rolesOf, type Places, type Role } from './roles';

/** Which column was taken for what, and what a reader should know about it. */
export interface ColumnMap {
  readonly places: Places;
  /** The header's name of each role's column. */
  readonly names: Readonly<Partial<Record<Role, string>>>;
  /** Why each was taken, a phrase. */
  readonly reasons: Readonly<Partial<Record<Role, string>>>;
  readonly notices: readonly string[];
}

/** What is known of a table besides its head. */
export interface MapOptions {
  /** The file as the user knows it, for the message. */
  readonly source: string;
  /** Roles that no column has, whatever its name. */
  readonly without: readonly Role[];
  /** Whether money may be missing: a list of prices has it. */
  readonly free: boolean;
  /** The known export that it is. */
  readonly said: string | null;
  /** Whether it is a list of prices, which needs no customer and no day. */
  readonly list?: boolean;
}

/** The roles in the order in which they choose their columns. */
const ORDER = (['day', 'customer', 'quantity', 'price', 'amount', ...ROLES] as Role[]).filter(
  (role, i, all) => all.indexOf(role) === i && !(DATE_PARTS as readonly Role[]).includes(role),
);

/**
 * Finds a table's columns by their names, in five languages, and confirms them by what stands in them.
 *
 * @param given columns that the user or the known export names, by role; they come before all else
 * @throws SourceError that says which needed column is missing, what was found instead and which setting names it
 */
export function mapColumns(
  head: Head,
  given: Readonly<Partial<Record<Role, string>>>,
  options: MapOptions,
): ColumnMap {
  const { source, free, said, list = false } = options;
  const without = [...options.without, ...rolesTold(given, NONE)];
  const contents = head.header.map((_, i) => contentOf(head.sample.map((cells) => cells[i])));
  const places: Partial<Record<Role, number>> = {};
  const reasons: Partial<Record<Role, string>> = {};
  const notices: string[] = [];
  for (const [role, name] of Object.entries(given) as [Role, string][]) {
    if (name === NONE) continue;
    places[role] = placeOf(head.header, name, role, source);
    reasons[role] = said === null ? 'as the setting columns says' : `as in ${said}`;
  }
  const taken = new Set<number>(Object.values(places));
  const apart = givenApart(given, places);
  const takeParts = (): boolean => {
    const parts = findDateParts(head, places, new Set([...taken].filter((place) => !apart.includes(place))));
    if (parts === null) return false;
    for (const [part, place] of Object.entries(parts) as [Role, number][]) {
      if (places[part] === undefined) reasons[part] = 'by its name, confirmed by its values';
      places[part] = place;
      taken.add(place);
    }
    return true;
  };
  for (const role of ORDER) {
    if (role === 'day' && apart.length > 0) {
      if (!takeParts()) throw partMissing(places, source);
      continue;
    }
    if (places[role] !== undefined || without.includes(role)) continue;
    const named = head.header
      .flatMap((name, place) => rolesOf(name).map((each) => ({ ...each, place, name })))
      .filter((each) => each.role === role && !taken.has(each.place))
      .sort((a, b) => a.rank - b.rank);
    const fitting = named.filter(({ place }) => fits(role, contents[place]));
    // A column that is surely named so stays what its name says, whatever stands in it: its rows are then set aside.
    const sure = named.find(({ rank }) => rank < SURE && NEEDED.has(role));
    if (role === 'day' && fitting.length === 0 && !without.includes('day') && takeParts()) continue;
    const [best, ...others] = fitting.length > 0 ? fitting : sure === undefined ? [] : [sure];
    for (const { place, name } of named) {
      if (place === best?.place || fitting.some((each) => each.place === place)) continue;
      notices.push(
        `“${name}” is named like ${ROLE_WORDS[role]}, but holds ${shown(contents[place])}: not taken.`,
      );
    }
    if (best === undefined) continue;
    const twin = others.find(({ name }) => plainName(name) === plainName(best.name));
    if (twin !== undefined) {
      throw new SourceError(source, `has the column ${best.name} twice`, 'remove or rename one of the two');
    }
    places[role] = best.place;
    taken.add(best.place);
    reasons[role] =
      `by its name${contents[best.place].filled === 0 ? ', without a value' : ', confirmed by its values'}`;
    const rest = others.filter(({ name }) => !elsewhere(name, role));
    if (rest.length > 0 && TOLD.has(role)) {
      notices.push(
        `${capital(ROLE_WORDS[role])} is taken from “${best.name}”, not from ${rest.map(({ name }) => `“${name}”`).join(' or ')}; --columns ${role}="…" takes another.`,
      );
    }
  }
  if (!list) {
    standIn(places, reasons, notices, head.header, contents);
    demand(places, head.header, contents, source, free);
  }
  const names = Object.fromEntries(
    Object.entries(places).map(([role, place]) => [role, head.header[place] || `column ${place + 1}`]),
  ) as Partial<Record<Role, string>>;
  return { places, names, reasons, notices };
}

/** What a role is given for a name when no column has it. */
const NONE = 'none';

const rolesTold = (given: Readonly<Partial<Record<Role, string>>>, name: string): Role[] =>
  (Object.keys(given) as Role[]).filter((role) => given[role] === name);

/** So many of a role's names say surely what a column is. */
const SURE = 6;

/** Roles of which a reader is told when other columns could be it too. */
const TOLD: ReadonlySet<Role> = new Set<Role>([
  'day',
  'customer',
  'price',
  'amount',
  'quantity',
  'invoice',
  'status',
  'currency',
  'refund',
  'discount',
]);

const NEEDED: ReadonlySet<Role> = new Set(['day', 'customer', 'price', 'amount', 'quantity']);

/** The places of a day's parts that are given; none where the day itself is. */
function givenApart(
  given: Readonly<Partial<Record<Role, string>>>,
  places: Partial<Record<Role, number>>,
): number[] {
  const parts = DATE_PARTS.filter((part) => part !== 'time' && (given[part] ?? NONE) !== NONE);
  if (places.day === undefined) return parts.map((part) => places[part] as number);
  for (const part of DATE_PARTS) delete places[part];
  return [];
}

function partMissing(places: Places, source: string): SourceError {
  const missing = DATE_PARTS.filter((part) => part !== 'time' && places[part] === undefined);
  return new SourceError(
    source,
    `has no column for ${missing.map((part) => ROLE_WORDS[part]).join(', nor for ')}, which others are given for`,
    'name all three: --columns year="…",month="…",dayOfMonth="…", and time="…" where there is one',
  );
}

/** Whether a name is surer for another role than for this one. */
function elsewhere(name: string, role: Role): boolean {
  const all = rolesOf(name);
  const mine = all.find((each) => each.role === role)?.rank ?? Infinity;
  return all.some((each) => each.role !== role && each.rank < mine);
}

/** An e-mail address, or a name, stands for a customer's id where there is none. */
function standIn(
  places: Partial<Record<Role, number>>,
  reasons: Partial<Record<Role, string>>,
  notices: string[],
  header: readonly string[],
  contents: readonly Content[],
): void {
  if (places.customer !== undefined) return;
  for (const role of ['email', 'name'] as const) {
    const place = places[role];
    if (place === undefined || contents[place].filled === 0) continue;
    places.customer = place;
    reasons.customer = `there is no customer id; ${ROLE_WORDS[role]} stands for it`;
    notices.push(`There is no customer id: “${header[place]}” stands for it.`);
    return;
  }
}

function demand(
  places: Places,
  header: readonly string[],
  contents: readonly Content[],
  source: string,
  free: boolean,
): void {
  const missing: { role: Role; text: string }[] = [];
  const examples = (role: Role): string => `${role}, such as ${NAMES[role].slice(0, 3).join(', ')}`;
  if (places.customer === undefined) missing.push({ role: 'customer', text: examples('customer') });
  if (places.day === undefined && places.year === undefined)
    missing.push({ role: 'day', text: `${examples('day')}, or year, month and dayOfMonth apart` });
  if (!free && places.amount === undefined && places.price === undefined) {
    missing.push({
      role: 'amount',
      text: 'money: an amount such as Sales, Total, or a price such as UnitPrice, Price beside a quantity',
    });
  }
  if (missing.length === 0) return;
  const list = header
    .slice(0, 20)
    .map((name) => JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name))
    .join(', ');
  if (Object.keys(places).length === 0) {
    throw new SourceError(
      source,
      `is no table of transactions (found instead: ${list})`,
      'a row must name the columns: the customer, the day, and an amount or a quantity and a price',
    );
  }
  const used = new Set(Object.values(places));
  const guesses = missing.flatMap(({ role }) => {
    const found = header.filter(
      (name, i) => name !== '' && !used.has(i) && contents[i].filled > 0 && plausible(role, contents[i]),
    );
    return found.length === 0 || found.length > 3 ? [] : [`--columns ${role}="${found[0]}"`];
  });
  throw new SourceError(
    source,
    `has no column for ${missing.map(({ text }) => text).join('; nor for ')} (found instead: ${list})`,
    guesses.length > 0
      ? `name the column that holds it, perhaps ${guesses.join(' ')}`
      : `add the column, or name the one that holds it with --columns ${missing[0].role}="…"`,
  );
}

function plausible(role: Role, content: Content): boolean {
  if (role === 'day') return content.dates >= 0.9;
  if (role === 'amount') return content.numbers >= 0.9 && content.dates < 0.5;
  return content.dates < 0.5 && content.distinct > 1;
}

function placeOf(header: readonly string[], name: string, role: Role, source: string): number {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const plain = header.findIndex((each) => plainName(each) === plainName(name) && plainName(name) !== '');
  if (plain >= 0) return plain;
  if (/^\d+$/.test(name) && Number(name) >= 1 && Number(name) <= header.length) return Number(name) - 1;
  throw new SourceError(
    source,
    `has no column “${name}” for ${ROLE_WORDS[role]}`,
    `--columns ${role}=… must name one of ${header.map((each) => JSON.stringify(each)).join(', ')}, or its number`,
  );
}

function shown(content: Content): string {
  if (content.dates > 0.5 && content.numbers < 0.5) return 'dates';
  return content.numbers > 0.5 ? 'numbers' : 'texts';
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Reads the setting `columns`: `customer="Customer Number",day="Order Date"`; quotes only where a name has a comma;
 * `price=none` where no column is to be it.
 *
 * @throws Error that names the role that is none
 */
export function readColumnsSetting(text: string | null): Partial<Record<Role, string>> {
  const found: Partial<Record<Role, string>> = {};
  if (text === null) return found;
  for (const [part, role, quoted, bare] of text.matchAll(
    /\s*([^=,]+?)\s*=\s*(?:"([^"]*)"|([^,]*))\s*(?:,|$)/g,
  )) {
    if (!(ROLES as readonly string[]).includes(role)) {
      throw new Error(
        `columns: there is no role "${role}" in ${part.trim()}; the roles are ${ROLES.join(', ')}`,
      );
    }
    found[role as Role] = quoted ?? bare.trim();
  }
  if (Object.keys(found).length === 0) {
    throw new Error(`columns must read like customer="Customer Number",day="Order Date", received "${text}"`);
  }
  return found;
}
