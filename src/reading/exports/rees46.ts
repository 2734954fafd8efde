import { has } from './has';
import { type KnownExport } from './types';

/** REES46's events of an online shop: only a purchase is a sale; a row is one piece. */
export const rees46: KnownExport = {
  name: 'rees46',
  title: 'REES46 events',
  recognises: (head) => has(head, 'event_time', 'event_type', 'product_id', 'price', 'user_id'),
  columns: {
    day: 'event_time',
    kind: 'event_type',
    product: 'product_id',
    description: 'category_code',
    price: 'price',
    customer: 'user_id',
  },
  without: ['quantity', 'amount', 'invoice'],
  onePieceARow: true,
  notices: ['Each purchase event is one piece; a customer’s purchases of one day are one invoice.'],
};
