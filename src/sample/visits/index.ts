export { COUNTRIES, UNITED_KINGDOM } from './countries';
export { drawCustomers, type Customers } from './customers';
export {
  FOREIGN_POSTAGE,
  REPEATED,
  WEB_FREE,
  type PurchaseExtra,
  type StrayInvoice,
  type WebExtra,
} from './dirt';
export { liveThrough } from './lives';
export { plantOddities } from './oddities';
export { truthText } from './truth';
export { emptyVisits, inOrderOfTime, invoiceLetter, NONE, type Visits } from './visits';
