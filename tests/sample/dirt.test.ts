import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { withDatabase } from '../../src/store';
import { generateSample, type SampleSummary } from '../../src/sample';
import { realCsv, skipWithoutReal } from '../support/real';
import { keep, readLines, temporaryFiles, value, within, withSample } from './support';

const place = temporaryFiles();

/**
 * Kinds of dirt: a condition on lines, and how many lines of them the real file has (541,909 lines of 4,372
 * customers), counted once on it by these conditions.
 */
const DIRT: readonly (readonly [what: string, condition: string, inRealFile: number, slack: number])[] = [
  ['lines without a customer', 'customer IS NULL', 135_080, 0.2],
  ['lines of cancellations', "invoice LIKE 'C%'", 9288, 0.3],
  ['negative quantities without cancellation', "quantity < 0 AND invoice NOT LIKE 'C%'", 1336, 0.05],
  ['prices of zero', 'price = 0', 2515, 0.1],
  ['products given to customers', 'price = 0 AND customer IS NOT NULL AND quantity > 0', 40, 0.1],
  ['missing descriptions', 'description IS NULL', 1454, 0.25],
  ['postage', "code = 'POST'", 1256, 0.35],
  ['web postage', "code = 'DOT'", 710, 0.05],
  ['manual entries', "code = 'M'", 571, 0.35],
  ['carriage', "code = 'C2'", 144, 0.15],
  ['discounts', "code = 'D'", 77, 0.15],
  ['samples', "code = 'S'", 63, 0.6],
  ['charges of the bank', "code = 'BANK CHARGES'", 37, 0.2],
  ['fees of a market place', "code = 'AMAZONFEE'", 34, 0.15],
  ['commissions for charity', "code = 'CRUK'", 16, 0.15],
  ['vouchers', "starts_with(code, 'gift_0001_')", 34, 0.15],
  ['products with codes of letters alone', "code IN ('DCGSSGIRL', 'DCGSSBOY')", 24, 0.15],
];

/** Awkward descriptions; how many lines have them hangs on how popular a few products are. */
const AWKWARD: readonly (readonly [what: string, condition: string, inRealFile: number])[] = [
  ['descriptions with a comma', "contains(description, ',')", 4796],
  ['descriptions with a quote', "contains(description, '\"')", 1239],
  ['descriptions with an apostrophe', "contains(description, '''')", 8666],
];

/** Dirt that the real file has once or a few times, whatever the number of customers. */
const ONCE: readonly (readonly [what: string, condition: string])[] = [
  ['the one-off manual code in small letters', "code = 'm'"],
  ['pads at a tenth of a penny', "code = 'PADS' AND price = 0.001"],
  ['prices below zero', "price < 0 AND invoice LIKE 'A%' AND code = 'B'"],
  ['a positive adjustment', "price > 0 AND invoice LIKE 'A%' AND code = 'B'"],
  ["the country 'European Community'", "country = 'European Community' AND customer IS NOT NULL"],
  ["the country 'Unspecified'", "country = 'Unspecified' AND customer IS NOT NULL"],
  ['letters outside ASCII', "regexp_matches(description, '[^ -~]')"],
  ['a huge cancellation', "invoice LIKE 'C%' AND quantity <= -12000"],
];

const REVERSALS = `
  SELECT bought.customer, bought.quantity, date_diff('minute', bought.moment, back.moment) AS minutes,
         (SELECT count(DISTINCT invoice) FROM purchases WHERE customer = bought.customer) AS invoices,
         (SELECT count(*) FROM purchases same WHERE same.customer = bought.customer
            AND same.code = bought.code AND same.quantity = bought.quantity) AS times
  FROM purchases bought JOIN lines back ON back.customer = bought.customer AND back.code = bought.code
    AND back.quantity = -bought.quantity AND back.price = bought.price AND back.invoice LIKE 'C%' AND back.moment > bought.moment
  WHERE bought.quantity >= 12000 ORDER BY invoices, times`;

const REPEATS =
  'SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT * EXCLUDE (line) FROM lines)) FROM lines';

const TWO_COUNTRIES = `
  SELECT count(*) FROM (SELECT customer FROM lines GROUP BY customer HAVING count(DISTINCT country) = 2)`;

test('The proportions that samples are held to are those of the real file', { skip: skipWithoutReal }, () =>
  withDatabase(async (database) => {
    await database.run(`CREATE TABLE lines AS ${readLines(await realCsv())}`);
    for (const [what, condition, inRealFile] of [...DIRT, ...AWKWARD])
      assert.equal(await value(database, `SELECT count(*) FROM lines WHERE ${condition}`), inRealFile, what);
    assert.equal(await value(database, REPEATS), 5268);
    assert.equal(await value(database, TWO_COUNTRIES), 8);
  }),
);

describe('the dirt of a sample of the usual size', () => {
  let summary: SampleSummary;
  before(async () => {
    summary = await keep(await generateSample(place('usual.csv')));
  });

  test('has each kind of dirt about as often as the real file', async () => {
    await withSample(summary, async (database) => {
      const size = summary.customers / 4372;
      for (const [what, condition, real, slack] of DIRT) {
        const n = await value(database, `SELECT count(*) FROM lines WHERE ${condition}`);
        const expected = real * size;
        within(n, Math.max(1, expected * (1 - slack) - 1), expected * (1 + slack) + 1, what);
      }
      for (const [what, condition, real] of AWKWARD) {
        const n = await value(database, `SELECT count(*) FROM lines WHERE ${condition}`);
        within(n, (real * size) / 3, real * size * 3, what);
      }
      for (const [what, condition] of ONCE) {
        const n = await value(database, `SELECT count(*) FROM lines WHERE ${condition}`);
        assert.ok(n >= 1, what);
      }
      const repeats = await value(database, REPEATS);
      within(repeats, 0.8 * 5268 * size, 1.25 * 5268 * size, 'exact repeats of a line');
      assert.equal(await value(database, TWO_COUNTRIES), 3);
    });
  });

  test('has guests with many lines and stock movements of one line', async () => {
    await withSample(summary, async (database) => {
      const kinds = await database.rows<{ kind: string; n: number; lines: number }>(`
        SELECT CASE WHEN web THEN 'web' WHEN sold THEN 'counter' ELSE 'stock' END AS kind,
               count(*) AS n, avg(n_lines) AS lines
        FROM (SELECT count(*) AS n_lines, bool_or(code = 'DOT') AS web, max(price) > 0 AS sold
              FROM lines WHERE customer IS NULL AND invoice SIMILAR TO '[0-9]+' GROUP BY invoice)
        GROUP BY kind ORDER BY kind`);
      assert.deepEqual(
        kinds.map(({ kind, n }) => [kind, n]),
        [
          ['counter', 254],
          ['stock', 718],
          ['web', 237],
        ],
      );
      within(kinds[2].lines, 150, 195, 'lines of a web batch');
      assert.equal(kinds[1].lines, 1);
    });
  });

  test('has huge purchases that are taken back within minutes: alone, beside others, and bought again', async () => {
    await withSample(summary, async (database) => {
      const rows = await database.rows<{ invoices: number; times: number; minutes: number }>(REVERSALS);
      assert.deepEqual(
        rows.map(({ minutes, times }) => [minutes, times]),
        [
          [16, 1],
          [12, 1],
          [5, 2],
        ],
      );
      assert.equal(rows[0].invoices, 1);
      assert.ok(rows[1].invoices > 1 && rows[2].invoices > 2);
    });
  });

  test('has cancellations that mostly match an earlier purchase, and some that match none', async () => {
    await withSample(summary, async (database) => {
      const matched = await value(
        database,
        `SELECT avg(EXISTS (FROM purchases p WHERE p.customer = c.customer AND p.code = c.code AND p.moment < c.moment
           AND p.price = c.price AND p.quantity >= -c.quantity)::INT)
         FROM lines c WHERE c.invoice LIKE 'C%' AND c.customer IS NOT NULL AND c.code SIMILAR TO '[0-9]{5}.?'`,
      );
      within(matched, 0.84, 0.94, 'share of matched cancellations (in the real file 0.88 by product)');
      const early = await value(
        database,
        `SELECT count(*) FROM truth t WHERE NOT EXISTS (FROM purchases p WHERE p.customer = t.customer)`,
      );
      within(early, 3, 20, 'customers with nothing but returns (in the real file 33 of 4,372)');
    });
  });
});

test('A sample of any size from 50 has all the dirt at least once', async () => {
  for (const [customers, seed] of [
    [50, 0],
    [51, 1],
    [67, 0xffffffff],
    [200, 3],
  ]) {
    const summary = await keep(await generateSample(place('small.csv'), { customers, seed }));
    await withSample(summary, async (database) => {
      const rows = await value(database, 'SELECT count(*) FROM lines');
      assert.equal(rows, summary.rows);
      assert.equal(await value(database, 'SELECT count(DISTINCT customer) FROM lines'), customers);
      for (const [what, condition] of [...DIRT, ...AWKWARD, ...ONCE]) {
        const n = await value(database, `SELECT count(*) FROM lines WHERE ${condition}`);
        assert.ok(n >= 1, `${what} with ${customers} customers and seed ${seed}`);
      }
      assert.ok((await value(database, TWO_COUNTRIES)) >= 1);
      assert.ok((await database.rows(REVERSALS)).length >= 3);
    });
  }
});
