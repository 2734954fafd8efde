export { profileColumns, type ColumnProfile } from './columns';
export { logHistogram, type LogHistogram } from './histogram';
export { describeColumns, type Statistics } from './statistics';
