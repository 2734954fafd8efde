import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Settings } from '../../src/config';
import { buildFeatures } from '../../src/features';
import {
  evaluateOutOfTime,
  planActions,
  planTest,
  type Actions,
  type OutOfTimeEvaluation,
} from '../../src/programme';
import { readBackTest, writeClusters } from '../../src/experiment';
import { readArtefact, withDatabase, writeArtefact } from '../../src/store';
import { clean } from '../../src/cleaning';
import { loadTransactions } from '../../src/transactions';
import { writeLines, type TestLine } from '../support/lines';
import { withRun } from '../support/run';

/** Thirds by revenue stand in for the clusters of a model; the record of trials names the model. */
async function writeChoice(settings: Settings, chosen: string): Promise<void> {
  await withDatabase((database) =>
    writeArtefact(database, settings, 'trials', { select: 'SELECT 1 AS trial', details: { chosen } }),
  );
  const customers = await readArtefact<Record<string, number>>(settings, 'customers');
  const order = [...customers].sort((a, b) => b[settings.rules.revenue] - a[settings.rules.revenue]);
  const place = new Map(order.map(({ customer_id }, i) => [customer_id, i]));
  const ids = customers.map(({ customer_id }) => customer_id);
  const clusters = Int32Array.from(ids, (id) => 1 + Math.floor((3 * place.get(id)!) / ids.length));
  const details = {
    trial: chosen,
    title: chosen,
    space: 'log',
    scaling: 'log-z',
    model: 'k-means',
    features: [],
  };
  await writeClusters(settings, ids, clusters, { ...details, k: 3, silhouette: null });
}

describe('the proof on a small sample', () => {
  let evaluation: OutOfTimeEvaluation;
  let actions: Actions;
  let again: OutOfTimeEvaluation;
  const steps: string[] = [];

  test('is made of 300 customers, the model made anew at each origin', async () => {
    await withRun({ data: 'sample', sampleCustomers: 300 }, async (settings) => {
      await loadTransactions(settings);
      await clean(settings);
      await buildFeatures(settings);
      await writeChoice(settings, 'log/k-means/k=3');
      evaluation = await evaluateOutOfTime(settings, { onProgress: ({ what }) => steps.push(what) });
      again = await evaluateOutOfTime(settings);
      actions = await planActions(settings);
    });
    assert.ok(evaluation.origins.length >= 2);
    assert.equal(evaluation.title, 'Features, log, k-means, k = 3');
    assert.equal(evaluation.tests, 9 * evaluation.origins.length);
    assert.equal(steps.length, 2 * evaluation.origins.length);
  });

  test('has origins 90 days apart, whose days do not overlap, and the same group for all three selections', () => {
    const days = evaluation.origins.map(({ originDay }) => Date.parse(originDay) / 86_400_000);
    days.slice(1).forEach((day, i) => assert.equal(days[i] - day, 90));
    for (const { selections, known } of evaluation.origins) {
      assert.equal(new Set(selections.map(({ size }) => size)).size, 1);
      assert.ok(selections[0].size < known);
      // Members and others spend together what was spent.
      for (const { futureShare, size, revenue, otherRevenue } of selections) {
        const all = size * revenue.value + (known - size) * otherRevenue.value;
        assert.ok(Math.abs((size * revenue.value) / all - futureShare.value) < 1e-9);
      }
    }
  });

  test('corrects every p, and finds the same again', () => {
    for (const { selections } of evaluation.origins) {
      for (const { revenueDifference: test } of selections)
        assert.ok(test.pHolm >= test.p && test.pHolm <= 1);
    }
    assert.deepEqual(again, evaluation);
  });

  test('leads to a plan of a test, and to actions', () => {
    const plan = planTest(evaluation);
    if (typeof plan === 'string') assert.fail(plan);
    assert.equal(
      plan.members,
      Math.ceil(actions.segments.reduce((sum, { facts }) => sum + facts.customers, 0) / 3),
    );
    assert.deepEqual([...new Set(plan.spreads.map(({ days }) => days))], [30, 60, 90, 180]);
    assert.deepEqual(
      actions.segments.map(({ facts }) => facts.cluster),
      [1, 2, 3],
    );
    assert.equal(actions.segments[0].play, 'keep');
    assert.ok(actions.guests!.invoices > 0);
  });
});

/** 60 customers with a purchase on the first day; the first twenty buy again on the second one. */
const twoDays = (first: string, second: string): TestLine[] =>
  Array.from({ length: 60 }, (_, i) => i + 1).flatMap((id) => [
    { customer: id, invoice: `a${id}`, quantity: id, date: first },
    ...(id <= 20 ? [{ customer: id, invoice: `b${id}`, quantity: 3, date: second }] : []),
  ]);

const withLines = <T>(lines: readonly TestLine[], work: (settings: Settings) => Promise<T>): Promise<T> =>
  withRun({}, async (settings) => {
    await writeLines(settings, lines);
    await clean(settings);
    await buildFeatures(settings);
    await writeChoice(settings, 'log/ward/k=2');
    return work(settings);
  });

describe('data that are too short', () => {
  test('have no guarantee, with the reason, no plan, and no prize', async () => {
    await withLines(twoDays('2011-01-03', '2011-02-03'), async (settings) => {
      const found = await evaluateOutOfTime(settings);
      assert.deepEqual(found.origins, []);
      assert.deepEqual(found.skipped, [{ originDay: '2010-11-05', reason: 'too-short' }]);
      assert.equal(planTest(found), 'not-observed');
      const { segments, guests, days } = await planActions(settings);
      assert.deepEqual([days, guests], [32, null]);
      assert.ok(segments.every(({ noPrize }) => noPrize === 'too-short'));
    });
  });

  test('have no guarantee where nobody bought again in time', async () => {
    const lines = [...twoDays('2011-01-03', '2011-01-04'), { customer: 99, date: '2011-09-01' }];
    await withLines(lines, async (settings) => {
      const { origins, skipped } = await evaluateOutOfTime(settings);
      assert.deepEqual(origins, []);
      assert.deepEqual(
        skipped.map(({ reason }) => reason),
        ['too-few'],
      );
    });
  });
});

describe('customers as they were known on any earlier day', () => {
  test('have their later spend within the horizon only, and their later purchases', async () => {
    const lines: TestLine[] = [
      ...twoDays('2011-01-03', '2011-04-10'),
      { customer: 1, invoice: 'c', quantity: 50, date: '2011-07-20' },
      { customer: 2, invoice: 'd', quantity: -1, product: '99', date: '2011-04-20' },
      { customer: 1, invoice: 'e', quantity: 1, date: '2011-12-01' },
    ];
    await withLines(lines, async (settings) => {
      const earlier = (await readBackTest(settings, 90, { origin: '2011-04-05' }))!;
      assert.deepEqual([earlier.originDay, earlier.observedDays, earlier.ids.length], ['2011-04-05', 93, 60]);
      // The purchase of 50 pieces lies beyond 4 July; customer 2 sent one piece back.
      assert.deepEqual([...earlier.future.slice(0, 3)], [3, 2, 3]);
      assert.deepEqual([...earlier.futurePurchases.slice(0, 3)], [1, 1, 1]);
      assert.equal(earlier.future[30], 0);
      assert.equal(await readBackTest(settings, 90, { origin: '2011-09-30' }), null);
      assert.equal(await readBackTest(settings, 90, { origin: '2011-03-01' }), null);
    });
  });
});

describe('guests who registered', () => {
  test('are worth what first-time customers brought after their first day, not what the base brings', async () => {
    // Forty new customers with 10 on 1 May; the first ten come again with 8 in time, and with 100 too late.
    const newcomers = Array.from({ length: 40 }, (_, i) => i + 101).flatMap((id): TestLine[] => [
      { customer: id, invoice: `n${id}`, quantity: 10, date: '2011-05-01' },
      ...(id <= 110
        ? [
            { customer: id, invoice: `o${id}`, quantity: 8, date: '2011-07-30' },
            { customer: id, invoice: `p${id}`, quantity: 100, date: '2011-07-31' },
          ]
        : []),
    ]);
    const guests = Array.from({ length: 20 }, (_, i): TestLine => ({
      customer: null,
      invoice: `g${i}`,
      quantity: 5,
      date: i < 5 ? '2011-01-03' : '2011-08-01',
    }));
    const lines = [...twoDays('2011-01-03', '2011-06-01'), ...newcomers, ...guests, { date: '2012-01-20' }];
    await withLines(lines, async (settings) => {
      const found = (await planActions(settings, { share: 0.2 })).guests!;
      // The first five guests lie before the 365 days that count.
      assert.deepEqual([found.invoices, found.yearInvoices, found.revenue], [15, 15, 75]);
      assert.deepEqual([found.after90!.customers, found.after90!.spend.value], [40, 2]);
      assert.equal(found.after90!.boughtAgain.value, 0.25);
      assert.deepEqual([found.movers, found.prize90!.value], [3, 6]);
      assert.deepEqual([found.after365, found.prize365], [null, null]);
    });
  });

  test('are counted as guests where each invoice is a customer of its own, too', async () => {
    const lines: TestLine[] = [
      ...twoDays('2011-01-03', '2011-06-01'),
      { customer: null, invoice: 'g', quantity: 7, date: '2011-06-01' },
    ];
    await withRun({ preset: 'reference' }, async (settings) => {
      await writeLines(settings, lines);
      await clean(settings);
      await buildFeatures(settings);
      await writeChoice(settings, 'min-max/ward/k=2');
      const { guests, segments } = await planActions(settings);
      assert.deepEqual([guests!.invoices, guests!.revenue, guests!.after90], [1, 7, null]);
      assert.equal(
        segments.reduce((sum, { facts }) => sum + facts.customers - facts.invitable, 0),
        1,
      );
    });
  });

  test('must be a share of them', async () => {
    await withRun({}, async (settings) => {
      await assert.rejects(planActions(settings, { share: 0 }), /share must be .*above 0.*received 0/);
    });
  });
});
