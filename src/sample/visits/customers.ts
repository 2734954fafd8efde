import {
  childSeed,
  createRandom,
  randomGamma,
  randomNormal,
  randomPermutation,
  type Random,
} from '../../numeric';
import { aliasTable, drawIndex, type AliasTable } from '../alias';
import { type Calendar } from '../calendar';
import { drawCountry, EUROPEAN_COMMUNITY, UNSPECIFIED } from './countries';
import { countOf, ODD_CUSTOMERS } from './dirt';
import { GROUP_PLANS, groupSizes, SAMPLE_GROUPS, type GroupPlan } from '../groups';

/** The registered customers, as flat columns; customer i has the i-th smallest id. */
export interface Customers {
  readonly n: number;
  readonly id: Int32Array;
  /** Number of the group in SAMPLE_GROUPS. */
  readonly group: Uint8Array;
  readonly country: Uint8Array;
  /** Day of the first purchase. */
  readonly firstDay: Int16Array;
  /** Purchases per 30 days. */
  readonly rate: Float64Array;
  /** Probability to leave after a purchase. */
  readonly dropout: Float64Array;
  /** Mean number of lines of an invoice. */
  readonly lines: Float64Array;
  /** Median value of a line in pence. */
  readonly lineValue: Float64Array;
}

/**
 * First purchases per month, like those of the real file: many in its first month, since customers of earlier
 * years show up there, a trough in summer, a rise in autumn.
 */
const FIRST_PURCHASES = [885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 323, 41];

/** First purchases in a December that is not the window's first month. */
const LATER_DECEMBER = 300;

/** How much customers of one group differ in what they spend on a line (standard deviation of the logarithm). */
const VALUE_SPREAD = 0.45;

/** The shape of the gamma distribution of mean invoice lines between the customers of a group. */
const LINES_SHAPE = 3;

/** Draws the customers of a seed; each year has so many more first purchases than the year before, 0.1 for a tenth. */
export function drawCustomers(n: number, seed: number, calendar: Calendar, growth = 0): Customers {
  const random = createRandom(seed);
  const id = drawIds(n, random);
  const group = drawGroups(n, random);
  const country = new Uint8Array(n);
  const firstDay = new Int16Array(n);
  const rate = new Float64Array(n);
  const dropout = new Float64Array(n);
  const lines = new Float64Array(n);
  const lineValue = new Float64Array(n);
  const starts = SAMPLE_GROUPS.map((name) => startTable(GROUP_PLANS[name], calendar, growth));
  for (let i = 0; i < n; i += 1) {
    const its = createRandom(childSeed(seed, i));
    const plan = GROUP_PLANS[SAMPLE_GROUPS[group[i]]];
    country[i] = drawCountry(plan.abroad, its);
    firstDay[i] = drawIndex(starts[group[i]], its);
    rate[i] = (plan.rate * randomGamma(its, plan.rateShape)) / plan.rateShape;
    dropout[i] = drawDropout(plan, its);
    lines[i] = (plan.lines * randomGamma(its, LINES_SHAPE)) / LINES_SHAPE;
    lineValue[i] = plan.lineValue * Math.exp(VALUE_SPREAD * randomNormal(its));
  }
  const odd = randomPermutation(random, n);
  const unspecified = countOf(ODD_CUSTOMERS.unspecified, n);
  const european = countOf(ODD_CUSTOMERS.europeanCommunity, n);
  for (let i = 0; i < unspecified; i += 1) country[odd[i]] = UNSPECIFIED;
  for (let i = 0; i < european; i += 1) country[odd[unspecified + i]] = EUROPEAN_COMMUNITY;
  return { n, id, group, country, firstDay, rate, dropout, lines, lineValue };
}

/**
 * Ascending ids with gaps. Like the real ones they lie below 19,000, where the published rules begin to number
 * guests, as long as they fit; larger bases number from a million on, clear of any guest.
 */
function drawIds(n: number, random: Random): Int32Array {
  const room = 6400;
  const gaps = n > room ? 0.36 : Math.min(0.36, (room - n) / n);
  const id = new Int32Array(n);
  let last = n > room ? 1_000_000 : 12_345;
  for (let i = 0; i < n; i += 1) {
    last += random() < gaps ? 2 : 1;
    id[i] = last;
  }
  return id;
}

function drawGroups(n: number, random: Random): Uint8Array {
  const sizes = groupSizes(n);
  const order = randomPermutation(random, n);
  const group = new Uint8Array(n);
  let next = 0;
  SAMPLE_GROUPS.forEach((name, number) => {
    for (let i = 0; i < sizes[name]; i += 1, next += 1) group[order[next]] = number;
  });
  return group;
}

/** A beta number through two gamma numbers; certain dropout stays certain. */
function drawDropout(plan: GroupPlan, random: Random): number {
  if (plan.dropout === 1) return 1;
  const stay = randomGamma(random, (1 - plan.dropout) * plan.dropoutWeight);
  const leave = randomGamma(random, plan.dropout * plan.dropoutWeight);
  return leave / (leave + stay);
}

/**
 * The days on which a group's customers first buy. A group that can come from the window's first day on comes from the
 * first day of a longer window on; one that only comes late, in the last year.
 */
function startTable(
  { firstDays: [from, to] }: GroupPlan,
  { days, earlierDays, month, year, weight }: Calendar,
  growth: number,
): AliasTable {
  const inMonth = new Map<number, number>();
  const of = (day: number): number => year[day] * FIRST_PURCHASES.length + month[day];
  for (let day = 0; day < days; day += 1) inMonth.set(of(day), (inMonth.get(of(day)) ?? 0) + weight[day]);
  const earliest = from === 0 ? 0 : from + earlierDays;
  return aliasTable(
    Array.from(weight, (trade, day) => {
      if (day < earliest || day > to + earlierDays) return 0;
      const firsts = month[day] === 0 && year[day] > 0 ? LATER_DECEMBER : FIRST_PURCHASES[month[day]];
      return (firsts * (1 + growth) ** year[day] * trade) / (inMonth.get(of(day)) ?? 1);
    }),
  );
}
