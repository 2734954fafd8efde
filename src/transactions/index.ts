export {
  clean,
  cleanLines,
  largestTakenBack,
  ledgerOf,
  netReturns,
  rulePredicate,
  type CleaningSummary,
  type LedgerRow,
  type NettingLines,
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
