export { amountsIn } from './amounts';
export { captured, type CaptureRow } from './capture';
export { valueFindings, type ValueFinding, type ValueFindingsInput } from './findings';
export { repeatsByFirstMonth, type FirstMonthRow } from './first-months';
export {
  expectationOf,
  expectations,
  type Expectation,
  type ExpectationInput,
  type Expectations,
} from './headline';
export { forecastFrozen, type FrozenValue } from './frozen';
export { holdOut, type HoldOut, type HoldOutOptions } from './hold-out';
export { CHECKED_MONTHS, checkRun, STAND_IN, type RunCheckOptions } from './origins';
export { newcomersShare, pastMonths, type PastMonth } from './past-months';
export {
  purchaseSteps,
  readInsiders,
  readPurchases,
  type LineTotals,
  type PurchaseStep,
  type RunGroup,
  type RunPurchases,
} from './purchases';
export { forecastRun, type ForecastRunOptions, type RunForecast } from './step';
export { besideScenarios } from './scenarios';
export { scaleToQuoted } from './scale';
export { sensitivity, type SensitivityInput, type SensitivityRow } from './sensitivity';
export {
  forecastTable,
  leagueTable,
  originTable,
  purchaseParameterRows,
  topCustomers,
  valueParameterRows,
  type ForecastTableRow,
  type LeagueRow,
  type OriginTableRow,
  type ModelParameterRow,
  type TopCustomerRow,
  type TopCustomers,
} from './tables';
export { valueByDays, type ValueByDaysRow, type ValueIndependence } from './value-by-days';
export { valueArtefact, writeValue, type ValueDetails, type ValueRecordDetails } from './write';
