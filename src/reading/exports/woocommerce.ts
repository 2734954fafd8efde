import { has } from './has';
import { type KnownExport } from './types';

/** WooCommerce's order items: quantities and subtotals are after refunds; a guest has an e-mail address but no user id. */
export const woocommerce: KnownExport = {
  name: 'woocommerce',
  title: 'WooCommerce order items',
  recognises: (head) =>
    has(head, 'Order Number', 'Order Status', 'Order Date') &&
    (has(head, 'Item Cost') || has(head, 'Order Line Subtotal')),
  columns: {
    invoice: 'Order Number',
    day: 'Order Date',
    status: 'Order Status',
    customer: 'Customer User ID',
    email: 'Email (Billing)',
    currency: 'Order Currency',
    product: 'SKU',
    description: 'Item Name',
    quantity: 'Quantity (- Refund)',
    price: 'Item Cost',
    country: 'Country Code (Billing)',
  },
  without: ['amount', 'kind', 'refund', 'discount', 'payment'],
  emailForGuests: true,
  notices: ['A guest’s e-mail address stands for the customer who has no user id.'],
};
