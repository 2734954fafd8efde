export { readAlternatives, type Alternative, type Alternatives } from './alternatives';
export { contrastInsiders, type FeatureContrast, type InsidersContrast } from './insiders-contrast';
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
