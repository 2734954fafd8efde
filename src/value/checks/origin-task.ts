import { type ChooseOptions } from '../fit';
import {
  fitValueModel,
  forecastValue,
  monthsAhead,
  SCENARIOS,
  type CustomerGroup,
  type GroupForecastRow,
} from '../forecast';
import { type BuiltHistories } from '../histories';
import { type PurchaseModelName } from '../models';

/** One origin: what was known, and what to forecast from it. */
export interface OriginTask {
  readonly built: BuiltHistories;
  readonly groups: readonly CustomerGroup[];
  readonly months: number;
  readonly totals: readonly number[];
  readonly candidates: ChooseOptions['candidates'];
  readonly replicates: number;
  readonly drawsPerReplicate: number;
  readonly seed: number;
}

/** Forecasts of all scenarios that can be made at the origin. */
export interface OriginForecast {
  readonly model: PurchaseModelName;
  readonly rows: readonly GroupForecastRow[];
}

/** Fits and forecasts at one origin, in one thread. */
export async function forecastOrigin(task: OriginTask): Promise<OriginForecast> {
  const { built, groups, months, totals, seed, drawsPerReplicate } = task;
  const model = await fitValueModel(built, {
    candidates: task.candidates,
    replicates: task.replicates,
    seed,
    threads: 0,
  });
  const rows: GroupForecastRow[] = [];
  for (const scenario of SCENARIOS) {
    if (monthsAhead(built.endDay, months, scenario, model.seasonal) === null) continue;
    const forecast = await forecastValue(model, built, {
      months,
      totals,
      scenario,
      groups,
      drawsPerReplicate,
      perCustomer: false,
      seed,
      threads: 0,
    });
    rows.push(...forecast.groups);
  }
  return { model: model.purchases.fit.model, rows };
}
