import { has } from './has';
import { type KnownExport } from './types';

/**
 * Shopify's orders export: a row a line item, an order's own fields on its first row only. The refunded amount and the
 * order's discount are the whole order's. Many lines have no SKU, many orders no e-mail address.
 */
export const shopify: KnownExport = {
  name: 'shopify',
  title: 'Shopify orders',
  recognises: (head) => has(head, 'Name', 'Financial Status', 'Lineitem quantity', 'Lineitem price'),
  columns: {
    invoice: 'Name',
    day: 'Created at',
    customer: 'Email',
    product: 'Lineitem sku',
    description: 'Lineitem name',
    quantity: 'Lineitem quantity',
    price: 'Lineitem price',
    status: 'Financial Status',
    cancelled: 'Cancelled at',
    payment: 'Payment Method',
    currency: 'Currency',
    country: 'Shipping Country',
    refund: 'Refunded Amount',
    discount: 'Discount Amount',
    tax: 'Taxes',
    shipping: 'Shipping',
    name: 'Billing Name',
    email: 'Email',
  },
  without: ['amount', 'kind'],
  onFirstLine: [
    'day',
    'customer',
    'email',
    'status',
    'cancelled',
    'payment',
    'currency',
    'country',
    'refund',
    'discount',
    'tax',
    'shipping',
    'name',
  ],
  ofOrder: ['refund', 'discount', 'tax', 'shipping'],
  notices: ['An order’s fields stand on its first line only; they count for all of its lines.'],
};
