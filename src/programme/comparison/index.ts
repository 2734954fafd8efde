export { readSilhouettes, spendersShare, type SilhouettePair } from './judged-by';
export { countPublishedRules } from './published-rules';
