import { childSeed, createRandom, randomIndex, randomNormal, type Random } from '../../numeric';
import { closingMinute, dayAt, DAY_MINUTES, drawMinute, type Calendar } from '../calendar';
import { type Customers } from './customers';
import { OLD_RETURNS, ONLY_RETURNS, RETURNED } from './dirt';
import { SAMPLE_GROUPS } from '../groups';
import { addVisit, type Visits } from './visits';

/** What stands for the day after which a customer never came back: before the window, or there is none. */
export const BEFORE_WINDOW = -1;
export const STILL_ALIVE = -2;

/** Old returns come in the window's first days. */
const OLD_RETURN_DAYS = 75;

/** Returns of a day or more come after this many days (median), with this spread of the logarithm. */
const RETURN_DAYS = 10;
const RETURN_SPREAD = 1.4;

/** What became of each customer: the day of the last purchase of those who left, or one of the two above. */
export interface Lives {
  readonly dropoutDay: Int16Array;
}

/**
 * Lives every customer's year: purchases at their own rate on the calendar's clock until they leave or the window
 * ends, and returns of some of them.
 */
export function liveThrough(visits: Visits, customers: Customers, calendar: Calendar, seed: number): Lives {
  const dropoutDay = new Int16Array(customers.n).fill(STILL_ALIVE);
  const lapsed = SAMPLE_GROUPS.indexOf('lapsed');
  for (let customer = 0; customer < customers.n; customer += 1) {
    const random = createRandom(childSeed(seed, customer));
    const country = customers.country[customer];
    const isLapsed = customers.group[customer] === lapsed;
    const onlyReturn = isLapsed && random() < ONLY_RETURNS;
    if (onlyReturn || random() < oldReturns(customers.firstDay[customer])) {
      const day = dayAt(calendar, random() * calendar.clock[OLD_RETURN_DAYS]);
      addVisit(visits, 'oldReturn', { customer, minute: drawMinute(calendar, day, random), country });
    }
    if (onlyReturn) dropoutDay[customer] = BEFORE_WINDOW;
    else dropoutDay[customer] = shop(visits, customers, customer, calendar, random);
  }
  return { dropoutDay };
}

/** Who was there in the first months may have bought before the window. */
function oldReturns(firstDay: number): number {
  return firstDay < OLD_RETURN_DAYS ? OLD_RETURNS : 0;
}

function shop(
  visits: Visits,
  customers: Customers,
  customer: number,
  calendar: Calendar,
  random: Random,
): number {
  const country = customers.country[customer];
  const rate = customers.rate[customer] / 30;
  let day = customers.firstDay[customer];
  let reading = calendar.clock[day] + random() * calendar.weight[day];
  for (;;) {
    const minute = drawMinute(calendar, day, random);
    const visit = addVisit(visits, 'purchase', { customer, minute, country });
    if (random() < RETURNED) {
      const later = returnMinute(minute, calendar, random);
      if (later >= 0) addVisit(visits, 'return', { customer, minute: later, source: visit, country });
    }
    if (random() < customers.dropout[customer]) return day;
    reading -= Math.log(1 - random()) / rate;
    if (reading >= calendar.clock[calendar.days]) return STILL_ALIVE;
    day = dayAt(calendar, reading);
  }
}

/** When something of a purchase is returned: soon after, or days later; −1 when that is past the window. */
function returnMinute(bought: number, calendar: Calendar, random: Random): number {
  const boughtDay = Math.floor(bought / DAY_MINUTES);
  if (random() < 0.07)
    return Math.min(bought + 1 + randomIndex(random, 60), closingMinute(calendar, boughtDay));
  const days = Math.max(1, Math.round(RETURN_DAYS * Math.exp(RETURN_SPREAD * randomNormal(random))));
  if (boughtDay + days >= calendar.days) return -1;
  return drawMinute(calendar, dayAt(calendar, calendar.clock[boughtDay + days]), random);
}
