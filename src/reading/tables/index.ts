export { quoteField } from './fields';
export { openTables } from './open';
export { type SplitFault, type StagedColumn, type StagedRows, type Table } from './table';
