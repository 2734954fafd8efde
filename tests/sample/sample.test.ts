import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { fingerprint, literal, withDatabase } from '../../src/store';
import { generateSample, type SampleSummary } from '../../src/sample';
import { keep, temporaryFiles, value, within, withSample } from './support';

const place = temporaryFiles();

describe('a sample of the usual size', () => {
  let summary: SampleSummary;
  before(async () => {
    summary = await keep(await generateSample(place('usual.csv')));
  });

  test('holds the lines, invoices, guests and customers that its summary says', async () => {
    assert.equal(summary.customers, 1500);
    assert.equal(summary.truthFile, place('usual.truth.csv'));
    await withSample(summary, async (database) => {
      const counted = await database.row(`
        SELECT count(*) AS rows, count(DISTINCT invoice) AS invoices, count(DISTINCT customer) AS customers,
               count(DISTINCT invoice) FILTER (customer IS NULL) AS guests FROM lines`);
      const { rows, invoices, customers, guests } = summary;
      assert.deepEqual(counted, { rows, invoices, customers, guests });
      within(rows, 170_000, 210_000, 'rows');
    });
  });

  test('is read by column names and types that need no help', async () => {
    await withDatabase(async (database) => {
      const columns = await database.rows(
        `DESCRIBE SELECT * FROM read_csv(${literal(summary.file)}, sample_size = -1)`,
      );
      assert.deepEqual(
        columns.map(({ column_name, column_type }) => [column_name, column_type]),
        [
          ['InvoiceNo', 'VARCHAR'],
          ['StockCode', 'VARCHAR'],
          ['Description', 'VARCHAR'],
          ['Quantity', 'BIGINT'],
          ['InvoiceDate', 'TIMESTAMP'],
          ['UnitPrice', 'DOUBLE'],
          ['CustomerID', 'BIGINT'],
          ['Country', 'VARCHAR'],
        ],
      );
      const rows = await value(database, `SELECT count(*) FROM read_csv(${literal(summary.file)})`);
      assert.equal(rows, summary.rows);
    });
  });

  test('trades on open days only, in opening hours, most of all in November', async () => {
    await withSample(summary, async (database) => {
      const days = await database.row(`
        SELECT min(moment)::DATE AS first, max(moment)::DATE AS last,
               count(*) FILTER (dayofweek(moment) = 6) AS saturdays,
               count(*) FILTER (moment >= '2010-12-24' AND moment < '2011-01-04') AS holidays,
               count(*) FILTER (hour(moment) < 6 OR hour(moment) > 20 OR second(moment) > 0) AS night FROM lines`);
      assert.deepEqual(days, {
        first: '2010-12-01',
        last: '2011-12-09',
        saturdays: 0,
        holidays: 0,
        night: 0,
      });
      const months = await database.rows<{ revenue: number }>(
        `SELECT sum(quantity * price) AS revenue FROM purchases WHERE quantity < 12000
         GROUP BY date_trunc('month', moment) ORDER BY date_trunc('month', moment)`,
      );
      const revenue = months.map((month) => month.revenue);
      assert.equal(revenue.length, 13);
      assert.equal(revenue.indexOf(Math.max(...revenue)), 11);
      within(revenue[11] / revenue[2], 2, 3.5, 'November against February');
    });
  });

  test('is in order of time, with the lines of an invoice together', async () => {
    await withSample(summary, async (database) => {
      const disorder = await value(
        database,
        `SELECT count(*) FROM (
           SELECT moment < lag(moment) OVER (ORDER BY line) AS back, regexp_extract(invoice, '[0-9]+')::INT AS number,
                  lag(regexp_extract(invoice, '[0-9]+')::INT) OVER (ORDER BY line) AS before FROM lines)
         WHERE back OR number < before`,
      );
      assert.equal(disorder, 0);
    });
  });

  test('has a tail of revenue like the real file', async () => {
    await withSample(summary, async (database) => {
      const share = await database.row<Record<'top5' | 'top20' | 'median', number>>(`
        SELECT sum(r) FILTER (place <= 0.05 * n) / sum(r) AS top5, sum(r) FILTER (place <= 0.2 * n) / sum(r) AS top20,
               median(r) AS median
        FROM (SELECT sum(quantity * price) AS r, row_number() OVER (ORDER BY r DESC) AS place, count(*) OVER () AS n
              FROM purchases GROUP BY customer)`);
      within(share.top20, 0.7, 0.77, 'revenue of the top 20% (in the real file 0.746)');
      within(share.top5, 0.42, 0.56, 'revenue of the top 5% (in the real file 0.503)');
      within(share.median, 500, 800, 'median revenue (in the real file 674 pounds)');
    });
  });

  test('has customers whose first purchases fall in every month, and most in the first', async () => {
    await withSample(summary, async (database) => {
      const months = await database.rows<{ n: number }>(
        `SELECT count(*) AS n FROM (SELECT min(moment) AS moment FROM purchases GROUP BY customer)
         GROUP BY date_trunc('month', moment) ORDER BY date_trunc('month', moment)`,
      );
      assert.equal(months.length, 13);
      months.forEach(({ n }, month) => assert.ok(n >= 3, `month ${month}: ${n}`));
      within(months[0].n / 1500, 0.15, 0.28, 'share of the first month');
    });
  });
});

describe('any sample', () => {
  test('is the same bytes for the same seed and size, and others for another seed or size', async () => {
    const make = async (name: string, customers: number, seed: number) => {
      const { file, truthFile } = await generateSample(place(name), { customers, seed });
      return { data: await fingerprint(file), truth: await fingerprint(truthFile) };
    };
    const first = await make('a.csv', 60, 9);
    assert.deepEqual(await make('b.csv', 60, 9), first);
    for (const other of [await make('c.csv', 60, 10), await make('d.csv', 61, 9)]) {
      assert.notEqual(other.data, first.data);
      assert.notEqual(other.truth, first.truth);
    }
  });

  test('is refused at sizes and seeds out of range', async () => {
    const file = place('none.csv');
    await assert.rejects(
      generateSample(file, { customers: 49 }),
      /customers must be a whole number at least 50 and at most 1000000, received 49/,
    );
    await assert.rejects(generateSample(file, { customers: Number.NaN }), RangeError);
    await assert.rejects(generateSample(file, { seed: -1 }), /seed must be .*received -1/);
    assert.ok(!(await readdir(path.dirname(file))).includes('none.csv'));
  });

  test('leaves nothing behind when it cannot be written', async () => {
    const blocked = place('blocked');
    await mkdir(path.join(blocked, 'sample.truth.csv', 'full'), { recursive: true });
    await assert.rejects(generateSample(path.join(blocked, 'sample.csv'), { customers: 50 }));
    assert.deepEqual(await readdir(blocked), ['sample.truth.csv']);
  });
});

describe('a sample of three years', () => {
  test('spans them, has Novembers above the months before them in each, and a truth for every customer', async () => {
    const summary = await keep(await generateSample(place('three.csv'), { customers: 300, years: 3 }));
    await withSample(summary, async (database) => {
      const span = await database.row(
        `SELECT min(moment)::DATE::VARCHAR AS first, max(moment)::DATE::VARCHAR AS last FROM lines`,
      );
      assert.deepEqual(span, { first: '2008-12-01', last: '2011-12-09' });
      for (const year of [2009, 2010, 2011]) {
        const ratio = await value(
          database,
          `SELECT count(*) FILTER (month(moment) = 11) / (count(*) FILTER (month(moment) IN (7, 8)) / 2)
             FROM purchases WHERE year(moment) = ${year}`,
        );
        within(ratio, 1.2, 3, `November ${year}`);
      }
      assert.equal(await value(database, 'SELECT count(*) FROM truth'), 300);
    });
    await assert.rejects(generateSample(place('four.csv'), { years: 4 }), /years must be/);
  });
});
