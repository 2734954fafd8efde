import { type ShopExport } from './types';
import { brazilian, cents, email, MONTHS, ordersOf, parts, sku, table } from './csv';
import { PRODUCTS, truthOf, type ShopLine } from './shop';

export function shopify(lines: readonly ShopLine[]): ShopExport {
  const rows: (string | number)[][] = [
    [
      'Name',
      'Email',
      'Financial Status',
      'Paid at',
      'Currency',
      'Shipping',
      'Total',
      'Discount Amount',
      'Created at',
      'Lineitem quantity',
      'Lineitem name',
      'Lineitem price',
      'Lineitem sku',
      'Refunded Amount',
      'Cancelled at',
      'Payment Method',
      'Shipping Country',
    ],
  ];
  const stands = ordersOf(lines).filter((order, i) => {
    const [{ order: number, customer, day, time }] = order;
    const [cancelled, test] = [i % 20 === 7, i % 50 === 11];
    const moment = `${day} ${time} +0000`;
    order.forEach((line, k) => {
      const own =
        k > 0
          ? Array<string>(9).fill('')
          : ['', email(customer), 'paid', moment, 'EUR', '5.00', '', '0', moment];
      const tail =
        k > 0 ? ['', '', '', ''] : ['0.00', cancelled ? moment : '', test ? 'bogus' : 'Card', 'PT'];
      const name = PRODUCTS[line.product];
      rows.push([
        `#${number}`,
        ...own.slice(1),
        line.quantity,
        name,
        cents(line.price),
        line.product % 3 ? sku(line.product) : '',
        ...tail,
      ]);
    });
    return !cancelled && !test;
  });
  return {
    title: 'Shopify orders',
    about: 'an order’s fields on its first line, lines without SKU, cancelled orders, tests',
    files: { 'orders_export.csv': table(rows) },
    truth: truthOf(stands.flat()),
  };
}

export function woocommerce(lines: readonly ShopLine[]): ShopExport {
  const state = (order: number): string =>
    ['Completed', 'Processing', 'Completed', 'Cancelled', 'On hold'][order % 5];
  const rows = lines.map((line) => [
    line.order,
    state(line.order),
    `${line.day} ${line.time.slice(0, 5)}`,
    line.customer % 4 ? line.customer : 0,
    email(line.customer),
    'BRL',
    sku(line.product),
    PRODUCTS[line.product],
    line.quantity,
    cents(line.price),
  ]);
  const header = [
    'Order Number',
    'Order Status',
    'Order Date',
    'Customer User ID',
    'Email (Billing)',
    'Order Currency',
    'SKU',
    'Item Name',
    'Quantity (- Refund)',
    'Item Cost',
  ];
  return {
    title: 'WooCommerce order items',
    about: 'guests by their e-mail address, cancelled orders and orders on hold',
    files: { 'orders.csv': table([header, ...rows]) },
    truth: truthOf(lines.filter(({ order }) => order % 5 < 3)),
  };
}

export function olist(lines: readonly ShopLine[]): ShopExport {
  const state = (order: number): string =>
    order % 15 === 4 ? 'canceled' : order % 40 === 9 ? 'unavailable' : 'delivered';
  const orders = ordersOf(lines).map(([first]) => first);
  // Each row of its items is one piece.
  const single = lines.map((line) => ({ ...line, quantity: 1 }));
  return {
    title: 'Olist’s tables',
    about: 'a customer_id for each order, cancelled and unavailable orders, 500 rows of commas',
    files: {
      'olist_customers_dataset.csv': Buffer.concat([
        table([
          [
            'customer_id',
            'customer_unique_id',
            'customer_zip_code_prefix',
            'customer_city',
            'customer_state',
          ],
          ...orders.map(({ order, customer }) => [
            `c${order}`,
            `person-${customer}`,
            '01310',
            'sao paulo',
            'SP',
          ]),
        ]),
        Buffer.from(',,,,\n'.repeat(500)),
      ]),
      'olist_orders_dataset.csv': table([
        ['order_id', 'customer_id', 'order_status', 'order_purchase_timestamp'],
        ...orders.map(({ order, day, time }) => [`o${order}`, `c${order}`, state(order), `${day} ${time}`]),
      ]),
      'olist_order_items_dataset.csv': table([
        ['order_id', 'order_item_id', 'product_id', 'price', 'freight_value'],
        ...single.map((line, i) => [`o${line.order}`, i, sku(line.product), cents(line.price), '8.72']),
      ]),
      'olist_order_payments_dataset.csv': table([
        ['order_id', 'payment_type', 'payment_value'],
        ...orders.map(({ order }) => [`o${order}`, 'boleto', '1.00']),
      ]),
    },
    truth: truthOf(single.filter(({ order }) => state(order) === 'delivered')),
  };
}

export function erp(lines: readonly ShopLine[]): ShopExport {
  const dear = lines.map((line) => ({ ...line, price: Math.round(line.price * 9700) / 100 }));
  const rows = dear.map((line) => [
    line.order,
    parts(line.day).reverse().join('/'),
    `C${String(line.customer).padStart(5, '0')}`,
    `${PRODUCTS[line.product].replace(/[",]/g, '')} - promoção`,
    line.quantity,
    brazilian(line.price),
    line.order % 12 === 5 ? 'Cancelada' : 'Concluída',
  ]);
  const header = ['id_venda', 'data', 'cliente', 'produto', 'quantidade', 'valor_unitario', 'status'];
  const text = [...[header, ...rows].map((row) => row.join(';')), `Total de registros: ${rows.length}`].join(
    '\r\n',
  );
  return {
    title: 'a Brazilian ERP’s CSV',
    about: 'semicolons, ISO-8859-1, dd/mm/yyyy, 1.234,56, cancelled sales, a last line of totals',
    files: { 'vendas.csv': Buffer.from(`${text}\r\n`, 'latin1') },
    truth: truthOf(dear.filter(({ order }) => order % 12 !== 5)),
  };
}

export function payments(lines: readonly ShopLine[]): ShopExport {
  const paid = ordersOf(lines).map((order) => {
    const price = Math.round(100 * order.reduce((sum, line) => sum + line.quantity * line.price, 0)) / 100;
    // Payments of a customer on one day are one purchase.
    return {
      ...order[0],
      order: order[0].customer * 1e6 + Date.parse(order[0].day) / 86_400_000,
      quantity: 1,
      price,
    };
  });
  const rows = paid.map(({ customer, day, price }) => {
    const [y, m, d] = parts(day);
    return [`CS${1000 + customer}`, `${d}-${MONTHS[Number(m) - 1]}-${y.slice(2)}`, cents(price)];
  });
  return {
    title: 'a table of payments',
    about: 'customer, day and amount alone',
    files: { 'payments.csv': table([['customer_id', 'trans_date', 'tran_amount'], ...rows]) },
    truth: truthOf(paid),
  };
}
