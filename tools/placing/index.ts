export { placedCustomerText, placedFrame, placedTable, refusedTable } from './text';
