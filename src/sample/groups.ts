import { type DepartmentName } from './words';

/** The planted groups. */
export const SAMPLE_GROUPS = [
  'wholesaler',
  'champion',
  'regular',
  'new',
  'occasional',
  'lapsed',
  'one-off',
] as const;

export type SampleGroup = (typeof SAMPLE_GROUPS)[number];

/**
 * How the customers of a group buy: a BG/NBD process within each group. Purchases come at a customer's own
 * constant rate on the calendar's clock; after each of them the customer leaves for good with a probability of
 * their own.
 *
 * Reference: Fader, Hardie and Lee 2005, Marketing Science 24(2), assumptions (i) to (v).
 */
export interface GroupPlan {
  /** Share of the registered customers. */
  readonly share: number;
  /** Purchases per 30 days: mean over the group and shape of the gamma distribution around it. */
  readonly rate: number;
  readonly rateShape: number;
  /** Probability to leave after a purchase: mean and weight (a + b) of the beta distribution around it. */
  readonly dropout: number;
  readonly dropoutWeight: number;
  /** First and last day of the window on which a first purchase can fall. */
  readonly firstDays: readonly [from: number, to: number];
  /** Mean number of lines of an invoice. */
  readonly lines: number;
  /** Median value of a line in pence. */
  readonly lineValue: number;
  /** Share of customers abroad. */
  readonly abroad: number;
  /** Departments that the group prefers, and how many times as often as everybody. */
  readonly tastes: Readonly<Partial<Record<DepartmentName, number>>>;
}

export const GROUP_PLANS: Readonly<Record<SampleGroup, GroupPlan>> = {
  wholesaler: {
    share: 0.008,
    rate: 2.6,
    rateShape: 4,
    dropout: 0.004,
    dropoutWeight: 50,
    firstDays: [0, 120],
    lines: 34,
    lineValue: 4600,
    abroad: 0.4,
    tastes: { festive: 3, kitchen: 1.5 },
  },
  champion: {
    share: 0.042,
    rate: 1.7,
    rateShape: 3,
    dropout: 0.006,
    dropoutWeight: 50,
    firstDays: [0, 200],
    lines: 26,
    lineValue: 1150,
    abroad: 0.1,
    tastes: { fashion: 3, home: 1.5 },
  },
  regular: {
    share: 0.2,
    rate: 0.75,
    rateShape: 4,
    dropout: 0.03,
    dropoutWeight: 20,
    firstDays: [0, 290],
    lines: 21,
    lineValue: 1150,
    abroad: 0.1,
    tastes: { beauty: 2.5, kitchen: 1.3 },
  },
  new: {
    share: 0.1,
    rate: 0.8,
    rateShape: 2,
    dropout: 0.08,
    dropoutWeight: 10,
    firstDays: [280, 373],
    lines: 20,
    lineValue: 1200,
    abroad: 0.09,
    tastes: { children: 3 },
  },
  occasional: {
    share: 0.36,
    rate: 0.3,
    rateShape: 3,
    dropout: 0.06,
    dropoutWeight: 10,
    firstDays: [0, 373],
    lines: 20,
    lineValue: 1250,
    abroad: 0.09,
    tastes: {},
  },
  lapsed: {
    share: 0.13,
    rate: 0.9,
    rateShape: 3,
    dropout: 0.3,
    dropoutWeight: 10,
    firstDays: [0, 170],
    lines: 20,
    lineValue: 1250,
    abroad: 0.09,
    tastes: { garden: 3 },
  },
  'one-off': {
    share: 0.16,
    rate: 0.5,
    rateShape: 2,
    dropout: 1,
    dropoutWeight: 1,
    firstDays: [0, 373],
    lines: 18,
    lineValue: 1200,
    abroad: 0.09,
    tastes: { bags: 2.5 },
  },
};

/**
 * How many customers each group has: the shares rounded so that they add up (largest remainders), with one at
 * least in every group.
 */
export function groupSizes(customers: number): Record<SampleGroup, number> {
  const exact = SAMPLE_GROUPS.map((group) => GROUP_PLANS[group].share * customers);
  const sizes = exact.map((value) => Math.max(1, Math.floor(value)));
  let missing = customers - sizes.reduce((sum, size) => sum + size, 0);
  const byRemainder = SAMPLE_GROUPS.map((_, i) => i).sort(
    (i, j) => exact[j] - sizes[j] - (exact[i] - sizes[i]) || i - j,
  );
  for (let turn = 0; missing > 0; turn += 1, missing -= 1) sizes[byRemainder[turn % byRemainder.length]] += 1;
  return Object.fromEntries(SAMPLE_GROUPS.map((group, i) => [group, sizes[i]])) as Record<
    SampleGroup,
    number
  >;
}
