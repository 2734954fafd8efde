import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { withSteps, type Settings, type StepChoices } from '../../src/config';
import { createCustomersTable } from '../../src/features';
import { createSpending } from '../../src/experiment/spending';
import { createRandom, randomPermutation } from '../../src/numeric';
import { runSteps, stepRange, type StepName } from '../../src/pipeline';
import { checkConsistency } from '../../src/programme';
import { readModel, readSegments, segmentName } from '../../src/scoring';
import { artefactPath, parquetRows, readArtefact, readCsv, withDatabase } from '../../src/store';
import { cleanLines } from '../../src/cleaning';
import { PLANTED, smallShop, writeShop, type Purchase } from '../support/small-shop';
import { runSettings } from '../support/run';

/** Few trials, so that whole runs are quick. */
const QUICK: StepChoices = {
  trials: { ks: [3, 4] },
  finalists: { count: 2, perSpace: 1, replicates: 6, seeds: 2 },
  value: { replicates: 2, origins: 2, bandedOrigins: 0 },
  proof: { replicates: 100, permutations: 100 },
};

describe('a run', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-robust-'));
  after(() => rmSync(folder, { recursive: true }));
  let runs = 0;

  /** Takes the steps up to one of them on a shop's file. */
  async function runOn(
    purchases: readonly Purchase[],
    options: { readonly to?: StepName; readonly threads?: number } = {},
  ): Promise<Settings> {
    const { to = 'segments', threads = 1 } = options;
    const place = path.join(folder, String((runs += 1)));
    const file = `${place}.csv`;
    writeShop(file, purchases);
    const settings = withSteps(runSettings(place, { data: file, run: 'robust', currency: 'EUR' }), QUICK);
    await runSteps(settings, stepRange('load', to), { threads });
    return settings;
  }

  /** Each customer's segment, by name, with a mark for Insiders; a customer is called as it is given. */
  async function groupsOf(settings: Settings, called = (id: number) => id): Promise<string[]> {
    const names = new Map(
      (await readSegments(settings)).map((segment) => [segment.cluster, segmentName(segment, 'en')]),
    );
    const rows = await readArtefact<{ customer_id: number; cluster: number; is_insider: boolean }>(
      settings,
      'clusters',
    );
    return rows
      .map((row) => `${called(row.customer_id)} ${names.get(row.cluster)}${row.is_insider ? ', in' : ''}`)
      .sort();
  }

  const insidersOf = async (settings: Settings): Promise<number[]> =>
    (await readArtefact<{ customer_id: number; is_insider: boolean }>(settings, 'clusters'))
      .filter(({ is_insider }) => is_insider)
      .map(({ customer_id }) => customer_id);

  const shop = smallShop();
  const base = runOn(shop);

  test('finds the planted customers, all of them and hardly anybody else', async () => {
    const insiders = await insidersOf(await base);
    const planted = insiders.filter((id) => id <= PLANTED);
    assert.equal(planted.length, PLANTED);
    assert.ok(insiders.length <= PLANTED + 2, String(insiders.length));
  });

  test('gives the same groups and names when the file is in another order', async () => {
    const shuffled = randomPermutation(createRandom(7), shop.length);
    const other = await runOn(Array.from(shuffled, (row) => shop[row]));
    assert.deepEqual(await groupsOf(other), await groupsOf(await base));
  });

  test('gives the same groups and names when the customers are numbered from the other end', async () => {
    const turned = (id: number): number => 1000 - id;
    const other = await runOn(shop.map((each) => ({ ...each, customer: turned(each.customer) })));
    assert.deepEqual(await groupsOf(other, turned), await groupsOf(await base));
  });

  test('gives the same bytes in this thread and in two workers', async () => {
    const other = await runOn(shop, { threads: 2 });
    for (const name of ['spaces', 'trials', 'clusters', 'segments'] as const) {
      assert.deepEqual(
        readFileSync(artefactPath(other, name)),
        readFileSync(artefactPath(await base, name)),
        name,
      );
    }
  });

  test('has the same features and spending in one thread of the database and in four', async () => {
    const settings = await base;
    const lines = parquetRows(artefactPath(settings, 'lines'));
    const rows = (threads: number) =>
      withDatabase(async (database) => {
        await database.run(`SET threads = ${threads}`);
        await database.run(`CREATE TABLE lines AS SELECT * FROM ${lines}`);
        await cleanLines(database, settings.rules);
        await createCustomersTable(database, settings.rules);
        await createSpending(database, settings.rules, '2024-12-20');
        return [
          await database.rows('SELECT * FROM customers ORDER BY customer_id'),
          await database.rows('SELECT * FROM spending ORDER BY customer_id'),
        ];
      });
    assert.deepEqual(await rows(4), await rows(1));
  });

  test('chooses the same customers when prices are a hundred thousand times as high', async () => {
    const dear = await runOn(shop.map((each) => ({ ...each, amount: each.amount * 1e5 })));
    assert.deepEqual(await insidersOf(dear), await insidersOf(await base));
  });

  test('gives a customer alone the segment that it gives in a batch', async () => {
    const settings = await base;
    const { saved, predict } = await readModel(settings);
    const { Matrix } = await import('ml-matrix');
    const rows = await readArtefact<Record<string, number>>(settings, 'customers');
    const all = new Matrix(rows.map((row) => saved.features.map((name) => row[name])));
    const together = predict(all, saved.features);
    for (const row of [0, 40, 149]) {
      const [alone] = predict(new Matrix([all.getRow(row)]), saved.features);
      assert.equal(alone, together[row], String(row));
    }
  });

  test('sets one huge customer apart, chooses the same of the others, and lists everybody', async () => {
    const giant = Array.from({ length: 20 }, (_, i) => ({
      customer: 900,
      day: `2024-11-${String(i + 1).padStart(2, '0')}`,
      amount: 9000,
    }));
    const settings = await runOn([...shop, ...giant], { to: 'report' });
    assert.deepEqual(await insidersOf(settings), await insidersOf(await base));
    const list = readCsv(readFileSync(artefactPath(settings, 'customers_list'), 'utf8'));
    assert.equal(list.rows.length, 151);
    const { customer_id: id, segment, cluster, in_programme: member } = list.rows[150];
    assert.deepEqual([id, segment, cluster, member], ['900', 'Set apart', '', 'false']);
    await checkConsistency(settings);
  });

  test('of 500 identical customers ends in words', () =>
    assert.rejects(
      runOn(Array.from({ length: 500 }, (_, i) => ({ customer: i + 1, day: '2024-05-03', amount: 20 }))),
      /net_revenue is 20 for every customer of the run "robust", so that nobody can be told apart by it/,
    ));

  test('of 500 identical customers beside 60 others makes fewer groups, and a programme of some size', async () => {
    const same = Array.from({ length: 500 }, (_, i) => ({
      customer: 1000 + i,
      day: '2024-05-03',
      amount: 20,
    }));
    const settings = await runOn([...shop.filter(({ customer }) => customer <= 60), ...same], {
      to: 'report',
    });
    const insiders = await insidersOf(settings);
    assert.ok(insiders.length >= 20 && insiders.length <= 560 / 3);
    assert.ok(insiders.every((id) => id < 1000));
  });

  test('of customers who are nearly all alike comes to a list or to words', async () => {
    const alike = Array.from({ length: 48 }, (_, i) =>
      [1, 2, 3].map((month) => ({ customer: i + 1, day: `2024-0${3 * month}-1${i % 4}`, amount: 15 })),
    ).flat();
    const odd = [49, 50].map((customer) => ({ customer, day: '2024-12-20', amount: 30 }));
    const settings = await runOn([...alike, ...odd], { to: 'report' });
    assert.ok((await insidersOf(settings)).length >= 1);
  });

  test('goes on where many spent the same', async () => {
    const tied = shop.map((each) => ({ ...each, amount: each.customer <= PLANTED ? 80 : 20 }));
    const insiders = await insidersOf(await runOn(tied));
    assert.equal(insiders.filter((id) => id <= PLANTED).length, PLANTED);
    const turned = await runOn([...tied].reverse());
    assert.deepEqual(await insidersOf(turned), insiders);
  });

  test('of returns above the purchases ends in words, and tells no share of a negative total', () =>
    assert.rejects(
      runOn([...shop, ...shop.map((each) => ({ ...each, amount: -2 * each.amount }))]),
      /returned more than they bought in the days that count: their net_revenue comes to -\d/,
    ));

  test('counts two orders of a day as two purchases, on one purchase day', async () => {
    const twice = shop.flatMap((each) => [each, { ...each, amount: each.amount / 2 }]);
    const settings = await runOn(twice, { to: 'report' });
    const read = (from: Settings) =>
      readArtefact<{ n_invoices: number; avg_days_between_purchases: number | null }>(from, 'customers');
    const [own, once] = [await read(settings), await read(await base)];
    assert.deepEqual(
      own.map(({ n_invoices }) => n_invoices),
      once.map(({ n_invoices }) => 2 * n_invoices),
    );
    assert.deepEqual(
      own.map((row) => row.avg_days_between_purchases),
      once.map((row) => row.avg_days_between_purchases),
    );
    assert.equal((await insidersOf(settings)).filter((id) => id <= PLANTED).length, PLANTED);
  });
});
