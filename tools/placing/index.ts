export { placedCustomerText, placedTable, refusedTable } from './text';
