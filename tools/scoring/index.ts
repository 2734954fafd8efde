export { scoredCustomerText, scoredFrame, scoredTable, refusedTable } from './text';
