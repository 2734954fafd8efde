export { readAlternatives, type Alternative, type Alternatives } from './alternatives';
export { describeInsiders, type FeatureContrast, type InsidersProfile } from './insiders-facts';
export {
  otherPreset,
  otherSettings,
  readInShort,
  readOtherRun,
  type OtherRun,
  type RunInShort,
} from './other-run';
export { FORECAST_GROUP, quotedFor, readOutlook, type Outlook } from './outlook';
export { readRunFacts, type LedgerStep, type RunFacts } from './run-facts';
