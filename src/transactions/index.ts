export { checkText, checkTransactions, proposedSource, shortCheckText, type Check } from './check';
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
export { numberCustomers, readShownIds, withShownIds, type ShownIds } from './identities';
export { linesArtefact, loadTransactions, type LinesDetails, type LoadSummary } from './load';
export { readAlike } from './read-alike';
export { isManySetAside } from './set-aside';
export { sourceGaps } from './source-gaps';
export {
  fetchPublicDataSet,
  findSource,
  PUBLIC_TOTALS,
  type LoadProgress,
  type Source,
  type SourceOptions,
} from './sources';
