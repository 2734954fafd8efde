import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { fingerprint, literal, withDatabase, type Database } from '../../src/store';
import {
  generateSample,
  SAMPLE_GROUPS,
  type SampleGroup,
  type SampleSummary,
} from '../../src/transactions/sample';
import { createCalendar } from '../../src/transactions/sample/calendar';
import { DEPARTMENTS } from '../../src/transactions/sample/words';

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sample-'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Reads transactions, each column with its type given. */
function readLines(file: string): string {
  return `
    SELECT row_number() OVER () AS line, InvoiceNo AS invoice, StockCode AS code, Description AS description,
           Quantity AS quantity, InvoiceDate AS moment, UnitPrice AS price, CustomerID AS customer, Country AS country
    FROM read_csv(${literal(file)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
      columns = {'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR', 'Description': 'VARCHAR', 'Quantity': 'INTEGER',
        'InvoiceDate': 'TIMESTAMP', 'UnitPrice': 'DOUBLE', 'CustomerID': 'INTEGER', 'Country': 'VARCHAR'})`;
}

/** Keeps the two files of a sample as Parquet beside them, so that each test can open them at once. */
async function keep(summary: SampleSummary): Promise<SampleSummary> {
  await withDatabase((database) =>
    database.run(`
      COPY (${readLines(summary.file)}) TO ${literal(`${summary.file}.parquet`)};
      COPY (SELECT customer_id AS customer, "group" AS name, rate_per_30_days AS rate,
                   dropout_probability AS dropout, first_day::DATE AS first_day, dropout_day::DATE AS dropout_day
            FROM read_csv(${literal(summary.truthFile)}, header = true)) TO ${literal(`${summary.truthFile}.parquet`)}`),
  );
  return summary;
}

/** Opens a kept sample as `lines`, `truth` and `purchases` (registered, quantity and price above zero). */
function withSample<T>(summary: SampleSummary, work: (database: Database) => Promise<T>): Promise<T> {
  return withDatabase(async (database) => {
    await database.run(`
      CREATE VIEW lines AS FROM ${literal(`${summary.file}.parquet`)};
      CREATE VIEW truth AS FROM ${literal(`${summary.truthFile}.parquet`)};
      CREATE VIEW purchases AS
      SELECT * FROM lines WHERE customer IS NOT NULL AND quantity > 0 AND price > 0`);
    return work(database);
  });
}

async function value(database: Database, sql: string): Promise<number> {
  const row = await database.row(sql);
  return Number(Object.values(row)[0]);
}

function within(actual: number, low: number, high: number, what: string): void {
  assert.ok(actual >= low && actual <= high, `${what} must lie in ${low} to ${high}, received ${actual}`);
}

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

const REAL = path.join(projectRoot(), '..', 'shared', 'data', 'online-retail.csv.gz');

test(
  'The proportions that samples are held to are those of the real file',
  { skip: existsSync(REAL) ? false : 'real transactions not found at ../shared/data/online-retail.csv.gz' },
  () =>
    withDatabase(async (database) => {
      await database.run(`CREATE TABLE lines AS ${readLines(REAL)}`);
      for (const [what, condition, inRealFile] of [...DIRT, ...AWKWARD])
        assert.equal(
          await value(database, `SELECT count(*) FROM lines WHERE ${condition}`),
          inRealFile,
          what,
        );
      assert.equal(await value(database, REPEATS), 5268);
      assert.equal(await value(database, TWO_COUNTRIES), 8);
    }),
);

describe('a sample of the usual size', () => {
  let summary: SampleSummary;
  before(async () => {
    summary = await keep(await generateSample(path.join(folder, 'usual.csv')));
  });

  test('holds the lines, invoices, guests and customers that its summary says', async () => {
    assert.equal(summary.customers, 1500);
    assert.equal(summary.truthFile, path.join(folder, 'usual.truth.csv'));
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

  describe('and its planted groups', () => {
    test('are told in the truth for exactly the registered customers, and nowhere else', async () => {
      await withSample(summary, async (database) => {
        const strangers = await value(
          database,
          `SELECT count(*) FROM (SELECT DISTINCT customer FROM lines WHERE customer IS NOT NULL) l
           FULL JOIN truth t USING (customer) WHERE l.customer IS NULL OR t.customer IS NULL`,
        );
        assert.equal(strangers, 0);
        const sizes = await database.rows<{ name: SampleGroup; n: number }>(
          `SELECT name, count(*) AS n FROM truth GROUP BY name`,
        );
        assert.deepEqual(Object.fromEntries(sizes.map(({ name, n }) => [name, n])), { ...summary.groups });
        const told = SAMPLE_GROUPS.map(
          (name) => `contains(lower(concat(code, description, country)), '${name}')`,
        );
        assert.equal(await value(database, `SELECT count(*) FROM lines WHERE ${told.join(' OR ')}`), 0);
      });
    });

    test('differ in how much, how often and how lately they buy', async () => {
      await withSample(summary, async (database) => {
        const rows = await database.rows<{
          name: SampleGroup;
          revenue: number;
          invoices: number;
          recency: number;
        }>(`
          SELECT name, avg(revenue) AS revenue, avg(invoices) AS invoices, median(recency) AS recency
          FROM (SELECT customer, sum(quantity * price) FILTER (quantity < 12000) AS revenue,
                       count(DISTINCT invoice) AS invoices, DATE '2011-12-09' - max(moment)::DATE AS recency
                FROM purchases GROUP BY customer) JOIN truth USING (customer) GROUP BY name`);
        const of = (name: SampleGroup) => {
          const row = rows.find((candidate) => candidate.name === name);
          assert.ok(row !== undefined, name);
          return row;
        };
        const byRevenue: SampleGroup[] = ['wholesaler', 'champion', 'regular', 'occasional', 'one-off'];
        byRevenue.slice(1).forEach((name, i) => {
          const better = byRevenue[i];
          assert.ok(of(better).revenue > 1.5 * of(name).revenue, `${better} against ${name}`);
        });
        assert.equal(of('one-off').invoices, 1);
        within(of('champion').invoices, 12, 24, 'invoices of a champion');
        within(of('regular').invoices, 4, 8, 'invoices of a regular');
        within(of('occasional').invoices, 2, 3.6, 'invoices of an occasional customer');
        assert.ok(of('champion').recency < 20 && of('new').recency < 60);
        assert.ok(of('lapsed').recency > 150);
      });
    });

    test('buy at the rates and leave with the probabilities that the truth says', async () => {
      const { clock, date } = createCalendar();
      await withSample(summary, async (database) => {
        const lives = await database.rows<{
          rate: number;
          dropout: number;
          first_day: string;
          dropout_day: string | null;
          purchases: number;
        }>(`
          SELECT t.rate, t.dropout, t.first_day, t.dropout_day,
                 count(DISTINCT p.invoice) FILTER (p.quantity < 12000) AS purchases
          FROM truth t JOIN purchases p USING (customer) WHERE t.name <> 'one-off' GROUP BY ALL`);
        let repeats = 0;
        let expectedRepeats = 0;
        let left = 0;
        let expectedLeft = 0;
        for (const life of lives) {
          // Repeat purchases less rate × time are a martingale, so are departures less their probabilities.
          const end = life.dropout_day === null ? date.length : date.indexOf(life.dropout_day) + 0.5;
          const until = end === date.length ? clock[end] : (clock[end - 0.5] + clock[end + 0.5]) / 2;
          repeats += life.purchases - 1;
          expectedRepeats += (life.rate / 30) * (until - clock[date.indexOf(life.first_day)]);
          left += life.dropout_day === null ? 0 : 1;
          expectedLeft += life.dropout * life.purchases;
        }
        within(repeats / expectedRepeats, 0.95, 1.05, 'repeat purchases against the true rates');
        within(left / expectedLeft, 0.88, 1.12, 'departures against the true probabilities');
      });
    });

    test('have tastes of their own, which lift some departments', async () => {
      await withSample(summary, async (database) => {
        await database.run('CREATE TABLE nouns (department VARCHAR, noun VARCHAR)');
        for (const { name, nouns } of DEPARTMENTS)
          for (const noun of nouns)
            await database.run('INSERT INTO nouns VALUES ($name, $noun)', { name, noun });
        const lifts = await database.rows<{ name: SampleGroup; department: string; lift: number }>(`
          WITH departments AS (
            SELECT description, any_value(department) AS department
            FROM (SELECT DISTINCT description FROM purchases) JOIN nouns ON contains(description, ' ' || noun)
            GROUP BY description HAVING count(DISTINCT department) = 1),
          bought AS (SELECT name, department FROM purchases JOIN departments USING (description) JOIN truth USING (customer)),
          overall AS (SELECT department, count(*) / sum(count(*)) OVER () AS share FROM bought GROUP BY department)
          SELECT name, department,
                 count(*) / sum(count(*)) OVER (PARTITION BY name) / any_value(share) AS lift
          FROM bought JOIN overall USING (department) GROUP BY name, department`);
        const most = new Map<SampleGroup, { department: string; lift: number }>();
        for (const { name, department, lift } of lifts)
          if (lift > (most.get(name)?.lift ?? 0)) most.set(name, { department, lift });
        const expected: Partial<Record<SampleGroup, string>> = {
          wholesaler: 'festive',
          champion: 'fashion',
          regular: 'beauty',
          new: 'children',
          lapsed: 'garden',
          'one-off': 'bags',
        };
        for (const [name, department] of Object.entries(expected)) {
          const found = most.get(name as SampleGroup);
          assert.equal(found?.department, department, name);
          assert.ok(found.lift > 1.4, `${name}: ${found.lift}`);
        }
      });
    });
  });
});

describe('any sample', () => {
  test('is the same bytes for the same seed and size, and others for another seed or size', async () => {
    const make = async (name: string, customers: number, seed: number) => {
      const { file, truthFile } = await generateSample(path.join(folder, name), { customers, seed });
      return { data: await fingerprint(file), truth: await fingerprint(truthFile) };
    };
    const first = await make('a.csv', 60, 9);
    assert.deepEqual(await make('b.csv', 60, 9), first);
    for (const other of [await make('c.csv', 60, 10), await make('d.csv', 61, 9)]) {
      assert.notEqual(other.data, first.data);
      assert.notEqual(other.truth, first.truth);
    }
  });

  test('of any size from 50 has all the dirt at least once', async () => {
    for (const [customers, seed] of [
      [50, 0],
      [51, 1],
      [67, 0xffffffff],
      [200, 3],
    ]) {
      const summary = await keep(await generateSample(path.join(folder, 'small.csv'), { customers, seed }));
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

  test('keeps customer ids clear of the numbers that published rules give to guests', async () => {
    for (const customers of [5000, 7000]) {
      const { truthFile } = await generateSample(path.join(folder, 'large.csv'), { customers });
      await withDatabase(async (database) => {
        const ids = await database.row<{ low: number; high: number; n: number }>(
          `SELECT min(customer_id) AS low, max(customer_id) AS high, count(DISTINCT customer_id) AS n
           FROM read_csv(${literal(truthFile)})`,
        );
        assert.equal(ids.n, customers);
        assert.ok(ids.high < 19_000 || ids.low > 1_000_000, `${ids.low} to ${ids.high}`);
      });
    }
  });

  test('is refused at sizes and seeds out of range', async () => {
    const file = path.join(folder, 'none.csv');
    await assert.rejects(
      generateSample(file, { customers: 49 }),
      /customers must be a whole number at least 50 and at most 1000000, received 49/,
    );
    await assert.rejects(generateSample(file, { customers: Number.NaN }), RangeError);
    await assert.rejects(generateSample(file, { seed: -1 }), /seed must be .*received -1/);
    assert.ok(!(await readdir(folder)).includes('none.csv'));
  });

  test('leaves nothing behind when it cannot be written', async () => {
    const blocked = path.join(folder, 'blocked');
    await mkdir(path.join(blocked, 'sample.truth.csv', 'full'), { recursive: true });
    await assert.rejects(generateSample(path.join(blocked, 'sample.csv'), { customers: 50 }));
    assert.deepEqual(await readdir(blocked), ['sample.truth.csv']);
  });
});
