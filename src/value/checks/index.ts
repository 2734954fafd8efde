export { adoptMethod, type AdoptedMethod, type MethodEvidence } from './adopt';
export { aliveGrid, type AliveCell } from './alive-grid';
export { type OriginBudget, type OriginPlan } from './budget';
export { Deeds } from './facts';
export {
  customersByFrequency,
  nextPurchasesByFrequency,
  type FrequencyRow,
  type NextByFrequencyRow,
} from './frequency';
export { topBySpend } from './group-at';
export {
  DOWNWARDS,
  intervalByFactor,
  intervalByMisses,
  minMisses,
  logMisses,
  missCoverage,
  type MissCoverageRow,
} from './misses';
export { methodFacts, sameOf, type OriginRow } from './origin-rows';
export { type GroupFacts, type OriginFacts } from './origin-task';
export { checkOrigins, type OriginCheck, type OriginOptions } from './origins';
export { summariseOrigins, type OriginSummaryRow } from './summary';
export { trackPurchases, type TrackingRow } from './tracking';
