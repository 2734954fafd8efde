import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Settings } from '../../src/config';
import {
  modelPath,
  scoreFile,
  readModel,
  refusalText,
  ruleHolds,
  writeScoredList,
  type ScoredCustomer,
  type ScoredFile,
  type RefusedCustomer,
} from '../../src/scoring';
import { readArtefact, readCsv, type Row } from '../../src/store';
import { findSource } from '../../src/transactions';
import { fingerprints } from '../run/command';
import { writeNewTransactions } from '../support/new-transactions';
import { runSettings } from '../support/run';
import { finishRun, prepareRun } from '../support/trained-run';

describe('customers of a new file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-placing-'));
  const settings = runSettings(folder, { data: 'sample', sampleCustomers: 150 });
  /** Customers 1 to 6: usual, enormous, all taken back, late, lapsed, and a guest. */
  const file = writeNewTransactions(
    path.join(folder, 'new.csv'),
    [
      { customer: 1, quantity: 10, price: 12.5, day: '2011-11-01' },
      { customer: 1, quantity: 4, price: 20, day: '2011-11-20' },
      { customer: 2, quantity: 100000, price: 50, day: '2011-11-20' },
      { customer: 3, quantity: 5, price: 9, day: '2011-10-05' },
      { customer: 3, quantity: -5, price: 9, day: '2011-10-06', invoice: 'C600099' },
      { customer: 4, quantity: 10, price: 9, day: '2011-11-30' },
      { customer: 5, quantity: 10, price: 9, day: '2006-01-02' },
      { customer: '', quantity: 7, price: 9, day: '2011-11-02' },
    ],
    ['nonsense', '600100,22423,THING,many,2011-11-02 10:00:00,1,1,Brazil'],
  );
  before(async () => {
    await prepareRun(settings);
    await finishRun(settings);
  });
  after(() => rmSync(folder, { recursive: true }));

  const of = (scored: ScoredFile, id: number) =>
    scored.customers.find(({ customerId }) => customerId === id)!;
  const refusal = (run: Settings, scored: ScoredFile, id: number): string =>
    refusalText(run, (of(scored, id) as RefusedCustomer).refusals, scored);

  test('are placed or refused, each once, and every row is accounted for', async () => {
    const scored = await scoreFile(settings, file);
    assert.deepEqual(
      scored.customers.map(({ customerId, status }) => [customerId, status]),
      [
        [1, 'scored'],
        [2, 'refused'],
        [3, 'refused'],
        [4, 'scored'],
        [5, 'refused'],
      ],
    );
    assert.deepEqual([scored.scored, scored.refused], [2, 3]);
    const { reading, linesKept, linesDropped, linesWithoutCustomer, referenceDay } = scored.file;
    assert.deepEqual([reading.rowsIn, reading.kept, reading.setAside], [10, 8, 2]);
    // The guest's line is no customer's under the default preset.
    assert.deepEqual([linesKept, linesDropped, linesWithoutCustomer], [7, 1, 1]);
    assert.equal(referenceDay, '2011-11-30');
  });

  test('have features by the rules and the day of the file, and the cluster that the model gives those', async () => {
    const scored = await scoreFile(settings, file);
    const { features, own, second, inProgramme } = of(scored, 1) as ScoredCustomer;
    const { net_revenue, recency_days, n_invoices } = features;
    assert.deepEqual([net_revenue, recency_days, n_invoices], [205, 10, 2]);
    assert.equal(inProgramme, own.cluster === 1);
    assert.ok(second !== null && second.cluster !== own.cluster && second.score >= own.score);
    assert.equal(scored.measure, 'distance');
    assert.equal(own.distance, own.score);
  });

  test('are refused with feature, value and range where the model has seen nothing like them', async () => {
    const scored = await scoreFile(settings, file);
    const { saved } = await readModel(settings);
    const range = saved.ranges.find(({ feature }) => feature === 'net_revenue')!;
    assert.deepEqual((of(scored, 2) as RefusedCustomer).refusals, [
      { kind: 'outside', values: [{ ...range, value: 5_000_000 }] },
    ]);
    assert.match(
      refusal(settings, scored, 2),
      /^net revenue of £5,000,000 lies outside what the model has seen, .*£[\d,.]+ to £[\d,.]+$/,
    );
    assert.match(
      refusal({ ...settings, lang: 'pt' }, scored, 2),
      /^receita líquida: £\s5\.000\.000 está fora do que o modelo já viu, de .*£/,
    );
    assert.match(refusal(settings, scored, 3), /nothing is left of the purchases/);
  });

  test('are counted up to the day that is named, and refused where they bought later', async () => {
    const scored = await scoreFile(settings, file, { asOf: '2011-11-25' });
    assert.equal(scored.file.referenceDay, '2011-11-25');
    assert.equal((of(scored, 1) as ScoredCustomer).features.recency_days, 5);
    assert.deepEqual((of(scored, 4) as RefusedCustomer).refusals, [{ kind: 'later', lastDay: '2011-11-30' }]);
    assert.match(refusal(settings, scored, 4), /30 Nov 2011, lies after .*25 Nov 2011/);
    for (const asOf of ['2011-02-30', '25/11/2011', 'yesterday']) {
      await assert.rejects(
        scoreFile(settings, file, { asOf }),
        /as-of must be a day of the calendar as YYYY-MM-DD/,
      );
    }
  });

  test('are refused as lapsed where they bought before the window of the model’s rules only', async () => {
    const { rules } = settings;
    // What counts are the rules that the model was trained under, whatever the settings say now.
    const scored = await scoreFile({ ...settings, rules: { ...rules, windowDays: null } }, file);
    assert.deepEqual((of(scored, 5) as RefusedCustomer).refusals, [
      { kind: 'lapsed', lastDay: '2006-01-02' },
    ]);
    assert.equal(
      refusal(settings, scored, 5),
      'the last purchase, 2 Jan 2006, lies before the 365 days up to 30 Nov 2011 that count',
    );
    assert.match(refusal({ ...settings, lang: 'pt' }, scored, 5), /anterior aos 365 dias até 30 de nov/);
  });

  test('have the rule held against them as the rule itself holds', async () => {
    const { customers, reasons } = await scoreFile(settings, file);
    assert.ok(reasons.rule !== null);
    for (const customer of customers) {
      if (customer.status === 'refused') continue;
      const { trace, features } = customer;
      assert.equal(trace?.holds, ruleHolds(reasons.rule, features));
      for (const { conditions, holds } of trace.alternatives) {
        assert.equal(
          holds,
          conditions.every((each) => each.holds),
        );
        for (const { misses, holds: met, value, threshold } of conditions)
          assert.equal(misses, met ? 0 : Math.abs(value! - threshold));
      }
    }
  });

  test('who are the run’s own get the clusters that they have', async () => {
    const source = await findSource(settings);
    const { customers, refused } = await scoreFile(settings, source.paths);
    const known = new Map(
      (
        await readArtefact<{ customer_id: number; cluster: number; is_insider: boolean }>(
          settings,
          'clusters',
        )
      ).map((row) => [row.customer_id, row]),
    );
    const scored = customers.filter((each): each is ScoredCustomer => each.status === 'scored');
    assert.equal(scored.length, known.size);
    for (const { customerId, own, inProgramme } of scored) {
      assert.equal(own.cluster, known.get(customerId)?.cluster);
      assert.equal(inProgramme, known.get(customerId)?.is_insider);
    }
    // Refused are only those of whose purchases nothing is left.
    assert.equal(scored.length + refused, customers.length);
  });

  test('leave the run as it was', async () => {
    const before = fingerprints(settings.dataDir);
    await scoreFile(settings, file);
    assert.deepEqual(fingerprints(settings.dataDir), before);
  });

  test('are judged by the rules that the model was trained under, whatever the settings say now', async () => {
    const stricter = { ...settings, rules: { ...settings.rules, netReturns: false } };
    const scored = await scoreFile(stricter, file);
    assert.equal(of(scored, 3).status, 'refused');
    assert.match(refusal(settings, scored, 3), /nothing is left/);
  });

  test('are listed in a file, placed and refused alike, in the run’s language', async () => {
    const portuguese: Settings = { ...settings, lang: 'pt', csvFormat: 'excel-comma' };
    const scored = await scoreFile(portuguese, file);
    const list = path.join(folder, 'placed.csv');
    await writeScoredList(portuguese, list, scored);
    const { rows, columns } = readCsv(readFileSync(list, 'utf8'));
    assert.deepEqual(
      rows.map(({ customer_id, placed: is }) => [customer_id, is]),
      [
        ['1', 'true'],
        ['2', 'false'],
        ['3', 'false'],
        ['4', 'true'],
        ['5', 'false'],
      ],
    );
    assert.deepEqual(columns.slice(0, 7), [
      'customer_id',
      'placed',
      'segment',
      'cluster',
      'in_programme',
      'score_by',
      'score',
    ]);
    assert.match(rows[0].score, /^\d+,\d{4}$/);
    assert.match(rows[0].rule_trace, /atende/);
    assert.match(rows[1].refusal, /está fora do que o modelo já viu/);
    assert.equal(rows[2].net_revenue, '');
  });

  test('of a file without columns of which the model makes nothing are placed, and nothing is made up for them', async () => {
    const cells = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const cut = path.join(folder, 'without.csv');
    writeFileSync(cut, cells.map((row) => row.filter((_, i) => ![1, 2, 7].includes(i)).join(',')).join('\n'));
    const placed = await scoreFile(settings, cut);
    assert.deepEqual([placed.scored, placed.refused], [2, 3]);
    assert.ok(placed.customers.every(({ features }) => (features?.country ?? null) === null));
  });

  test('without a model are refused with the command that makes one; a file of guests, for having nobody', async () => {
    await assert.rejects(
      scoreFile({ ...settings, run: 'never' }, file),
      /the run "never" has no model bundle yet: make one with npm run report first/,
    );
    const guests = writeNewTransactions(path.join(folder, 'guests.csv'), [
      { customer: '', quantity: 7, price: 9, day: '2011-11-02' },
    ]);
    await assert.rejects(scoreFile(settings, guests), /no customer is in .*guests\.csv: none of its 1 lines/);
    const nothing = path.join(folder, 'nothing.csv');
    writeFileSync(nothing, 'a,b\n1,2\n');
    await assert.rejects(scoreFile(settings, nothing), /nothing\.csv/);
  });
});

describe('customers of a new file where guests are customers', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-placing-guests-'));
  after(() => rmSync(folder, { recursive: true }));

  test('are placed in a UMAP space by their nearest, guests too, who are never in the programme', async () => {
    const settings = runSettings(folder, { data: 'sample', sampleCustomers: 150, preset: 'reference' });
    await prepareRun(settings);
    await finishRun(settings, { space: 'umap', spec: { model: 'ward', k: 4 } });
    const source = await findSource(settings);
    const scored = await scoreFile(settings, source.paths);
    assert.equal(scored.measure, 'vote');
    const all = scored.customers.filter((each): each is ScoredCustomer => each.status === 'scored');
    assert.equal(all.length, (await readArtefact<Row>(settings, 'customers')).length);
    const guests = all.filter(({ isGuest }) => isGuest);
    assert.ok(guests.length > 0);
    assert.ok(guests.every(({ inProgramme, trace }) => !inProgramme && trace?.holds !== true));
    for (const { own, second } of all) {
      assert.ok(own.score > 0 && own.score <= 1 && own.distance !== null);
      assert.ok(second !== null && second.distance !== null && second.score <= own.score);
    }
    assert.ok(readFileSync(modelPath(settings), 'utf8').includes('"preset":"reference"'));
  });
});
