import { spearman } from '../../features';
import { bootstrapMeans, childSeed, meanOf, percentileInterval } from '../../numeric';
import { type GammaGammaFit } from '../fit';
import { type PurchaseHistories } from '../histories';
import { expectedValues } from '../predict';

/** Customers with so many purchase days, and what a purchase day of theirs is worth. */
export interface ValueByDaysRow {
  /** '1', '2', … and '21+' for the last. */
  readonly label: string;
  readonly minDays: number;
  readonly customers: number;
  /** Mean over the customers of their mean value, with its 95% bootstrap interval. */
  readonly actual: number;
  readonly low95: number;
  readonly high95: number;
  /** Mean over the customers of what the gamma-gamma model expects of them. */
  readonly expected: number;
  /** Value of all their purchase days by the model, over what it was. */
  readonly ratio: number;
}

/** Whether value and frequency go together, which the gamma-gamma model takes not to be so. */
export interface ValueIndependence {
  readonly rows: readonly ValueByDaysRow[];
  readonly customers: number;
  /** Pearson's correlation of purchase days and mean value, with its 95% interval by Fisher's z. */
  readonly pearson: number;
  readonly interval: readonly [number, number];
  /** Spearman's, which a few wholesalers do not decide. */
  readonly spearman: number;
  /** Value of all purchase days by the model, over what it was. */
  readonly ratio: number;
}

/** Where the classes begin. */
const CLASSES: readonly number[] = [1, 2, 3, 4, 5, 6, 11, 21];
const RESAMPLES = 1000;
/** Φ^-1(0.975). */
const Z95 = 1.959963984540054;

/**
 * Mean value of a purchase day by number of purchase days, actual and by the model, and the correlation of the two.
 *
 * Fisher's interval is for normal variables; with tails as heavy as these it is on the narrow side.
 *
 * @param seed of the bootstrap
 */
export function valueByDays(
  fit: GammaGammaFit,
  histories: PurchaseHistories,
  seed: number,
): ValueIndependence {
  const expected = expectedValues(fit, histories);
  const { valueDays, meanValue } = histories;
  const valued = Array.from(valueDays.keys()).filter((i) => valueDays[i] > 0);
  const worth = (members: readonly number[], value: ArrayLike<number>): number =>
    members.reduce((sum, i) => sum + valueDays[i] * value[i], 0);
  const rows = CLASSES.flatMap((least, c): ValueByDaysRow[] => {
    const next = c + 1 < CLASSES.length ? CLASSES[c + 1] : Infinity;
    const members = valued.filter((i) => valueDays[i] >= least && valueDays[i] < next);
    if (members.length === 0) return [];
    const values = Float64Array.from(members, (i) => meanValue[i]);
    const [low95, high95] = percentileInterval(bootstrapMeans(values, RESAMPLES, childSeed(seed, c)))!;
    return [
      {
        label: next === Infinity ? `${least}+` : next === least + 1 ? `${least}` : `${least}–${next - 1}`,
        minDays: least,
        customers: members.length,
        actual: meanOf(values),
        low95,
        high95,
        expected: meanOf(members.map((i) => expected[i])),
        ratio: worth(members, expected) / worth(members, meanValue),
      },
    ];
  });
  const r = fit.frequencyValueCorrelation;
  const spread = valued.length > 3 ? Z95 / Math.sqrt(valued.length - 3) : Infinity;
  return {
    rows,
    customers: valued.length,
    pearson: r,
    interval: [Math.tanh(Math.atanh(r) - spread), Math.tanh(Math.atanh(r) + spread)],
    spearman: spearman(
      Float64Array.from(valued, (i) => valueDays[i]),
      Float64Array.from(valued, (i) => meanValue[i]),
    ),
    ratio: worth(valued, expected) / worth(valued, meanValue),
  };
}
