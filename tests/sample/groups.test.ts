import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { generateSample, SAMPLE_GROUPS, type SampleGroup, type SampleSummary } from '../../src/sample';
import { createCalendar } from '../../src/sample/calendar';
import { DEPARTMENTS } from '../../src/sample/words';
import { keep, temporaryFiles, value, within, withSample } from './support';

const place = temporaryFiles();

describe('the planted groups of a sample', () => {
  let summary: SampleSummary;
  before(async () => {
    summary = await keep(await generateSample(place('usual.csv')));
  });

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
