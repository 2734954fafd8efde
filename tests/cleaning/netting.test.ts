import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings } from '../../src/config';
import { createRandom, randomIndex } from '../../src/numeric';
import { withDatabase } from '../../src/store';
import { clean, cleanLines, largestTakenBack } from '../../src/cleaning';
import { createLines, writeLines, type TestLine } from '../support/lines';
import { randomLines } from '../support/random-lines';
import { withRun } from '../support/run';

const { presets } = loadSettings({}, { environment: {} });

/** What stands of each line under the default preset; undefined where a rule dropped it. */
function standing(rows: readonly TestLine[]): Promise<(number | undefined)[]> {
  return withDatabase(async (database) => {
    await createLines(database, rows);
    await cleanLines(database, presets.default);
    const kept = await database.rows<{ line_no: number; standing_quantity: number }>(
      'SELECT line_no, standing_quantity FROM cleaned',
    );
    const byLine = new Map(kept.map((row) => [row.line_no, row.standing_quantity]));
    return rows.map((_, i) => byLine.get(i + 1));
  });
}

describe('a return', () => {
  test('takes from the newest earlier purchase first, then from the one before', async () => {
    assert.deepEqual(
      await standing([
        { quantity: 10, date: '2011-01-03' },
        { quantity: 5, date: '2011-01-04' },
        { quantity: -7, date: '2011-01-05', invoice: 'C1' },
      ]),
      [8, 0, 0],
    );
  });

  test('takes a part of a purchase, and leaves the rest', async () => {
    assert.deepEqual(await standing([{ quantity: 10 }, { quantity: -3, date: '2011-01-05' }]), [7, 0]);
  });

  test('of what is sold by weight leaves every gram of the rest', () =>
    withDatabase(async (database) => {
      await createLines(database, [{ quantity: 2 }, { quantity: 1, date: '2011-01-04' }, { quantity: -1 }]);
      await database.run('ALTER TABLE lines ALTER quantity TYPE DECIMAL(18, 4)');
      await database.run(`UPDATE lines SET quantity = quantity * 0.75,
        invoice_date = CASE WHEN quantity < 0 THEN TIMESTAMP '2011-02-01' ELSE invoice_date END`);
      await database.run('UPDATE lines SET quantity = -1.25 WHERE quantity < 0');
      await cleanLines(database, presets.default);
      const rows = await database.rows<{ standing: number }>(
        'SELECT standing_quantity::DOUBLE AS standing FROM cleaned ORDER BY line_no',
      );
      // 1.5 and 0.75 bought, 1.25 sent back: 0.75 of the newest, 0.5 of the one before.
      assert.deepEqual(
        rows.map(({ standing }) => standing),
        [1, 0, 0],
      );
    }));

  test('reaches purchases of other invoices, and at other prices', async () => {
    assert.deepEqual(
      await standing([
        { quantity: 2, invoice: '100', price: 5 },
        { quantity: -2, invoice: 'C200', price: 4, date: '2011-03-01' },
      ]),
      [0, 0],
    );
  });

  test('keeps what finds no purchase as a return of its own', async () => {
    assert.deepEqual(await standing([{ quantity: 2 }, { quantity: -5, date: '2011-01-05' }]), [0, -3]);
  });

  test('does not take from a purchase that comes after it', async () => {
    assert.deepEqual(
      await standing([
        { quantity: -5, date: '2011-01-03' },
        { quantity: 5, date: '2011-01-04' },
      ]),
      [-5, 5],
    );
  });

  test('on one day goes by the order of the file, whatever the time says', async () => {
    const day = '2011-01-03';
    assert.deepEqual(
      await standing([
        { quantity: 5, date: day },
        { quantity: -5, date: day },
      ]),
      [0, 0],
    );
    assert.deepEqual(
      await standing([
        { quantity: -5, date: day },
        { quantity: 5, date: day },
      ]),
      [-5, 5],
    );
    assert.deepEqual(
      await standing([
        { quantity: 5, date: `${day} 15:00` },
        { quantity: -5, date: `${day} 09:00` },
      ]),
      [0, 0],
    );
  });

  test('goes by the day where the file is not in the order of its dates', async () => {
    assert.deepEqual(
      await standing([
        { quantity: -4, date: '2011-01-09' },
        { quantity: 4, date: '2011-01-03' },
      ]),
      [0, 0],
    );
  });

  test('leaves other customers and other products alone', async () => {
    assert.deepEqual(
      await standing([
        { customer: 1, product: '10', quantity: 5 },
        { customer: 2, product: '10', quantity: 5 },
        { customer: 1, product: '11', quantity: 5 },
        { customer: 1, product: '10', quantity: -4, date: '2011-01-05' },
      ]),
      [1, 5, 5, 0],
    );
  });

  test('bought, cancelled and bought again leaves one purchase, the second', async () => {
    assert.deepEqual(
      await standing([
        { quantity: 1930, date: '2011-01-11' },
        { quantity: -1930, date: '2011-01-11', invoice: 'C9' },
        { quantity: 1930, date: '2011-01-12' },
      ]),
      [0, 0, 1930],
    );
  });

  test('does not take from a line that a rule dropped', async () => {
    assert.deepEqual(
      await standing([
        { quantity: 5, price: 0 },
        { quantity: -5, date: '2011-01-05' },
      ]),
      [undefined, -5],
    );
  });

  test('passes lines of no items by', async () => {
    assert.deepEqual(
      await standing([{ quantity: 3 }, { quantity: 0 }, { quantity: -3, date: '2011-01-05' }]),
      [0, 0, 0],
    );
  });

  test('can be as large as whole numbers go', async () => {
    const most = 2 ** 31 - 1;
    assert.deepEqual(await standing([{ quantity: most }, { quantity: -most, date: '2011-01-05' }]), [0, 0]);
  });

  test('is not matched under a preset that does not net', () =>
    withDatabase(async (database) => {
      await createLines(database, [{ quantity: 5 }, { quantity: -5, date: '2011-01-05' }]);
      await cleanLines(database, presets.reference);
      assert.deepEqual(
        await database.rows('SELECT quantity, standing_quantity FROM cleaned ORDER BY line_no'),
        [
          { quantity: 5, standing_quantity: 5 },
          { quantity: -5, standing_quantity: -5 },
        ],
      );
    }));
});

/** The same by the plainest means: items one by one, each return's looking for the newest open item before it. */
function netPlainly(pair: readonly number[], quantity: readonly number[]): number[] {
  const standing = [...quantity];
  quantity.forEach((items, i) => {
    for (let item = 0; item < -items; item += 1) {
      for (let j = i - 1; j >= 0; j -= 1) {
        if (pair[j] !== pair[i] || standing[j] <= 0) continue;
        standing[j] -= 1;
        standing[i] += 1;
        break;
      }
    }
  });
  return standing;
}

describe('netting', () => {
  test('of random lines is what it is item by item, keeps every sum, and never passes zero', async () => {
    const random = createRandom(11);
    const trials = Array.from({ length: 300 }, (_, trial) => {
      const n = randomIndex(random, 30);
      const product = Array.from({ length: n }, () => randomIndex(random, 4));
      const quantity = Array.from({ length: n }, () => randomIndex(random, 11) - 5);
      return { customer: trial + 1, product, quantity };
    });
    const found = await standing(
      trials.flatMap(({ customer, product, quantity }) =>
        quantity.map((items, i) => ({ customer, product: `1000${product[i]}`, quantity: items })),
      ),
    );
    let from = 0;
    for (const { product, quantity } of trials) {
      const stands = found.slice(from, (from += quantity.length)).map(Number);
      assert.deepEqual(stands, netPlainly(product, quantity));
      for (const one of new Set(product)) {
        const sum = (values: readonly number[]): number =>
          values.reduce((total, value, i) => total + (product[i] === one ? value : 0), 0);
        assert.equal(sum(stands), sum(quantity));
      }
      stands.forEach((items, i) => {
        assert.ok(quantity[i] >= 0 ? items >= 0 && items <= quantity[i] : items <= 0 && items >= quantity[i]);
      });
    }
    assert.ok(from > 3000);
  });

  test('through the tables keeps the items of every customer and product, on random lines', () =>
    withDatabase(async (database) => {
      for (const seed of [21, 22, 23]) {
        await createLines(database, randomLines(seed, 600));
        await cleanLines(database, presets.default);
        const wrong = await database.rows(`
          SELECT customer_id, stock_code FROM cleaned GROUP BY ALL
          HAVING sum(quantity) <> sum(standing_quantity)
            OR bool_or(sign(standing_quantity) * sign(quantity) < 0)
            OR bool_or(abs(standing_quantity) > abs(quantity))`);
        assert.deepEqual(wrong, []);
        const { matched } = await database.row<{ matched: number }>(
          'SELECT count(*) AS matched FROM cleaned WHERE standing_quantity <> quantity',
        );
        assert.ok(matched > 50, `only ${matched} lines were netted`);
      }
    }));
});

describe('the largest purchases taken back', () => {
  test('are listed by value, with what still stands, and no more than are asked for', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, [
        { customer: 1, quantity: 10, price: 3 },
        { customer: 1, quantity: -4, price: 3, date: '2011-01-05' },
        { customer: 2, quantity: 10, price: 5 },
        { customer: 2, quantity: -10, price: 5, date: '2011-01-05' },
        { customer: 3, quantity: 9 },
        { customer: 4, quantity: 1, price: 12 },
        { customer: 4, quantity: -1, price: 12, date: '2011-01-05' },
      ]);
      await clean(settings);
      const first = { customer_id: 2, bought: 50, taken_back: 50, stands: 0, lines_standing: 0 };
      const second = { customer_id: 1, bought: 30, taken_back: 12, stands: 18, lines_standing: 1 };
      const third = { customer_id: 4, bought: 12, taken_back: 12, stands: 0, lines_standing: 0 };
      assert.deepEqual(await largestTakenBack(settings, 9), [first, second, third]);
      assert.deepEqual(await largestTakenBack(settings, 1), [first]);
    }));

  test('are none where nothing was netted', () =>
    withRun({ preset: 'reference' }, async (settings) => {
      await writeLines(settings, [{ quantity: 2 }, { quantity: -2, date: '2011-01-05' }]);
      await clean(settings);
      assert.deepEqual(await largestTakenBack(settings, 9), []);
    }));
});
