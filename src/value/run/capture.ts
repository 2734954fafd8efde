import { createRandom, percentileInterval, randomIndex } from '../../numeric';
import { fitGammaGamma } from '../fit';
import { boughtBetween, type PurchaseRow } from '../histories';
import { expectedNextPurchases, expectedValues } from '../predict';
import { type HoldOut } from './hold-out';

/** How much of the hold-out's revenue came from those whom a ranking put first. */
export interface CaptureRow {
  readonly ranking: string;
  readonly customers: number;
  /** Share of the hold-out's net revenue, with its 95% interval over customers drawn with replacement. */
  readonly share: number;
  readonly low95: number;
  readonly high95: number;
  /** The model's share less this one, with its interval from the same draws; `null` for the model itself. */
  readonly behind: number | null;
  readonly behind_low95: number | null;
  readonly behind_high95: number | null;
}

const RESAMPLES = 1000;

/**
 * Ranks customers at the hold-out's beginning by the model's expected revenue, by all they had spent and by what they
 * had spent in as many weeks before, and adds up what the first of each ranking brought in the hold-out.
 *
 * @param rows purchases as they came
 * @param share of customers who count as first; default a fifth
 */
export function captured(
  held: HoldOut,
  rows: readonly PurchaseRow[],
  seed: number,
  share = 0.2,
): readonly CaptureRow[] {
  const { calibration, weeks, chosen, untilDay } = held;
  const { histories, endDay, purchaseValues, otherValue } = calibration;
  const values = expectedValues(fitGammaGamma(histories), histories);
  const scores: readonly (readonly [string, ArrayLike<number>])[] = [
    [
      'expected revenue by the model',
      expectedNextPurchases(chosen.fit, histories, weeks).map((count, i) => count * values[i]),
    ],
    ['net value so far', purchaseValues.map((value, i) => value + otherValue[i])],
    [
      `net value of the last ${weeks} weeks`,
      boughtBetween(rows, calibration, endDay - 7 * weeks + 1, endDay).netValue,
    ],
  ];
  const revenue = boughtBetween(rows, calibration, endDay + 1, untilDay).netValue;
  const n = revenue.length;
  const size = Math.max(1, Math.round(share * n));
  const first = scores.map(([, score]) => {
    const order = Array.from(revenue.keys()).sort((a, b) => score[b] - score[a] || a - b);
    const chosenOnes = new Uint8Array(n);
    for (const i of order.slice(0, size)) chosenOnes[i] = 1;
    return chosenOnes;
  });
  const random = createRandom(seed);
  const drawn = scores.map(() => new Float64Array(RESAMPLES));
  for (let b = 0; b < RESAMPLES; b += 1) {
    let all = 0;
    const sums = new Float64Array(scores.length);
    for (let k = 0; k < n; k += 1) {
      const i = randomIndex(random, n);
      all += revenue[i];
      for (let s = 0; s < sums.length; s += 1) if (first[s][i] === 1) sums[s] += revenue[i];
    }
    drawn.forEach((shares, s) => (shares[b] = all > 0 ? sums[s] / all : 0));
  }
  const total = revenue.reduce((sum, value) => sum + value, 0);
  const shares = first.map((members) =>
    total > 0 ? revenue.reduce((sum, value, i) => sum + value * members[i], 0) / total : 0,
  );
  return scores.map(([ranking], s) => {
    const [low95, high95] = percentileInterval(drawn[s])!;
    const behind = s === 0 ? null : percentileInterval(drawn[s].map((value, b) => drawn[0][b] - value));
    return {
      ranking,
      customers: size,
      share: shares[s],
      low95,
      high95,
      behind: s === 0 ? null : shares[0] - shares[s],
      behind_low95: behind === null ? null : behind[0],
      behind_high95: behind === null ? null : behind[1],
    };
  });
}
