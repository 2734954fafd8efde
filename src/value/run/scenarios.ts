import {
  forecastValue,
  monthsAhead,
  SCENARIOS,
  type Forecast,
  type ForecastOptions,
  type ValueModel,
} from '../forecast';
import { type BuiltHistories } from '../histories';

/**
 * The headline's forecast first, then the expectations under every other scenario that the data allow: they stand beside
 * it without intervals of their own, so that one draw a replicate is enough.
 */
export async function besideScenarios(
  model: ValueModel,
  built: BuiltHistories,
  headline: Forecast,
  options: Pick<ForecastOptions, 'groups' | 'seed' | 'threads' | 'onProgress'> = {},
): Promise<readonly Forecast[]> {
  const forecasts = [headline];
  const months = headline.months.length;
  for (const scenario of SCENARIOS) {
    if (scenario === headline.scenario) continue;
    if (monthsAhead(built.endDay, months, scenario, model.seasonal) === null) continue;
    forecasts.push(
      await forecastValue(model, built, {
        ...options,
        months,
        scenario,
        drawsPerReplicate: 1,
        perCustomer: false,
      }),
    );
  }
  return forecasts;
}
