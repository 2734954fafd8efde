export { tableHtml } from './html';
export { type WrittenCell, type WrittenColumn, type WrittenTable } from './types';
