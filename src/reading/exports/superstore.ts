import { has } from './has';
import { type KnownExport } from './types';

/** The Superstore table that goes round with Tableau: Sales is the line's amount, after the discount; `CA-…` is no cancellation. */
export const superstore: KnownExport = {
  name: 'superstore',
  title: 'Superstore',
  currency: 'USD',
  recognises: (head) => has(head, 'Order ID', 'Order Date', 'Customer ID', 'Product ID', 'Sales', 'Profit'),
  columns: {
    invoice: 'Order ID',
    day: 'Order Date',
    customer: 'Customer ID',
    product: 'Product ID',
    description: 'Product Name',
    amount: 'Sales',
  },
  without: ['discount'],
  notices: ['Sales is the line’s amount after its discount.'],
};
