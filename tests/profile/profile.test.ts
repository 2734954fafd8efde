import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { logHistogram, profileColumns } from '../../src/profile';
import { withDatabase, writeArtefact } from '../../src/store';
import { writeLines } from '../support/lines';
import { withRun } from '../support/run';

describe('the profile of columns', () => {
  test('names each column with its type, what is missing, the distinct values and the range', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, [
        {
          quantity: -2,
          price: '2.55',
          customer: null,
          description: null,
          product: 'A',
          date: '2011-01-03 08:00',
        },
        { quantity: 10, price: '10', customer: 12346, product: 'B', date: '2011-02-01' },
        { quantity: 10, price: '2.55', customer: 12346, product: 'a', date: '2010-12-01' },
        { quantity: 9, price: '0', customer: null, product: 'A' },
      ]);
      const profile = new Map((await profileColumns(settings, 'lines')).map((row) => [row.column, row]));
      assert.deepEqual(
        [...profile.keys()],
        'line_no invoice_no stock_code description quantity invoice_date unit_price customer_id country'.split(
          ' ',
        ),
      );
      assert.deepEqual(profile.get('customer_id'), {
        column: 'customer_id',
        type: 'integer',
        missing: 2,
        missing_share: 0.5,
        distinct: 1,
        smallest: '12346',
        largest: '12346',
      });
      assert.equal(profile.get('description')?.missing, 1);
      assert.equal(profile.get('quantity')?.smallest, '-2');
      assert.equal(profile.get('quantity')?.largest, '10');
      assert.equal(profile.get('unit_price')?.largest, '10.0000');
      assert.equal(profile.get('unit_price')?.distinct, 3);
      // Capital letters come before small ones: text is ordered by its characters.
      assert.equal(profile.get('stock_code')?.smallest, 'A');
      assert.equal(profile.get('stock_code')?.largest, 'a');
      assert.equal(profile.get('invoice_date')?.smallest, '2010-12-01 00:00:00');
    }));

  test('of no rows says that nothing is there, without dividing by zero', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, []);
      for (const row of await profileColumns(settings, 'lines')) {
        assert.deepEqual(
          [row.missing, row.missing_share, row.distinct, row.smallest, row.largest],
          [0, 0, 0, '', ''],
        );
      }
    }));

  test('of a column without a value says so', () =>
    withRun({}, async (settings) => {
      await writeLines(settings, [{ customer: null }, { customer: null }]);
      const row = (await profileColumns(settings, 'lines')).find(({ column }) => column === 'customer_id');
      assert.deepEqual([row?.missing, row?.missing_share, row?.distinct, row?.largest], [2, 1, 0, '']);
    }));
});

describe('the histogram on a logarithmic scale', () => {
  const histogram = (values: readonly (number | null)[], binsPerDecade?: number) =>
    withRun({}, async (settings) => {
      const rows = values.map((value) => `(${value === null ? 'NULL' : `'${value}'::DOUBLE`})`);
      await withDatabase((database) =>
        writeArtefact(database, settings, 'customers', {
          select: `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(x)`,
        }),
      );
      return logHistogram(settings, 'customers', 'x', binsPerDecade);
    });

  test('holds its lower edges and not its upper ones', async () => {
    assert.deepEqual(await histogram([1, 9.99, 10, 99, 100, 0.1], 1), {
      from: [0.1, 1, 10, 100],
      to: [1, 10, 100, 1000],
      counts: [1, 2, 2, 1],
      zeros: 0,
      negatives: 0,
      missing: 0,
    });
  });

  test('opens a bin at every power of ten, whatever the logarithm makes of it', async () => {
    const powers = Array.from({ length: 21 }, (_, i) => Number(`1e${i - 8}`));
    const { from, counts } = await histogram(powers, 10);
    powers.forEach((power, i) => {
      assert.equal(counts[i * 10], 1, `10^${i - 8}`);
      assert.ok(Math.abs(from[i * 10] / power - 1) < 1e-12);
    });
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      powers.length,
    );
  });

  test('puts its own edges into the bins that they open', async () => {
    const edges = Array.from({ length: 91 }, (_, i) => 10 ** ((i - 30) / 10));
    const { counts } = await histogram(edges, 10);
    assert.deepEqual(counts, new Array<number>(91).fill(1));
  });

  test('keeps bins without a value between others, each ten to the tenth as wide by default', async () => {
    const { from, to, counts } = await histogram([1, 2]);
    // log10(2) = 0.301: the fourth bin from 1.
    assert.deepEqual(counts, [1, 0, 0, 1]);
    assert.ok(Math.abs(from[3] - 10 ** 0.3) < 1e-12 && Math.abs(to[3] - 10 ** 0.4) < 1e-12);
  });

  test('counts zeros, negative and missing values beside it', async () => {
    assert.deepEqual(await histogram([0, 0, -5, null, 3], 1), {
      from: [1],
      to: [10],
      counts: [1],
      zeros: 2,
      negatives: 1,
      missing: 1,
    });
  });

  test('of nothing above zero has no bins', async () => {
    assert.deepEqual(await histogram([0, null], 1), {
      from: [],
      to: [],
      counts: [],
      zeros: 1,
      negatives: 0,
      missing: 1,
    });
  });

  for (const bins of [0, -1, 1.5, NaN, Infinity]) {
    test(`refuses ${bins} bins in a decade`, () =>
      assert.rejects(
        async () => histogram([1], bins),
        /binsPerDecade must be a whole number at least 1 and at most/,
      ));
  }
});
