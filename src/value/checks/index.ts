export { aliveGrid, type AliveCell } from './alive-grid';
export {
  customersByFrequency,
  nextPurchasesByFrequency,
  type FrequencyRow,
  type NextByFrequencyRow,
} from './frequency';
export {
  chooseScenario,
  type HeadlineOptions,
  type HeadlineScenario,
  type ScenarioEvidence,
} from './headline';
export {
  allowForMisses,
  missCoverage,
  missSpreads,
  type MissCoverageRow,
  type MissOptions,
  type MissSpread,
} from './misses';
export { topBySpend, type OriginView } from './origin-view';
export { type ForecastMethod, type OriginRow } from './origin-rows';
export { checkOrigins, type OriginOptions } from './origins';
export { summariseOrigins, type OriginSummaryRow } from './summary';
export { trackPurchases, type TrackingRow } from './tracking';
