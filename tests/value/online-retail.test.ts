import { dayNumber } from '../../src/numeric';
import { DuckDBInstance } from '@duckdb/node-api';
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import {
  adoptMethod,
  boughtBetween,
  buildHistories,
  checkOrigins,
  choosePurchaseModel,
  expectedNextPurchases,
  fitGammaGamma,
  fitPurchaseModel,
  fitValueModel,
  forecastValue,
  sumOver,
  type PurchaseRow,
} from '../../src/value';
import { realCsv, skipWithoutReal } from '../support/real';
import { assertClose } from './support';

/** Codes that are no products, as the default preset lists them. */
const NO_PRODUCTS = [
  'POST',
  'DOT',
  'M',
  'm',
  'C2',
  'D',
  'S',
  'B',
  'CRUK',
  'AMAZONFEE',
  'BANK CHARGES',
  'PADS',
];

interface Line {
  readonly pair: number;
  readonly customerId: number;
  readonly day: number;
  readonly quantity: number;
  readonly price: number;
}

/** Product lines of registered customers; those of one customer and product together, by day and order of the file. */
async function readLines(): Promise<readonly Line[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      `WITH lines AS (SELECT row_number() OVER () AS line, * FROM read_csv($file, header = true, parallel = false))
       SELECT dense_rank() OVER (ORDER BY CustomerID, StockCode)::INT AS pair, CustomerID::INT AS customer,
         date_diff('day', DATE '1970-01-01', InvoiceDate::DATE)::INT AS day, Quantity::INT AS quantity, UnitPrice::DOUBLE AS price
       FROM lines
       WHERE CustomerID IS NOT NULL AND UnitPrice > 0 AND StockCode NOT IN (${NO_PRODUCTS.map((code) => `'${code}'`).join(', ')})
         AND StockCode NOT LIKE 'gift\\_0001%' ESCAPE '\\'
       ORDER BY pair, day, line`,
      { file: await realCsv() },
    );
    return reader.getRows().map(([pair, customerId, day, quantity, price]) => ({
      pair: Number(pair),
      customerId: Number(customerId),
      day: Number(day),
      quantity: Number(quantity),
      price: Number(price),
    }));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const worth = (line: Line): PurchaseRow => ({
  customerId: line.customerId,
  day: line.day,
  netValue: line.quantity * line.price,
});

/** Returns taken off the newest earlier purchase of the same product. */
function netted(lines: readonly Line[]): PurchaseRow[] {
  const standing = lines.map((line) => line.quantity);
  const open: number[] = [];
  lines.forEach((line, i) => {
    if (i === 0 || line.pair !== lines[i - 1].pair) open.length = 0;
    if (line.quantity > 0) open.push(i);
    while (standing[i] < 0 && open.length > 0) {
      const newest = open[open.length - 1];
      const matched = Math.min(standing[newest], -standing[i]);
      standing[newest] -= matched;
      standing[i] += matched;
      if (standing[newest] === 0) open.pop();
    }
  });
  return lines.map((line, i) => worth({ ...line, quantity: standing[i] }));
}

describe('Online Retail', { skip: skipWithoutReal }, () => {
  let lines: readonly Line[] = [];
  let rows: readonly PurchaseRow[] = [];
  before(async () => {
    lines = await readLines();
    rows = lines.map(worth);
  });
  const lastDay = dayNumber('2011-12-09');

  test('4,332 customers have a purchase day; nothing of the net value is lost', () => {
    const built = buildHistories(rows, lastDay);
    assert.equal(built.histories.customerIds.length, 4332);
    assertClose(
      built.netValue,
      rows.reduce((sum, row) => sum + row.netValue, 0),
      1e-4,
    );
    assert.equal(built.withoutPurchase.customerIds.length, 30);
  });

  test('drop-out is not identified: r about 0.82 and alpha about 9.9 in an NBD that BG/NBD does not better, and nothing overflows', () => {
    const { histories } = buildHistories(rows, lastDay);
    const chosen = choosePurchaseModel(histories, { candidates: ['bg-nbd', 'mbg-nbd'] });
    assert.equal(chosen.fit.model, 'nbd');
    assert.match(chosen.reason, /do not identify a drop-out part; .*BG\/NBD 0\.00.*MBG\/NBD 0\.00/);
    assertClose(chosen.fit.parameters[0], 0.82, 0.01);
    assertClose(chosen.fit.parameters[1], 9.9, 0.1);
    const [nbd, bg] = chosen.comparison;
    assertClose(bg.logLikelihood, nbd.logLikelihood, 0.01);
    const { a, b } = bg.parameters;
    assert.ok(a / b < 1e-4 && b > 1000 && b <= 10_000, `a ${a}, b ${b}`);
    const fit = { model: 'bg-nbd', parameters: Object.values(bg.parameters) } as const;
    assertClose(
      sumOver(expectedNextPurchases(fit, histories, 52)) /
        sumOver(expectedNextPurchases(chosen.fit, histories, 52)),
      1,
      1e-4,
    );
  });

  test('fitted to 9 September 2011 the next 13 weeks come out 25% too low: 3,357 against 4,459', () => {
    // Every day with a product bought, whatever of it came back.
    const gross = lines.filter((line) => line.quantity > 0).map(worth);
    const built = buildHistories(gross, dayNumber('2011-09-09'));
    const fit = fitPurchaseModel(built.histories, 'nbd');
    assertClose(sumOver(expectedNextPurchases(fit, built.histories, 13)), 3357, 0.5);
    const actual = sumOver(boughtBetween(gross, built, built.endDay + 1, built.endDay + 91).purchases);
    // One more than the 4,459 of the reference, whose handling of one customer is not known.
    assertClose(actual, 4459, 1.5);
  });

  test('gamma-gamma on netted repeat days: p about 2.23, q about 3.50, v about 460; correlation 0.13', () => {
    const built = buildHistories(netted(lines), lastDay, { valueOver: 'repeats' });
    const fit = fitGammaGamma(built.histories);
    assert.ok(fit.converged);
    assertClose(fit.parameters[0], 2.23, 0.05);
    assertClose(fit.parameters[1], 3.5, 0.03);
    assertClose(fit.parameters[2], 460, 7);
    assertClose(fit.frequencyValueCorrelation, 0.13, 0.006);
  });

  test('a forecast of the whole base: bounds in order, last year’s December above its share and February below', async () => {
    const built = buildHistories(rows, lastDay);
    const model = await fitValueModel(built, { candidates: ['bg-nbd'], replicates: 20, threads: 0 });
    const forecast = await forecastValue(model, built, {
      drawsPerReplicate: 10,
      perCustomer: false,
      threads: 0,
    });
    const half = forecast.groups.find(
      (row) => row.period === 'months 1 to 6' && row.quantity === 'purchases',
    );
    assertClose(half?.expected ?? NaN, 9336, 1);
    assert.ok(
      (half?.low95 ?? NaN) < 9336 && 9336 < (half?.high95 ?? NaN) && (half?.high95 ?? NaN) < 1.06 * 9336,
    );
    const index = (month: number): number => model.seasonal?.[month - 1].index ?? NaN;
    // December is that of 2010, the only one seen whole: the shop was closed from its 24th day on.
    assert.ok(index(11) > 1.3 && index(2) < 0.95 && index(12) < 0.95);
  });

  test('going back: the autumn is missed by more than the model’s own intervals allow, and the year says so', async () => {
    const check = await checkOrigins(rows, {
      horizonsMonths: [3],
      groupShare: 0.2,
      budget: { origins: 3 },
      threads: 0,
    });
    const base = check.rows.filter(
      (row) => row.who === 'base' && row.quantity === 'purchases' && row.method === 'model',
    );
    assert.deepEqual(
      base.map(({ origin }) => origin),
      ['2011-06-30', '2011-07-31', '2011-08-31'],
    );
    assertClose(base[0].relativeError ?? NaN, 0.012, 0.001);
    assertClose(base[2].relativeError ?? NaN, -0.229, 0.001);
    assert.deepEqual([base[0].inside95, base[2].inside95], [true, false]);
    assert.ok(check.rows.some((row) => row.method === 'last-quarter' && row.who === 'group'));
    // Nine days are known a year before the last day: nothing can be fitted to them.
    assert.equal(check.yearAgo, null);
    const available = ['model', 'last-quarter', 'same-quarter-last-year', 'last-year-shares'] as const;
    const adopted = adoptMethod(check.rows, [...available, 'mean-of-last-year-and-shares'], 374);
    assert.deepEqual([adopted.method, adopted.from], ['mean-of-last-year-and-shares', 'measured']);
  });
});
