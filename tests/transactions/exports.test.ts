import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSettings, type SettingOverrides } from '../../src/config';
import { checkTransactions, findSource, type Check } from '../../src/transactions';
import { inFolder } from '../reading/forms-support';

/** Writes files to a folder and checks them: the one file, or the folder where there are several. All rows are invented. */
function check(files: Readonly<Record<string, string>>, over: SettingOverrides = {}): Promise<Check> {
  return inFolder(async (folder) => {
    const place = path.join(folder, 'export');
    await mkdir(place);
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(place, name), text);
    const [only, ...others] = Object.keys(files);
    const data = others.length === 0 ? path.join(place, only) : place;
    const named = { ...over };
    if (typeof over.prices === 'string') {
      const list = path.join(folder, 'prices.csv');
      await writeFile(list, over.prices);
      Object.assign(named, { prices: list });
    }
    const settings = loadSettings({ data, ...named }, { environment: {} });
    return checkTransactions(settings, await findSource(settings));
  });
}

const figures = ({ kept, setAside, customers, invoices, items, value, currency }: Check): unknown[] => [
  kept,
  setAside,
  customers,
  invoices,
  items,
  value,
  currency,
];

describe('a known export needs no mapping', () => {
  test('Online Retail II: two years of which the days that both hold count once', async () => {
    const header = 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n';
    const both = '536365,85123A,HEART,6,2010-12-01 08:26:00,2.55,17850.0,EIRE\n'.repeat(2);
    const found = await check({
      '2009-2010.csv': `${header}489434,85048,LIGHTS,12,2009-12-01 07:45:00,6.95,13085.0,EIRE\n${both}`,
      '2010-2011.csv': `${header}${both}536370,22728,CLOCK,24,2010-12-10 08:45:00,3.75,12583.0,France\n`,
    });
    assert.equal(found.export, 'UCI Online Retail');
    // 12 × 6.95 + 2 × 6 × 2.55 + 24 × 3.75
    assert.deepEqual(figures(found), [4, 2, 3, 3, 48, 204, 'GBP']);
    assert.match(
      found.notices.join(),
      /2 lines from 2010-12-01 to 2010-12-01 are in more than one file; they count once/,
    );
  });

  test('CDNOW: no header, blanks between', async () => {
    const found = await check({
      'CDNOW_master.txt':
        ' 00001 19970101  1   11.77\n 00002 19970112  1   12.00\n 00002 19970112  5   77.00\n 00003 19970102  2    0.00\n',
    });
    assert.equal(found.export, 'CDNOW’s plain text');
    assert.deepEqual(figures(found), [4, 0, 3, 3, 9, 100.77, 'USD']);
    assert.deepEqual([found.first, found.last], ['1997-01-01', '1997-01-12']);
  });

  test('Superstore: Sales is the line’s amount, after the discount', async () => {
    const found = await check({
      'Superstore.csv': `Row ID,Order ID,Order Date,Ship Date,Customer ID,Customer Name,Country,Product ID,Product Name,Sales,Quantity,Discount,Profit
1,CA-2016-152156,11/8/2016,11/11/2016,CG-12520,Ann Example,United States,FUR-BO-1,"Bookcase, oak",261.96,2,0,41.91
2,CA-2016-152156,11/8/2016,11/11/2016,CG-12520,Ann Example,United States,FUR-CH-1,Chair,10.01,3,0.2,1.5
3,US-2015-108966,10/22/2015,10/25/2015,SO-20335,Bob Example,United States,OFF-ST-1,Storage,22.368,2,0.2,2.5
`,
    });
    assert.equal(found.export, 'Superstore');
    assert.deepEqual(figures(found), [3, 0, 2, 2, 7, 294.34, 'USD']);
    assert.equal(found.first, '2015-10-22');
    assert.match(found.dates.evidence, /month first: 1 date has a second part above 12/);
  });

  const SHOPIFY = `Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Refunded Amount,Cancelled at,Payment Method,Billing Name,Shipping Country
#1001,ann@example.com,paid,2025-05-11 09:55:16 -0400,EUR,50.00,5.00,0,55.00,0,2025-05-11 09:55:16 -0400,2,Cup,10.00,CUP,0.00,,Shopify Payments,Ann Example,PT
#1001,,,,,,,,,,,1,Plate,30.00,,,,,,
#1002,bob@example.com,partially_refunded,2025-05-12 09:55:16 -0400,EUR,40.00,5.00,0,45.00,0,2025-05-12 09:55:16 -0400,4,Cup,10.00,CUP,10.00,,Shopify Payments,Bob Example,PT
#1003,ann@example.com,paid,2025-05-13 09:55:16 -0400,EUR,10.00,5.00,0,15.00,0,2025-05-13 09:55:16 -0400,1,Cup,10.00,CUP,0.00,2025-05-14 10:00:00 -0400,Shopify Payments,Ann Example,PT
#1004,,paid,2025-05-14 09:55:16 -0400,EUR,10.00,5.00,0,15.00,0,2025-05-14 09:55:16 -0400,1,Cup,10.00,CUP,0.00,,Shopify Payments,,PT
#1005,eve@example.com,paid,2025-05-15 09:55:16 -0400,EUR,10.00,5.00,0,15.00,0,2025-05-15 09:55:16 -0400,1,Cup,10.00,CUP,0.00,,(for testing) Bogus Gateway,Eve Example,PT
`;

  test('Shopify: an order’s fields stand on its first line; refunds, cancelled orders, tests', async () => {
    const found = await check({ 'orders_export.csv': SHOPIFY });
    assert.equal(found.export, 'Shopify orders');
    // 2 × 10 + 30; 4 × 10 less 10; 10 of a guest; a cancelled order and a test are out.
    assert.deepEqual(figures(found), [4, 2, 2, 3, 8, 90, 'EUR']);
    assert.deepEqual(
      found.reasons.map(({ reason, rows }) => `${rows} ${reason}`),
      ['1 rule: the order is cancelled', '1 rule: the order is test'],
    );
    assert.equal(found.withoutCustomer, 0.25);
  });

  test('WooCommerce: a guest’s e-mail address stands for the user id; processing and completed stand', async () => {
    const found = await check({
      'orders.csv': `Order Number,Order Status,Order Date,Customer User ID,Email (Billing),Order Currency,SKU,Item Name,Quantity (- Refund),Item Cost,Order Line Subtotal
71,Completed,2025-03-01 10:00,12,ann@example.com,BRL,T-1,Tea,2,15.5,31
72,Processing,2025-03-02 10:00,0,bob@example.com,BRL,T-2,Pot,1,80,80
73,Cancelled,2025-03-03 10:00,0,bob@example.com,BRL,T-2,Pot,1,80,80
74,On hold,2025-03-03 10:00,12,ann@example.com,BRL,T-1,Tea,1,15.5,15.5
`,
    });
    assert.equal(found.export, 'WooCommerce order items');
    assert.deepEqual(figures(found), [2, 2, 2, 2, 3, 111, 'BRL']);
  });

  test('Olist: a folder of tables; the person is customer_unique_id; cancelled and unavailable orders are out', async () => {
    const found = await check({
      'olist_customers_dataset.csv': `"customer_id","customer_unique_id","customer_zip_code_prefix","customer_city","customer_state"
"c1","p1","14409","franca","SP"
"c2","p1","14409","franca","SP"
"c3","p2","09790","sao bernardo","SP"
,,,,
`,
      'olist_orders_dataset.csv': `"order_id","customer_id","order_status","order_purchase_timestamp"
"o1","c1","delivered","2017-10-02 10:56:33"
"o2","c2","delivered","2018-07-24 20:41:37"
"o3","c3","unavailable","2018-08-08 08:38:49"
,,,
`,
      'olist_order_items_dataset.csv': `"order_id","order_item_id","product_id","seller_id","shipping_limit_date","price","freight_value"
"o1",1,"x","s","2017-10-06 11:07:15",29.99,8.72
"o2",1,"x","s","2018-07-30 03:24:27",118.70,22.76
"o2",2,"y","s","2018-07-30 03:24:27",10.00,2.76
"o3",1,"y","s","2018-08-13 08:55:23",159.90,19.22
,,,,,,
`,
      'olist_geolocation_dataset.csv': '"geolocation_zip_code_prefix","geolocation_lat"\n"01037",-23.5\n',
    });
    assert.equal(found.export, 'Olist’s tables');
    assert.deepEqual(figures(found), [3, 1, 1, 2, 3, 158.69, 'BRL']);
    assert.equal(found.empty, 3);
  });

  const GROCERIES = `Member_number,Date,itemDescription
1808,21-07-2015,tropical fruit
2552,05-01-2015,whole milk
1808,21-07-2015,whole milk
`;

  test('the groceries table is refused for want of money, or read with a list of prices', async () => {
    await assert.rejects(check({ 'Groceries.csv': GROCERIES }), {
      name: 'SourceError',
      message: /has no column for money: an amount such as Sales, Total, or a price/,
    });
    const found = await check(
      { 'Groceries.csv': GROCERIES },
      { prices: 'Product,Price\nWhole milk,1.10\ntropical fruit,2.50\n' },
    );
    assert.deepEqual(figures(found), [3, 0, 2, 2, 3, 4.7, null]);
  });

  test('events: only a purchase is a sale', async () => {
    const found = await check({
      'events.csv': `event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session
2020-09-24 11:57:06 UTC,view,1996170,2144415922528452715,electronics.telephone,acme,31.90,1515915625519388267,LJuJVLEjPT
2020-09-24 11:57:26 UTC,purchase,139905,2144415926932472027,computers.components.cooler,zalman,17.16,1515915625519380411,tdicluNnRY
2020-09-25 11:57:26 UTC,purchase,139905,2144415926932472027,computers.components.cooler,zalman,17.16,1515915625519380411,tdicluNnRZ
`,
    });
    assert.equal(found.export, 'REES46 events');
    assert.deepEqual(figures(found), [2, 1, 1, 2, 2, 34.32, null]);
  });
});

describe('other shops’ files', () => {
  test('a list of payments is customer, day and amount; a negative one is a return', async () => {
    const found = await check({
      'Retail_Data_Transactions.csv':
        'customer_id,trans_date,tran_amount\nCS5295,11-Feb-13,35\nCS4768,15-Mar-15,39\nCS5295,26-Feb-13,-5\n',
    });
    assert.deepEqual(figures(found), [3, 0, 2, 3, 1, 69, null]);
    assert.equal(found.leftOut.length, 4);
  });

  test('a Brazilian ERP: ISO-8859-1, semicolons, decimal commas, a last line of totals, states in Portuguese', async () => {
    const found = await check({
      'vendas.csv': `id_venda;data;cliente;produto;quantidade;valor_unitario;status
1;17/04/2024;C001;Café torrado;2;1.234,56;Concluída
2;18/04/2024;C002;Açúcar;1;10,00;Cancelada
3;05/05/2024;C001;Açúcar;3;10,00;Concluída
Total de registros: 3
`,
    });
    assert.deepEqual(figures(found), [2, 2, 1, 2, 5, 2499.12, null]);
    assert.deepEqual(
      found.reasons.map(({ reason, rows }) => `${rows} ${reason}`),
      ['1 a row of totals', '1 rule: the order is cancelled'],
    );
  });

  test('German and French headers, currency signs, brackets and signs behind', async () => {
    const german = await check({
      'bestellungen.csv':
        'Bestellnummer;Bestelldatum;Kundennummer;Artikelbezeichnung;Menge;Einzelpreis;Land\nB1;17.04.2024;00401;Tasse;2;€ 12,50;Deutschland\nB2;3. Mai 2024;00402;Teller;1;(5,00 €);Deutschland\n',
    });
    assert.deepEqual(figures(german), [2, 0, 2, 2, 3, 20, 'EUR']);
    const french = await check({
      'ventes.csv':
        "N° commande;Date d'achat;N° client;Montant TTC\n1;17 août 2024;D-1;1 234,50\n2;1er février 2024;D-2;20,00-\n",
    });
    assert.deepEqual(figures(french), [2, 0, 2, 2, 0, 1214.5, null]);
  });

  test('several currencies are refused with their amounts, or one is kept', async () => {
    const text =
      'Order ID,Order Date,Customer ID,Amount,Currency\n1,2024-01-02,A,10,EUR\n2,2024-01-03,B,20,USD\n3,2024-01-04,A,5,EUR\n';
    await assert.rejects(check({ 'a.csv': text }), {
      message:
        /holds several currencies \(EUR: 2 lines, 15; USD: 1 lines, 20\): keep one with --currency EUR/,
    });
    assert.deepEqual(figures(await check({ 'a.csv': text }, { currency: 'EUR' })), [
      2,
      1,
      1,
      2,
      2,
      15,
      'EUR',
    ]);
  });

  test('columns that no name tells are given by a setting, by name or number', async () => {
    const text = 'who,when,what\nA,2024-01-02,10.5\nB,2024-01-03,20.5\n';
    await assert.rejects(check({ 'a.csv': text }), { message: /is no table of transactions/ });
    const found = await check({ 'a.csv': text }, { columns: 'customer="who",day=2,amount=what' });
    assert.deepEqual(figures(found), [2, 0, 2, 2, 2, 31, null]);
    await assert.rejects(check({ 'a.csv': text }, { columns: 'customer=nobody' }), {
      message: /has no column “nobody”/,
    });
    await assert.rejects(check({ 'a.csv': text }, { columns: 'client=who' }), {
      message: /there is no role "client"/,
    });
  });

  test('guests are blank, NaN, NULL, - or 0; ids stay as they are; numbers with a point and a zero are whole', async () => {
    const ids = [
      '',
      'NaN',
      'NULL',
      '-',
      '0',
      '00401',
      'C-401',
      '7f3a-UUID',
      '17850.0',
      '1234567890123456789',
    ];
    const rows = ids.map((id, i) => `${i + 1},2024-01-${String(i + 1).padStart(2, '0')},${id},1.5`);
    const found = await check({ 'a.csv': `Invoice,Date,Customer,Amount\n${rows.join('\n')}\n` });
    assert.deepEqual([found.kept, found.customers, found.withoutCustomer], [10, 5, 0.5]);
  });

  test('a time with an offset counts on the shop’s day where its zone is given', async () => {
    const text =
      'Order ID,Created at,Customer ID,Amount\n1,2024-03-01 02:30:00 +0000,A,10.5\n2,2024-03-05T23:30:00Z,A,1.5\n';
    assert.equal((await check({ 'a.csv': text })).first, '2024-03-01');
    assert.equal((await check({ 'a.csv': text }, { timeZone: 'America/New_York' })).first, '2024-02-29');
  });

  for (const [form, one, two] of [
    ['seconds since 1970', '1713348900', '1713435300'],
    ['milliseconds since 1970', '1713348900000', '1713435300000'],
    ['serial numbers of a spreadsheet', '45399.5', '45400'],
    ['days without signs', '20240417', '20240418'],
    ['two-digit years', '17/04/24', '18/04/24'],
    ['Portuguese month names', '17 de abril de 2024', '18 de abril de 2024'],
    ['English month names with a weekday', 'Wed, Apr 17, 2024', 'Thu, Apr 18, 2024'],
    ['month first with points', '04.17.2024', '04.18.2024'],
    ['month first with hyphens and a clock of twelve hours', '04-17-2024 01:05 PM', '04-18-2024 12:05 AM'],
  ]) {
    test(`dates are read as ${form}`, async () => {
      const found = await check({
        'a.csv': `Order ID|Order Date|Customer ID|Amount\n1|${one}|A|10.5\n2|${two}|B|1.5\n`,
      });
      assert.deepEqual([found.first, found.last], ['2024-04-17', '2024-04-18']);
    });
  }

  test('UTF-16 is read, and a quoted text with separators and line breaks is one value', async () => {
    const text =
      'Order ID\tOrder Date\tCustomer ID\tProduct Name\tAmount\n1\t2024-04-17\tA\t"Chá\tverde\nlata"\t10.5\n';
    const found = await inFolder(async (folder) => {
      const data = path.join(folder, 'a.txt');
      await writeFile(data, Buffer.from(`\ufeff${text}`, 'utf16le'));
      const settings = loadSettings({ data }, { environment: {} });
      return checkTransactions(settings, await findSource(settings));
    });
    assert.deepEqual(figures(found), [1, 0, 1, 1, 1, 10.5, null]);
  });

  test('codes that may be no products are proposed, with rows and revenue', async () => {
    const product = (i: number): string => `${i},2024-01-02,A,P${i},Item ${i},1,2.5`;
    const rows = [
      ...Array.from({ length: 12 }, (_, i) => product(i)),
      '90,2024-01-03,B,SHIP-1,Postage,2,4',
      '91,2024-01-03,B,MISC,Hamper,1,10',
    ];
    const found = await check({
      'a.csv': `Order ID,Order Date,Customer ID,SKU,Item Name,Quantity,Price\n${rows.join('\n')}\n`,
    });
    assert.deepEqual(
      found.nonProducts.map(({ code, rows: n, value, why }) => [code, n, value, why]),
      [
        ['MISC', 1, 10, 'a code without digits'],
        ['SHIP-1', 1, 8, 'its name'],
      ],
    );
  });
});
