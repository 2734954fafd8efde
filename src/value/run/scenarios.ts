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
 * The model's forecast first, then the expectations under every other scenario that the data allow, which have no
 * intervals of their own.
 */
export async function besideScenarios(
  model: ValueModel,
  built: BuiltHistories,
  first: Forecast,
  options: Pick<ForecastOptions, 'groups' | 'totals' | 'seed' | 'threads' | 'onProgress'> = {},
): Promise<readonly Forecast[]> {
  const forecasts = [first];
  const months = first.months.length;
  for (const scenario of SCENARIOS) {
    if (scenario === first.scenario) continue;
    if (monthsAhead(built.endDay, months, scenario, model.seasonal) === null) continue;
    forecasts.push(
      await forecastValue(model, built, {
        ...options,
        months,
        scenario,
        drawsPerReplicate: 0,
        perCustomer: false,
      }),
    );
  }
  return forecasts;
}
