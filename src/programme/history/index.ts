export {
  checkMonth,
  historyFile,
  historyFolder,
  historyMonths,
  monthFile,
  monthFolder,
  type HistoryPlace,
} from './folders';
export { driftRows, trainingAdvice, type Advice } from './drift';
export { checkMonthFiles, historyRows, readHistory, readMonth } from './read';
export { isMember, reviewMonth, type MembershipOf, type Reviewed } from './review';
export { isActive, migrationRows, segmentRows } from './segments';
export { historyColumns, historyTables, type HistoryColumns, type HistoryTable } from './tables';
export {
  type HistoryCustomer,
  type HistoryDrift,
  type HistoryEvent,
  type HistoryFile,
  type HistoryForecast,
  type HistoryMigration,
  type HistoryMonth,
  type HistoryRows,
  type HistorySegment,
  type HistoryTest,
  type MembershipEvent,
  type MembershipStatus,
} from './types';
export { mendHistory, monthFingerprint, writeMonth, type MonthContent } from './write';
