import { type Settings } from '../config';
import { FORECAST_METHODS, forecastRun, type ForecastMethodName, type RunForecast } from '../value';
import { type StepProgress } from './types';

/** Options of {@link makeValue}. */
export interface ValueOptions {
  /** Worker threads; default the machine's cores. */
  readonly threads?: number;
  readonly onProgress?: (progress: StepProgress) => void;
}

/**
 * Forecasts purchases and revenue of the registered customers, by the settings `steps.value`, and writes what is expected.
 *
 * @throws RangeError when the settings name a method that there is not
 */
export function makeValue(
  settings: Settings,
  { threads, onProgress }: ValueOptions = {},
): Promise<RunForecast> {
  const { horizonMonths, method, replicates, origins, bandedOrigins } = settings.steps.value;
  return forecastRun(settings, {
    horizonMonths,
    replicates,
    budget: { origins, bandedOrigins },
    threads,
    ...(method === null ? {} : { method: knownMethod(method) }),
    onProgress: ({ stage, done, of }) => onProgress?.({ done, of, what: stage }),
  });
}

function knownMethod(name: string): ForecastMethodName {
  const known = Object.keys(FORECAST_METHODS);
  if (known.includes(name)) return name as ForecastMethodName;
  throw new RangeError(`value.method must be one of ${known.join(', ')}, or null, received "${name}"`);
}
