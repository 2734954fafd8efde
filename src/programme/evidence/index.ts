export { type Alternative, type Alternatives } from './alternatives';
export { contrastInsiders, type FeatureContrast, type InsidersContrast } from './insiders-contrast';
export { otherPreset, readInShort, readOtherRun, type OtherRun, type RunInShort } from './other-run';
export { FORECAST_GROUP, quotedFor, type Outlook } from './outlook';
export { accountOf, readRunFacts, type RunFacts } from './run-facts';
