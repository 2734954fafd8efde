import { childSeed, createRandom, fastGamma } from '../../numeric';
import { PURCHASE_MODELS, type PurchaseModelName } from '../models';
import { FuturePurchases } from '../simulate';
import { BOUNDS, countBounds, interpolatedBounds } from './quantiles';

/** Some customers, the parameters to draw with, and what to add up. */
export interface OutcomeInput {
  readonly model: PurchaseModelName;
  /** Parameters of each replicate, row after row. */
  readonly purchaseParameters: Float64Array;
  readonly valueParameters: Float64Array;
  readonly keptShare: Float64Array;
  readonly drawsPerReplicate: number;
  /** The customers' histories. */
  readonly customerIds: Int32Array;
  readonly repeatDays: Int32Array;
  readonly lastPurchaseWeeks: Float64Array;
  readonly observedWeeks: Float64Array;
  readonly meanValue: Float64Array;
  readonly valueDays: Int32Array;
  readonly exposureWeeks: Float64Array;
  /** First and last month of each period whose bounds are wanted per customer, from 0; empty for none. */
  readonly periods: readonly (readonly [number, number])[];
  /** Members of each group, as places among these customers. */
  readonly groups: readonly Int32Array[];
  readonly seed: number;
}

/** Sums over groups, and bounds per customer. */
export interface OutcomeOutput {
  /** Per group: draws × months, purchases and net revenue. */
  readonly groupPurchases: readonly Float64Array[];
  readonly groupRevenue: readonly Float64Array[];
  /** Customers × periods × four bounds. */
  readonly purchaseBounds: Float64Array;
  readonly revenueBounds: Float64Array;
}

/** The most purchases in all months that a draw is taken to have; beyond it the tally would not hold them. */
const maxDrawnPurchases = 100_000;

/**
 * Draws the months ahead of some customers again and again, each draw under the parameters of one replicate.
 *
 * The value of c purchases is gamma(p c) over a rate that is gamma(q + p n, v + n m), the customer's posterior. Every
 * customer has random numbers of its own, so that the draws are the same in whatever company they are made.
 */
export function drawOutcomes(input: OutcomeInput): OutcomeOutput {
  const {
    model: name,
    exposureWeeks,
    periods,
    groups,
    drawsPerReplicate,
    customerIds,
    valueParameters,
  } = input;
  const model = PURCHASE_MODELS[name];
  const months = exposureWeeks.length;
  const replicates = input.keptShare.length;
  const draws = replicates * drawsPerReplicate;
  const k = model.parameterNames.length;
  const parameters = Array.from({ length: replicates }, (_, b) =>
    input.purchaseParameters.slice(b * k, b * k + k),
  );
  const future = new FuturePurchases(model, exposureWeeks);
  const counts = future.counts;
  const purchases = new Int32Array(draws * months);
  const revenue = new Float64Array(draws * months);
  const membership = groupsOf(groups, customerIds.length);
  const groupPurchases = groups.map(() => new Float64Array(draws * months));
  const groupRevenue = groups.map(() => new Float64Array(draws * months));
  const purchaseBounds = new Float64Array(customerIds.length * periods.length * BOUNDS.length);
  const revenueBounds = new Float64Array(customerIds.length * periods.length * BOUNDS.length);
  const summary = new PeriodBounds(draws, months, periods);

  for (let i = 0; i < customerIds.length; i += 1) {
    const random = createRandom(childSeed(input.seed, customerIds[i] >>> 0));
    const n = input.valueDays[i];
    const total = n * input.meanValue[i];
    purchases.fill(0);
    revenue.fill(0);
    for (let b = 0; b < replicates; b += 1) {
      future.given(parameters[b], input.repeatDays[i], input.lastPurchaseWeeks[i], input.observedWeeks[i]);
      const shape = valueParameters[b * 3];
      const rateShape = valueParameters[b * 3 + 1] + shape * n;
      const rateScale = input.keptShare[b] * (valueParameters[b * 3 + 2] + total);
      for (let d = b * drawsPerReplicate; d < (b + 1) * drawsPerReplicate; d += 1) {
        if (future.draw(random) === 0) continue;
        const scale = rateScale / fastGamma(random, rateShape);
        for (let m = 0; m < months; m += 1) {
          if (counts[m] === 0) continue;
          purchases[d * months + m] = counts[m];
          revenue[d * months + m] = scale * fastGamma(random, shape * counts[m]);
        }
      }
    }
    for (const g of membership[i]) {
      addTo(groupPurchases[g], purchases);
      addTo(groupRevenue[g], revenue);
    }
    if (periods.length > 0) summary.write(purchases, revenue, purchaseBounds, revenueBounds, i);
  }
  return { groupPurchases, groupRevenue, purchaseBounds, revenueBounds };
}

/** Turns one customer's draws into bounds, period by period. */
class PeriodBounds {
  private readonly counts: Int32Array;
  private readonly positive: Float64Array;
  private readonly tally = new Int32Array(maxDrawnPurchases + 1);

  constructor(
    private readonly draws: number,
    private readonly months: number,
    private readonly periods: OutcomeInput['periods'],
  ) {
    this.counts = new Int32Array(draws);
    this.positive = new Float64Array(draws);
  }

  write(
    purchases: Int32Array,
    revenue: Float64Array,
    purchaseBounds: Float64Array,
    revenueBounds: Float64Array,
    customer: number,
  ): void {
    for (let period = 0; period < this.periods.length; period += 1) {
      const [from, to] = this.periods[period];
      let positives = 0;
      for (let d = 0; d < this.draws; d += 1) {
        let count = 0;
        let value = 0;
        for (let at = d * this.months + from; at <= d * this.months + to; at += 1) {
          count += purchases[at];
          value += revenue[at];
        }
        this.counts[d] = count < maxDrawnPurchases ? count : maxDrawnPurchases;
        if (value > 0) this.positive[positives++] = value;
      }
      const offset = (customer * this.periods.length + period) * BOUNDS.length;
      countBounds(this.counts, this.tally, purchaseBounds, offset);
      interpolatedBounds(
        this.positive.subarray(0, positives).sort(),
        this.draws - positives,
        revenueBounds,
        offset,
      );
    }
  }
}

function addTo(sums: Float64Array, values: ArrayLike<number>): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] += values[at];
}

function groupsOf(groups: readonly Int32Array[], customers: number): readonly (readonly number[])[] {
  const membership = Array.from({ length: customers }, (): number[] => []);
  groups.forEach((members, g) => members.forEach((i) => membership[i].push(g)));
  return membership;
}
