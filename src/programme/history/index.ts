export {
  checkMonth,
  historyFile,
  historyFolder,
  historyMonths,
  monthFile,
  monthFolder,
  type HistoryPlace,
} from './folders';
export { checkMonthFiles, historyRows, readHistory, readMonth } from './read';
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
  type MembershipEvent,
  type MembershipStatus,
} from './types';
export { mendHistory, monthFingerprint, writeMonth, type MonthContent } from './write';
