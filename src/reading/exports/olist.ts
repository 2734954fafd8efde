import { type KnownFolder } from './types';

/**
 * Olist's tables: `customer_id` is new for each order, `customer_unique_id` is the person. An item is one piece; its
 * freight is left out.
 */
export const olist: KnownFolder = {
  name: 'olist',
  title: 'Olist’s tables',
  currency: 'BRL',
  tables: {
    orders: ['order_id', 'customer_id', 'order_status', 'order_purchase_timestamp'],
    items: ['order_id', 'order_item_id', 'product_id', 'price'],
    customers: ['customer_id', 'customer_unique_id', 'customer_state'],
  },
  lines: 'items',
  onePieceARow: true,
  columns: {
    invoice: 'order_id',
    product: 'product_id',
    day: 'order_purchase_timestamp',
    price: 'price',
    customer: 'customer_unique_id',
    status: 'order_status',
  },
  select: `
    SELECT items.line_no, items.order_id AS invoice, product_id AS product, order_purchase_timestamp AS day, price,
      customer_unique_id AS customer, order_status AS status
    FROM items LEFT JOIN orders ON orders.order_id = items.order_id
    LEFT JOIN customers ON customers.customer_id = orders.customer_id`,
  notices: [
    'The customer is customer_unique_id: customer_id is new for each order. The freight is left out.',
  ],
};
