import { cents, MONTHS, ordersOf, parts, sku, table } from './csv';
import { PRODUCTS, truthOf, type ShopLine } from './shop';
import { type ShopExport } from './types';

export function onlineRetail(lines: readonly ShopLine[]): ShopExport {
  const rows = (some: readonly ShopLine[]) => [
    ['Invoice', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'Price', 'Customer ID', 'Country'],
    ...some.map((line) => [
      489_000 + line.order,
      22_700 + line.product,
      PRODUCTS[line.product],
      line.quantity,
      `${line.day} ${line.time}`,
      cents(line.price),
      `${12_000 + line.customer}.0`,
      'United Kingdom',
    ]),
  ];
  return {
    title: 'Online Retail II',
    about: 'two years’ files of which both hold nine days',
    files: {
      'Year 2023.csv': table(rows(lines.filter(({ day }) => day <= '2023-12-09'))),
      'Year 2024.csv': table(rows(lines.filter(({ day }) => day >= '2023-12-01'))),
    },
    truth: truthOf(lines),
  };
}

export function superstore(lines: readonly ShopLine[]): ShopExport {
  const rows = lines.map((line, i) => {
    const [y, m, d] = parts(line.day);
    const day = `${Number(m)}/${Number(d)}/${y}`;
    return [
      i + 1,
      `CA-${y}-${100_000 + line.order}`,
      day,
      day,
      `CG-${10_000 + line.customer}`,
      `Person ${line.customer}`,
      'United States',
      sku(line.product),
      PRODUCTS[line.product],
      cents(line.quantity * line.price),
      line.quantity,
      '0.2',
      '1.00',
    ];
  });
  const header = [
    'Row ID',
    'Order ID',
    'Order Date',
    'Ship Date',
    'Customer ID',
    'Customer Name',
    'Country',
    'Product ID',
    'Product Name',
    'Sales',
    'Quantity',
    'Discount',
    'Profit',
  ];
  return {
    title: 'Superstore',
    about: 'Sales is the line’s amount; CA-… is no cancellation',
    files: { 'Superstore.csv': table([header, ...rows]) },
    truth: truthOf(lines),
  };
}

export function cdnow(lines: readonly ShopLine[]): ShopExport {
  const byDay = ordersOf(lines).map((order) => ({
    ...order[0],
    order: order[0].customer * 1e6 + Date.parse(order[0].day) / 86_400_000,
    quantity: 1,
    price: Math.round(100 * order.reduce((sum, line) => sum + line.quantity * line.price, 0)) / 100,
  }));
  const text = byDay.map(
    ({ customer, day, price }) =>
      ` ${String(customer).padStart(5, '0')} ${day.replaceAll('-', '')}  1 ${cents(price).padStart(7)}\n`,
  );
  return {
    title: 'CDNOW’s plain text',
    about: 'no header, blanks between the fields',
    files: { 'CDNOW_master.txt': Buffer.from(text.join('')) },
    truth: truthOf(byDay),
  };
}

export function rees46(lines: readonly ShopLine[]): ShopExport {
  const single = lines.map((line) => ({
    ...line,
    quantity: 1,
    order: line.customer * 1e6 + Date.parse(line.day) / 86_400_000,
  }));
  const header = [
    'event_time',
    'event_type',
    'product_id',
    'category_code',
    'brand',
    'price',
    'user_id',
    'user_session',
  ];
  const rows = single.flatMap((line, i) =>
    ['view', 'cart', 'purchase'].map((kind) => [
      `${line.day} ${line.time} UTC`,
      kind,
      1000 + line.product,
      'home.kitchen',
      'acme',
      cents(line.price),
      554_000_000 + line.customer,
      `s${i}`,
    ]),
  );
  return {
    title: 'REES46 events',
    about: 'views and carts are no sales',
    files: { 'events.csv': table([header, ...rows]) },
    truth: truthOf(single),
  };
}

export function groceries(lines: readonly ShopLine[], list: boolean): ShopExport {
  const single = lines.map((line) => ({
    ...line,
    quantity: 1,
    price: 2 + line.product,
    order: line.customer * 1e6 + Date.parse(line.day) / 86_400_000,
  }));
  const rows = single.map(({ customer, day, product }) => {
    const [y, m, d] = parts(day);
    return [1000 + customer, `${Number(d)}-${MONTHS[Number(m) - 1]}-${y.slice(2)}`, PRODUCTS[product]];
  });
  return {
    title: list ? 'the groceries table with a list of prices' : 'the groceries table',
    about: list ? 'each row is one piece' : 'no price: refused',
    files: { 'groceries.csv': table([['Member_number', 'Date', 'itemDescription'], ...rows]) },
    truth: list ? truthOf(single) : /no column for money/,
  };
}

/** The list of prices of {@link shopExports}' groceries. */
export const priceList = (): Buffer =>
  table([['itemDescription', 'price'], ...PRODUCTS.map((name, i) => [name, 2 + i])]);
