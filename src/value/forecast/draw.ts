import { type BuiltHistories } from '../histories';
import { type ForecastMonth, type ForecastPeriod } from './months';
import { drawOutcomes, type OutcomeInput, type OutcomeOutput } from './outcomes';
import { runTasks } from './tasks';
import { type ForecastingModel, type ForecastProgress } from './value-model';

/** Customers in one task of a worker: fixed, so that sums do not depend on the number of threads. */
const CUSTOMERS_PER_TASK = 256;

/** What is drawn, and how. */
export interface DrawPlan {
  readonly months: readonly ForecastMonth[];
  /** The periods whose bounds are wanted per customer. */
  readonly periods: readonly ForecastPeriod[];
  /** Places of each group's customers. */
  readonly groups: readonly Int32Array[];
  /** 0 for none. */
  readonly drawsPerReplicate: number;
  readonly seed: number;
  readonly threads?: number;
  readonly onProgress?: (progress: ForecastProgress) => void;
}

/** Draws the outcomes of all customers, some at a time, and puts the parts together. */
export async function drawAll(
  model: ForecastingModel,
  built: BuiltHistories,
  plan: DrawPlan,
): Promise<OutcomeOutput> {
  const { histories } = built;
  const { months, periods, groups } = plan;
  const n = histories.customerIds.length;
  if (plan.drawsPerReplicate === 0) {
    const none = groups.map(() => new Float64Array(0));
    return {
      ...{ groupPurchases: none, groupRevenue: none },
      ...{ purchaseBounds: new Float64Array(0), revenueBounds: new Float64Array(0) },
    };
  }
  const tasks: OutcomeInput[] = [];
  for (let from = 0; from < n; from += CUSTOMERS_PER_TASK) {
    const to = Math.min(n, from + CUSTOMERS_PER_TASK);
    tasks.push({
      model: model.purchases.fit.model,
      purchaseParameters: model.replicates.purchaseParameters,
      valueParameters: model.replicates.valueParameters,
      keptShare: model.replicates.keptShare,
      drawsPerReplicate: plan.drawsPerReplicate,
      customerIds: histories.customerIds.slice(from, to),
      repeatDays: histories.repeatDays.slice(from, to),
      lastPurchaseWeeks: histories.lastPurchaseWeeks.slice(from, to),
      observedWeeks: histories.observedWeeks.slice(from, to),
      meanValue: histories.meanValue.slice(from, to),
      valueDays: histories.valueDays.slice(from, to),
      exposureWeeks: Float64Array.from(months, (month) => month.exposureWeeks),
      periods: periods.map((p) => [p.fromMonth - 1, p.toMonth - 1] as const),
      groups: groups.map((places) =>
        places.filter((place) => place >= from && place < to).map((place) => place - from),
      ),
      seed: plan.seed,
    });
  }
  const onDone = (done: number, of: number): void => plan.onProgress?.({ stage: 'outcomes', done, of });
  const parts = await runTasks('drawOutcomes', drawOutcomes, tasks, plan.threads, onDone);
  return {
    groupPurchases: groups.map((_, g) => addUp(parts.map((part) => part.groupPurchases[g]))),
    groupRevenue: groups.map((_, g) => addUp(parts.map((part) => part.groupRevenue[g]))),
    purchaseBounds: concatenate(parts.map((part) => part.purchaseBounds)),
    revenueBounds: concatenate(parts.map((part) => part.revenueBounds)),
  };
}

function addUp(parts: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(parts[0].length);
  for (const part of parts) for (let i = 0; i < sum.length; i += 1) sum[i] += part[i];
  return sum;
}

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
