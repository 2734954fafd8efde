export { numberCustomers } from './customer-numbers';
export { readShownIds, withShownIds, type ShownIds } from './shown-ids';
