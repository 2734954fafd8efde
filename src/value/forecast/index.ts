export { customerValueColumns } from './customer-columns';
export { type CustomerEstimates } from './estimates';
export {
  forecastValue,
  type CustomerGroup,
  type Forecast,
  type ForecastOptions,
  type ForecastQuantity,
  type GroupForecastRow,
} from './forecast';
export {
  monthsAhead,
  periodsOf,
  SCENARIOS,
  weeksOf,
  type ForecastMonth,
  type ForecastPeriod,
  type Scenario,
} from './months';
export { type Estimate } from './quantiles';
export { seasonalMonths, type SeasonalMonth } from './seasonality';
export { runTasks } from './tasks';
export {
  fitValueModel,
  whyNoModel,
  type ForecastProgress,
  type ForecastingModel,
  type ValueModel,
  type ValueModelOptions,
} from './value-model';
