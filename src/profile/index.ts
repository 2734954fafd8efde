export { profileColumns, type ColumnProfile } from './columns';
export { logHistogram, type LogHistogram } from './histogram';
export { describeColumns, statisticsColumns, type Statistics } from './statistics';
