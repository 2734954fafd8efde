export { sourceGaps } from './source-gaps';
export { checkText, checkTransactions, proposedSource, shortCheckText, type Check } from './check';
export {
  clean,
  cleanedArtefact,
  cleanLines,
  largestTakenBack,
  ledgerOf,
  rulePredicate,
  type CleanedDetails,
  type CleanedLines,
  type CleaningSummary,
  type Giant,
  type LedgerRow,
  type RulePredicate,
  type TakenBack,
} from './cleaning';
export {
  countOddities,
  tradeByCountry,
  tradeByMonth,
  tradeByWeekday,
  type Country,
  type Month,
  type Oddity,
  type Weekday,
} from './description';
export { linesArtefact, loadTransactions, type LinesDetails, type LoadSummary } from './load';
export { numberCustomers } from './customer-numbers';
export { readShownIds, withShownIds, type ShownIds } from './shown-ids';
export { readAlike } from './read-alike';
export { readingSettings } from './settings';
export { isManySetAside } from './set-aside';
export { SourceError } from './source-error';
export { readColumnsSetting, type Role } from './understanding';
export {
  readTransactions,
  recognise,
  type ReadingSettings,
  type Form,
  type Reading,
  type ReadOptions,
  type SetAsideCount,
  type SetAsideRow,
  type Totals,
} from './reading';
export {
  fetchPublicDataSet,
  findSource,
  PUBLIC_TOTALS,
  type LoadProgress,
  type Source,
  type SourceOptions,
} from './sources';
export {
  generateSample,
  SAMPLE_GROUPS,
  type SampleGroup,
  type SampleOptions,
  type SampleSummary,
} from './sample';
