import { type Settings } from '../config';
import { FORECAST_METHODS, forecastRun, type ForecastMethodName, type RunForecast } from '../value';
import { type StepProgress } from './types';

/** Options of {@link makeValue}. */
export interface ValueOptions {
  /** Worker threads; default the machine's cores. */
  readonly threads?: number;
  readonly onProgress?: (progress: StepProgress) => void;
}

/** Forecasts purchases and revenue of the registered customers, by the settings `steps.value`, and writes that. */
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
    ...(method === null ? {} : { method: method as ForecastMethodName }),
    onProgress: ({ stage, done, of }) => onProgress?.({ done, of, what: stage }),
  });
}

/** @throws RangeError when the settings name a method that there is not */
export function checkMethod({ steps }: Settings): void {
  const { method } = steps.value;
  const known = Object.keys(FORECAST_METHODS);
  if (method === null || known.includes(method)) return;
  throw new RangeError(`value.method must be one of ${known.join(', ')}, or null, received "${method}"`);
}
