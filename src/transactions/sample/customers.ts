import {
  childSeed,
  createRandom,
  randomGamma,
  randomNormal,
  randomPermutation,
  type Random,
} from '../../numeric';
import { aliasTable, drawIndex, type AliasTable } from './alias';
import { DAYS, type Calendar } from './calendar';
import { drawCountry, EUROPEAN_COMMUNITY, UNSPECIFIED } from './countries';
import { countOf, ODD_CUSTOMERS } from './dirt';
import { GROUP_PLANS, groupSizes, SAMPLE_GROUPS, type GroupPlan } from './groups';

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

/** How much customers of one group differ in what they spend on a line (standard deviation of the logarithm). */
const VALUE_SPREAD = 0.45;

/** The shape of the gamma distribution of mean invoice lines between the customers of a group. */
const LINES_SHAPE = 3;

/** Draws the customers of a seed. */
export function drawCustomers(n: number, seed: number, calendar: Calendar): Customers {
  const random = createRandom(seed);
  const id = drawIds(n, random);
  const group = drawGroups(n, random);
  const country = new Uint8Array(n);
  const firstDay = new Int16Array(n);
  const rate = new Float64Array(n);
  const dropout = new Float64Array(n);
  const lines = new Float64Array(n);
  const lineValue = new Float64Array(n);
  const starts = SAMPLE_GROUPS.map((name) => startTable(GROUP_PLANS[name], calendar));
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

/** The days on which a group's customers first buy. */
function startTable({ firstDays: [from, to] }: GroupPlan, calendar: Calendar): AliasTable {
  const inMonth = new Float64Array(FIRST_PURCHASES.length);
  for (let day = 0; day < DAYS; day += 1) inMonth[calendar.month[day]] += calendar.weight[day];
  return aliasTable(
    Array.from(calendar.weight, (weight, day) =>
      day < from || day > to
        ? 0
        : (FIRST_PURCHASES[calendar.month[day]] * weight) / inMonth[calendar.month[day]],
    ),
  );
}
