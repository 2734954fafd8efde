import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { loadSettings, type SettingOverrides, type Settings } from '../../src/config';
import { checkTransactions, findSource, type Check } from '../../src/transactions';

const folder = mkdtempSync(path.join(tmpdir(), 'insiders-shops-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

/** Writes rows of cells as a CSV of its own. */
function csv(rows: readonly (readonly (string | number)[])[], name = `${(files += 1)}.csv`): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  const cell = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`;
  writeFileSync(file, rows.map((row) => `${row.map(cell).join(',')}\n`).join(''));
  return file;
}

async function check(
  data: string,
  over: SettingOverrides = {},
  rates: Settings['rates'] = {},
): Promise<Check> {
  const settings = { ...loadSettings({ data, ...over }, { environment: {} }), rates };
  return checkTransactions(settings, await findSource(settings));
}

/** Twenty-four lines: the days from 3 January 2024 on, every fifth; two pieces at 1.50, 2.50 and so on. */
const LINES = Array.from({ length: 24 }, (_, i) => ({
  day: new Date(Date.UTC(2024, 0, 3 + 5 * i)),
  customer: 400 + (i % 7),
  order: 9000 + i,
  price: i + 1.5,
}));
const iso = (day: Date): string => day.toISOString().slice(0, 10);

/** The lines under other names, each day and price as it is written there. */
function shop(
  header: readonly string[],
  write: {
    readonly day?: (day: Date) => string;
    readonly price?: (price: number, i: number) => string;
    readonly more?: (i: number) => readonly (string | number)[];
  } = {},
): string {
  const { day = iso, price = (value) => value.toFixed(2), more = () => [] } = write;
  const rows = LINES.map((line, i) => [
    line.order,
    day(line.day),
    line.customer,
    'P-1',
    2,
    price(line.price, i),
    ...more(i),
  ]);
  return csv([header, ...rows]);
}

const PLAIN = ['Order ID', 'Order Date', 'Customer ID', 'SKU', 'Quantity', 'Unit Price'];

function assertRight(found: Check): void {
  const { kept, customers, invoices, items, first, last } = found;
  assert.deepEqual(
    { kept, customers, invoices, items, first, last },
    { kept: 24, customers: 7, invoices: 24, items: 48, first: '2024-01-03', last: '2024-04-27' },
  );
  // 2 × (1.5 + 2.5 + … + 24.5)
  assert.equal(found.value, 2 * (24 * 1.5 + (23 * 24) / 2));
}

describe('columns are known by the parts of their names', () => {
  for (const header of [
    ['Pedido', 'Dt. Venda', 'Cód. Cliente', 'Ref.', 'Qtd.', 'Vlr. Unit.'],
    ['NF', 'Emissão', 'CPF', 'SKU', 'Qtde', 'Preço de venda'],
    ['Nº factura', 'Fecha', 'ID Cliente', 'Referencia', 'Uds', 'Precio'],
    ['Rechnungs-Nr.', 'Buchungstag', 'Kunden-Nr.', 'Artikel-Nr.', 'Anzahl', 'Preis (EUR)'],
    ['Auftragsnr', 'Auftragsdatum', 'Kunden-ID', 'Artikel', 'Stück', 'Stückpreis'],
    ['N° facture', 'Date facture', 'Code client', 'Code article', 'Qté', 'PU HT'],
    ['N.º de venda', 'Data da venda', 'Comprador', 'SKU', 'Quantidade Comprada', 'Valor do Produto'],
    ['bill_id', 'bill_date', 'customer_code', 'item_code', 'qty_sold', 'selling_price'],
    ['ORDERNUMBER', 'POSTINGDATE', 'CUSTOMERCODE', 'PRODUCTCODE', 'QUANTITYORDERED', 'PRICEEACH'],
  ]) {
    test(header.join(', '), async () => assertRight(await check(shop(header))));
  }

  test('and what only sounds alike is none: a category, a segment, a postcode, a priority', async () => {
    const more = [
      'Product Category',
      'Customer Segment',
      'Customer Zip Code',
      'Order Priority',
      'Price List',
    ];
    const found = await check(
      shop([...PLAIN, ...more], { more: (i) => ['A', 'B', 10_000 + i, 'high', 'X'] }),
    );
    assertRight(found);
    const taken = Object.values(found.columns);
    for (const name of more) assert.ok(!taken.includes(name), name);
  });
});

describe('dates are read', () => {
  const parts = (day: Date, language: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(day);
  const full = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const cases: Readonly<Record<string, (day: Date) => string>> = {
    'with the weekday in Portuguese': (day) => parts(day, 'pt', full),
    'with the weekday in French': (day) => parts(day, 'fr', full),
    'with the weekday in German': (day) => parts(day, 'de', full),
    'whose month is short for a weekday of another language: Mar 2, 2024': (day) =>
      parts(day, 'en-US', { month: 'short', day: 'numeric', year: 'numeric' }),
    'as JavaScript writes them': (day) =>
      `${day.toUTCString().slice(0, 3)} ${parts(day, 'en-US', { month: 'short' })} ${iso(day).slice(8)} 2024 10:15:00 GMT+0000 (Coordinated Universal Time)`,
    'as Unix writes them': (day) =>
      `${day.toUTCString().slice(0, 3)} ${parts(day, 'en-US', { month: 'short' })} ${iso(day).slice(8)} 10:15:00 UTC 2024`,
    'in a sentence of a marketplace: 3 de janeiro de 2024 10:15 hs.': (day) =>
      `${parts(day, 'pt', { day: 'numeric', month: 'long', year: 'numeric' })} 10:15 hs.`,
    'with a blank that does not break': (day) => `${iso(day).split('-').reverse().join('/')}\u00a010:15`,
  };
  for (const [name, write] of Object.entries(cases)) {
    test(name, async () => assertRight(await check(shop(PLAIN, { day: write }))));
  }

  test('and day and month that a spreadsheet exchanged in some cells are noticed', async () => {
    const days = (i: number): string => iso(new Date(Date.UTC(2024, 0, 1 + i)));
    const rows = Array.from({ length: 60 }, (_, i) => {
      const [year, month, day] = days(i).split('-');
      return [i, Number(day) > 12 ? `${day}/${month}/${year}` : `${year}-${day}-${month} 00:00:00`, 1, 2];
    });
    const header = ['Order', 'Date', 'Customer', 'Amount'];
    const found = await check(csv([header, ...rows]));
    assert.match(found.notices.join(), /exchanged in 24 dates.* all 36 that are written as text/);
    // Both forms over whole months are nothing odd.
    const right = rows.map((row, i) => [
      row[0],
      i % 2 ? days(i) : days(i).split('-').reverse().join('/'),
      1,
      2,
    ]);
    assert.doesNotMatch((await check(csv([header, ...right]))).notices.join(), /exchanged/);
  });
});

describe('currencies', () => {
  test('that stand only as signs before the amounts are several too', async () => {
    const price = (value: number, i: number): string => `${i % 6 === 0 ? '$' : '€'}${value.toFixed(2)}`;
    const file = shop(PLAIN, { price });
    await assert.rejects(
      check(file),
      /several currencies \(EUR: 20 lines, .*; \$: 4 lines, .*--currency EUR/,
    );
    const found = await check(file, { currency: 'EUR' });
    assert.deepEqual([found.kept, found.currency], [20, 'EUR']);
  });

  test('by their names are known by their codes, and another than the one asked for is refused', async () => {
    const file = shop([...PLAIN, 'Currency'], { more: () => ['US Dollar'] });
    assert.equal((await check(file)).currency, 'USD');
    assert.equal((await check(file, { currency: 'USD' })).kept, 24);
    await assert.rejects(check(file, { currency: 'EUR' }), /holds USD: 24 lines.*and EUR is asked for/);
  });
});

test('a dollar’s sign is the dollar that was given', async () => {
  const file = shop([...PLAIN, 'Currency'], { more: () => ['$'] });
  assert.equal((await check(file)).currency, null);
  const found = await check(file, { currency: 'CAD' });
  assert.deepEqual([found.kept, found.currency], [24, 'CAD']);
});

describe('the states of orders', () => {
  test('are known behind a mark, a noun or a dash, and those that count are named', async () => {
    const words = [
      'wc-cancelled',
      'Payment failed',
      'Pagamento pendente',
      'Shipped - Returned to Seller',
      'não aprovado',
      'Teilweise erstattet',
      'Shipped - Delivered to Buyer',
      'Nicht bezahlt',
    ];
    const found = await check(shop([...PLAIN, 'Status'], { more: (i) => [words[i % 8]] }));
    assert.deepEqual(
      found.reasons.map(({ reason, rows }) => `${reason} (${rows})`),
      [
        'rule: the order is failed (6)',
        'rule: the order is pending (6)',
        'rule: the order is cancelled (3)',
        'rule: the order is refunded (3)',
      ],
    );
    assert.match(
      found.notices.join(),
      /“Shipped - Delivered to Buyer” \(3 rows\), “Teilweise erstattet” \(3 rows\) count as sales/,
    );
  });
});

describe('an amount beside quantity × price', () => {
  test('that differs is noticed, and counts where the price is set to none', async () => {
    const file = shop([...PLAIN, 'Line Total'], { more: (i) => [(2 * (i + 1.5) * 0.9).toFixed(2)] });
    const found = await check(file);
    assertRight(found);
    assert.match(
      found.notices.join(),
      /“Line Total” differs from quantity × price in 100\.0% of the rows \(561\.60 against 624\.00 in all\)/,
    );
    assert.equal((await check(file, { columns: 'price=none' })).value, 561.6);
    const alike = shop([...PLAIN, 'Line Total'], { more: (i) => [(2 * (i + 1.5)).toFixed(2)] });
    assert.doesNotMatch((await check(alike)).notices.join(), /differs/);
  });
});

test('lines that end with a carriage return alone are lines', async () => {
  const file = path.join(folder, 'returns.csv');
  const rows = LINES.map(({ order, day, customer, price }) =>
    [order, iso(day), customer, 'P-1', 2, price].join(','),
  );
  writeFileSync(file, [PLAIN.join(','), ...rows, ''].join('\r'));
  assertRight(await check(file));
});

test('a list of files may hold names with commas', async () => {
  const [first, second] = [LINES.slice(0, 12), LINES.slice(12)].map((lines, i) =>
    csv(
      [
        PLAIN,
        ...lines.map(({ order, day, customer, price }) => [order, iso(day), customer, 'P-1', 2, price]),
      ],
      `north, ${i}/sales, ${i}.csv`,
    ),
  );
  assertRight(await check(`${first},${second}`));
});

describe('files that overlap', () => {
  test('have an order as the later of them knows it', async () => {
    const lines = (from: number, status: (i: number) => string) =>
      LINES.slice(from).map(({ order, day, customer, price }, i) => [
        order,
        iso(day),
        customer,
        'P-1',
        2,
        price,
        status(i),
      ]);
    const header = [...PLAIN, 'Status'];
    csv([header, ...lines(0, () => 'completed')], 'states/z-first.csv');
    // The last twelve again, of which four have been paid back since.
    csv([header, ...lines(12, (i) => (i % 3 === 0 ? 'refunded' : 'completed'))], 'states/a-second.csv');
    const found = await check(path.join(folder, 'states'));
    assert.equal(found.kept, 20);
    assert.deepEqual(
      found.reasons.map(({ reason, rows }) => `${rows} ${reason}`),
      ['12 the same line is in a later file', '4 rule: the order is refunded'],
    );
  });

  test('count a line once whose time or name was written otherwise in one of them', async () => {
    const header = [...PLAIN, 'Product Name'];
    const lines = (time: string, name: string) =>
      LINES.map(({ order, day, customer, price }) => [
        order,
        `${iso(day)}${time}`,
        customer,
        'P-1',
        2,
        price,
        name,
      ]);
    csv([header, ...lines(' 10:15', 'Mug')], 'edited/1.csv');
    csv([header, ...lines(' 10:15:32', 'Mug, blue')], 'edited/2.csv');
    assertRight(await check(path.join(folder, 'edited')));
  });

  test('count an order once, of which a part was paid back between two exports', async () => {
    const header = [...PLAIN, 'Refunded Amount'];
    const lines = (refund: number) =>
      LINES.map(({ order, day, customer, price }) => [order, iso(day), customer, 'P-1', 2, price, refund]);
    csv([header, ...lines(0)], 'refunds/1.csv');
    csv([header, ...lines(1)], 'refunds/2.csv');
    const found = await check(path.join(folder, 'refunds'));
    assert.deepEqual([found.kept, found.value], [24, 624 - 24]);
  });
});

test('a table without a header is read by the numbers of its columns, its first row as well', async () => {
  const rows = LINES.map(({ order, day, customer, price }) => [order, iso(day), customer, 'P-1', 2, price]);
  const file = csv(rows);
  await assert.rejects(check(file), /is no table of transactions/);
  assertRight(await check(file, { columns: 'invoice=1,day=2,customer=3,product=4,quantity=5,price=6' }));
});

test('a discount in percent is taken off as a share', async () => {
  const file = shop([...PLAIN, 'Discount'], { more: () => ['10%'] });
  assert.equal((await check(file, { discounts: 'subtract' })).value, 561.6);
});

test('amounts that are the same on all lines of each order are noticed', async () => {
  const rows = LINES.flatMap(({ order, day, customer, price }) =>
    ['P-1', 'P-2'].map((product) => [order, iso(day), customer, product, price]),
  );
  const header = ['Order ID', 'Order Date', 'Customer ID', 'SKU', 'Order Total'];
  assert.match((await check(csv([header, ...rows]))).odd.join(), /the same on all lines of each order/);
});

test('an e-mail address is one person, however it is written', async () => {
  const rows = LINES.map(({ order, day, price }, i) => [
    order,
    iso(day),
    i % 2 ? 'Ann@Example.com' : 'ann@example.com',
    price,
  ]);
  assert.equal((await check(csv([['Order ID', 'Date', 'Email', 'Amount'], ...rows]))).customers, 1);
});

test('amounts in lakhs are numbers: 1,23,456.50', async () => {
  const rows = LINES.map(({ order, day, customer }, i) => [order, iso(day), customer, `1,23,4${10 + i}.50`]);
  const found = await check(csv([['Order ID', 'Date', 'Customer', 'Amount'], ...rows]));
  // 24 × 123,410.50 and 0 to 23.
  assert.deepEqual([found.kept, found.value], [24, 24 * 123_410.5 + 276]);
});

test('amounts of a currency of small units are counted whole, by weight, by price and converted', async () => {
  const weighed = LINES.map(({ order, day, customer }, i) => [
    order,
    iso(day),
    customer,
    1.5,
    `${(i + 1) * 1_500_000_000}.00`,
    'IDR',
  ]);
  const head = ['Order ID', 'Date', 'Customer', 'Quantity', 'Amount', 'Currency'];
  const byWeight = await check(csv([head, ...weighed]));
  assert.deepEqual([byWeight.kept, byWeight.value], [24, 300 * 1_500_000_000]);
  const converted = await check(
    csv([head, ...weighed.map((row, i) => (i < 1 ? [...row.slice(0, 5), 'USD'] : row))]),
    { currency: 'IDR' },
    { USD: 16_000 },
  );
  assert.equal(converted.value, 299 * 1_500_000_000 + 16_000 * 1_500_000_000);
  const dear = LINES.map(({ order, day, customer }) => [
    order,
    iso(day),
    customer,
    'A1',
    811,
    '123456789012.1',
  ]);
  const byPrice = await check(csv([PLAIN.map((name) => name), ...dear]));
  assert.deepEqual([byPrice.kept, byPrice.value], [24, Math.round(24 * 811 * 123_456_789_012.1 * 100) / 100]);
});
