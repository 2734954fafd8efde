export { measuredFor, type Measured } from './measured';
export { type ForecastMethod, type ForecastMethodName, type MethodFacts, type MethodWords } from './method';
export { FORECAST_METHODS, forecastsOf, type MethodForecast } from './registry';
