export {
  clean,
  cleanedArtefact,
  cleanLines,
  ledgerOf,
  type CleanedDetails,
  type CleanedLines,
  type CleaningSummary,
} from './clean';
export { type Giant } from './giants';
export { type LedgerRow } from './ledger';
export { rulePredicate, type RulePredicate } from './rules';
export { sourceColumns, type SourceColumns } from './source-rules';
export { largestTakenBack, type TakenBack } from './taken-back';
