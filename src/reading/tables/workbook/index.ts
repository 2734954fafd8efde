export { openSheets } from './workbook';
