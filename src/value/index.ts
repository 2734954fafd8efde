export * from './checks';
export {
  choosePurchaseModel,
  fitGammaGamma,
  fitPurchaseModel,
  type ChooseOptions,
  type ChosenPurchaseModel,
  type DropOutModelName,
  type FitOptions,
  type GammaGammaFit,
  type LikelihoodFit,
  type ModelComparisonRow,
  type PurchaseFit,
} from './fit';
export {
  customerValueRows,
  fitValueModel,
  forecastValue,
  monthsAhead,
  SCENARIOS,
  seasonalMonths,
  type CustomerEstimates,
  type CustomerGroup,
  type CustomerValueRow,
  type Estimate,
  type Forecast,
  type ForecastMonth,
  type ForecastOptions,
  type ForecastPeriod,
  type ForecastProgress,
  type ForecastQuantity,
  type GroupForecastRow,
  type Scenario,
  type SeasonalMonth,
  type ValueModel,
  type ValueModelOptions,
} from './forecast';
export {
  addMonths,
  boughtBetween,
  buildHistories,
  checkHistories,
  dayNumber,
  dayText,
  historyAt,
  monthEnds,
  type Bought,
  type BuildOptions,
  type BuiltHistories,
  type PurchaseHistories,
  type PurchaseHistory,
  type PurchaseRow,
} from './histories';
export { logHypergeometric } from './maths';
export { PURCHASE_MODELS, type Parameters, type PurchaseModel, type PurchaseModelName } from './models';
export {
  aliveProbabilities,
  countProbability,
  expectedNextPurchases,
  expectedPurchases,
  expectedValues,
  placesOf,
  populationMeanValue,
  sumOver,
  type PurchaseParameters,
  type ValueParameters,
} from './predict';
export * from './run';
export { simulateCustomers, type SimulatedCustomers, type SimulateOptions } from './simulate';
