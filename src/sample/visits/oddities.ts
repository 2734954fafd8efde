import { createRandom, randomIndex, type Random } from '../../numeric';
import { closingMinute, dayAt, DAY_MINUTES, drawMinute, type Calendar } from '../calendar';
import { drawForeignCountry, drawGuestCountry, UNITED_KINGDOM } from './countries';
import {
  countOf,
  ODD_CUSTOMERS,
  PURCHASE_EXTRAS,
  STRAY_INVOICES,
  WEB_EXTRAS,
  type PurchaseExtra,
  type StrayInvoice,
  type WebExtra,
} from './dirt';
import { addVisit, type Visits } from './visits';

/** Commissions for charity go to few customers, a dozen and more to each. */
const CHARITY_RUN = 16;

/**
 * Plants in the visits everything that is odd, in the proportions of `dirt.ts`.
 *
 * @param visits the customers' purchases and returns; changed in place, since this is a part of their making
 * @param customers how many customers there are
 */
export function plantOddities(visits: Visits, customers: number, calendar: Calendar, seed: number): void {
  const random = createRandom(seed);
  const purchases = numbersOf(visits, 'purchase');
  plantOddCustomers(visits, purchases, customers, calendar, random);
  plantExtras(visits, numbersOf(visits, 'purchase'), PURCHASE_EXTRAS, customers, random);
  for (const kind of Object.keys(STRAY_INVOICES) as StrayInvoice[]) {
    const count = countOf(STRAY_INVOICES[kind], customers);
    if (kind === 'discount' || kind === 'manualCredit')
      plantCredits(visits, purchases, kind, count, 1, calendar, random);
    else if (kind === 'charity') plantCredits(visits, purchases, kind, count, CHARITY_RUN, calendar, random);
    else plantGuests(visits, kind, count, calendar, random);
  }
  plantExtras(visits, numbersOf(visits, 'web'), WEB_EXTRAS, customers, random);
  plantBadDebt(visits, calendar, random);
}

function plantOddCustomers(
  visits: Visits,
  purchases: readonly number[],
  customers: number,
  calendar: Calendar,
  random: Random,
): void {
  const bought = new Int32Array(customers);
  const last = new Int32Array(customers);
  for (const visit of purchases) {
    bought[visits.customer[visit]] += 1;
    last[visits.customer[visit]] = visit;
  }
  const returned = new Set(visits.source);
  const once = purchases.filter((visit) => bought[visits.customer[visit]] === 1 && !returned.has(visit));
  const often = purchases.filter((visit) => bought[visits.customer[visit]] > 1);

  for (const visit of choose(once, countOf(ODD_CUSTOMERS.bulkOnly, customers), random)) {
    visits.kind[visit] = 'bulk';
    visits.minute[visit] = inTime(visits.minute[visit], 30, calendar);
    reverse(visits, visit, 16);
  }
  for (const visit of choose(often, countOf(ODD_CUSTOMERS.bulkBesides, customers), random)) {
    reverse(visits, addBulk(visits, visit, calendar, random), 12);
  }
  for (const visit of choose(often, countOf(ODD_CUSTOMERS.bulkTwice, customers), random)) {
    const bulk = addBulk(visits, visit, calendar, random);
    reverse(visits, bulk, 5);
    const { customer, minute, country } = at(visits, bulk);
    addVisit(visits, 'bulk', { customer, minute: minute + 9, country, source: bulk });
  }
  const latest = often.filter((visit) => last[visits.customer[visit]] === visit);
  for (const moved of choose(latest, countOf(ODD_CUSTOMERS.twoCountries, customers), random)) {
    const from = visits.country[moved];
    do visits.country[moved] = from === UNITED_KINGDOM ? drawForeignCountry(random) : UNITED_KINGDOM;
    while (visits.country[moved] === from);
  }
}

/** A huge purchase by the customer of another purchase, on that day or later, with time left to cancel it. */
function addBulk(visits: Visits, after: number, calendar: Calendar, random: Random): number {
  const { customer, minute, country } = at(visits, after);
  const later = laterMinute(minute, calendar, random);
  return addVisit(visits, 'bulk', { customer, minute: inTime(later, 30, calendar), country });
}

function reverse(visits: Visits, bulk: number, minutes: number): void {
  const { customer, minute, country } = at(visits, bulk);
  addVisit(visits, 'bulkReturn', { customer, minute: minute + minutes, source: bulk, country });
}

function plantExtras(
  visits: Visits,
  among: readonly number[],
  rates: Readonly<Partial<Record<PurchaseExtra | WebExtra, number>>>,
  customers: number,
  random: Random,
): void {
  const extras = (Object.keys(rates) as (PurchaseExtra | WebExtra)[]).flatMap((extra) =>
    Array<PurchaseExtra | WebExtra>(countOf(rates[extra] ?? 0, customers)).fill(extra),
  );
  choose(among, extras.length, random).forEach((visit, i) => visits.extra.set(visit, extras[i]));
}

/** Cancellations by customers, after one of their purchases but of nothing in it; runs of them by the same one. */
function plantCredits(
  visits: Visits,
  purchases: readonly number[],
  kind: StrayInvoice,
  count: number,
  run: number,
  calendar: Calendar,
  random: Random,
): void {
  let { customer, minute, country } = at(visits, purchases[0]);
  for (let i = 0; i < count; i += 1) {
    if (i % run === 0)
      ({ customer, minute, country } = at(visits, purchases[randomIndex(random, purchases.length)]));
    addVisit(visits, kind, { customer, minute: laterMinute(minute, calendar, random), country });
  }
}

function plantGuests(
  visits: Visits,
  kind: StrayInvoice,
  count: number,
  calendar: Calendar,
  random: Random,
): void {
  const abroad = kind === 'counter' || kind === 'single';
  for (let i = 0; i < count; i += 1) {
    const day = dayAt(calendar, random() * calendar.days);
    const country = abroad ? drawGuestCountry(random) : UNITED_KINGDOM;
    addVisit(visits, kind, { minute: drawMinute(calendar, day, random), country });
  }
}

/** Three invoices, minute after minute: one books the amount, two take it off. */
function plantBadDebt(visits: Visits, calendar: Calendar, random: Random): void {
  const day = dayAt(calendar, random() * calendar.days);
  const minute = inTime(drawMinute(calendar, day, random), 2, calendar);
  const first = addVisit(visits, 'badDebt', { minute, country: UNITED_KINGDOM });
  for (const after of [1, 2])
    addVisit(visits, 'badDebt', { minute: minute + after, source: first, country: UNITED_KINGDOM });
}

/** A minute of the same day or a later one, after the one given. */
function laterMinute(minute: number, calendar: Calendar, random: Random): number {
  const day = Math.floor(minute / DAY_MINUTES);
  const passed = calendar.clock[day];
  const later = dayAt(calendar, passed + random() * (calendar.clock[calendar.days] - passed));
  if (later > day) return drawMinute(calendar, later, random);
  return Math.min(minute + 1 + randomIndex(random, 30), closingMinute(calendar, day));
}

/** The minute, or the last one of its day that leaves some minutes until closing. */
function inTime(minute: number, left: number, calendar: Calendar): number {
  return Math.min(minute, closingMinute(calendar, Math.floor(minute / DAY_MINUTES)) - left);
}

function at(visits: Visits, visit: number): { customer: number; minute: number; country: number } {
  return { customer: visits.customer[visit], minute: visits.minute[visit], country: visits.country[visit] };
}

function numbersOf(visits: Visits, kind: Visits['kind'][number]): number[] {
  const numbers: number[] = [];
  visits.kind.forEach((itsKind, visit) => itsKind === kind && numbers.push(visit));
  return numbers;
}

/** Some members of a list without repetition, all when there are no more than asked for. */
function choose(list: readonly number[], count: number, random: Random): number[] {
  const chosen = new Set<number>();
  const wanted = Math.min(count, list.length);
  while (chosen.size < wanted) chosen.add(list[randomIndex(random, list.length)]);
  return [...chosen];
}
