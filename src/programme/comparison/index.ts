export { readSilhouettes, spendersShare, type SilhouettePair } from './judged-by';
export {
  countPublishedRules,
  type CodeCount,
  type PatternFacts,
  type PublishedRulesFacts,
} from './published-rules';
