export { quoteField } from './fields';
export { likeTables, openTables, type OpenedTables } from './open';
export { type SplitFault, type StagedColumn, type StagedRows, type Table } from './table';
