export {
  clean,
  cleanedArtefact,
  cleanLines,
  ledgerOf,
  type CleanedDetails,
  type CleaningSummary,
} from './clean';
export { type LedgerRow } from './ledger';
export { rulePredicate, type RulePredicate } from './rules';
export { largestTakenBack, type TakenBack } from './taken-back';
