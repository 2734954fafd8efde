export { tableHtml, type TableWords } from './html';
export { type WrittenCell, type WrittenColumn, type WrittenTable } from './types';
