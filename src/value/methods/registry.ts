import { meanOfLastYearAndShares, meanOfLikeForLikeAndModel } from './geometric-mean';
import { lastQuarter } from './last-quarter';
import { lastYearShares } from './last-year-shares';
import { likeForLike } from './like-for-like';
import { type ForecastMethod, type ForecastMethodName, type MethodFacts } from './method';
import { model } from './model';
import { modelByLastYear } from './model-by-last-year';
import { sameQuarterLastYear } from './same-quarter-last-year';

/** All ways to forecast by name, the simplest first. */
export const FORECAST_METHODS: Readonly<Record<ForecastMethodName, ForecastMethod>> = {
  model,
  'last-quarter': lastQuarter,
  'same-quarter-last-year': sameQuarterLastYear,
  'last-year-shares': lastYearShares,
  'mean-of-last-year-and-shares': meanOfLastYearAndShares,
  'like-for-like': likeForLike,
  'model-by-last-year': modelByLastYear,
  'mean-of-like-for-like-and-model': meanOfLikeForLikeAndModel,
};

/** What one method says. */
export interface MethodForecast {
  readonly method: ForecastMethodName;
  readonly value: number;
}

/** What every method says that the history is long enough for, in the registry's order. */
export function forecastsOf(facts: MethodFacts, historyDays: number): readonly MethodForecast[] {
  return Object.values(FORECAST_METHODS).flatMap(({ name, minDays, forecast }) => {
    const value = historyDays < minDays ? null : forecast(facts);
    return value === null ? [] : [{ method: name, value }];
  });
}
