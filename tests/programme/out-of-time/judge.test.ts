import assert from 'node:assert/strict';
import { Matrix } from 'ml-matrix';
import { describe, test } from 'node:test';
import { createRandom, randomIndex } from '../../../src/numeric';
import {
  againstSummaries,
  evaluationSummary,
  evaluationTable,
  judgeSelection,
  outcomeOf,
  regressionSummary,
  type OriginEvaluation,
} from '../../../src/programme';
import { type BackTestCustomers } from '../../../src/experiment';

const draws = { replicates: 1000, permutations: 2000 };

/** Customers by past and future spend; one purchase each before, and one after where they spent. */
function customers(
  past: readonly number[],
  future: readonly number[],
  guests: readonly number[] = [],
): BackTestCustomers {
  const spend = Float64Array.from(past);
  return {
    ids: past.map((_, i) => i + 1),
    values: new Matrix(past.map((value) => [value])),
    columns: ['net_revenue'],
    revenue: spend,
    originDay: '2011-09-10',
    observedDays: 100,
    horizonDays: 90,
    invitable: Uint8Array.from(past, (_, i) => Number(!guests.includes(i))),
    rfm: { recencyDays: past.map(() => 10), purchases: past.map(() => 1), spend },
    future: Float64Array.from(future),
    spending: { allTime: spend, lastYear: spend, decayed: spend },
    futurePurchases: Float64Array.from(future, (value) => Number(value > 0)),
  };
}

function judged(found: ReturnType<typeof judgeSelection>): OriginEvaluation {
  if (typeof found === 'string') assert.fail(`no judgement: ${found}`);
  return found;
}

const times = (n: number, value: number): number[] => Array.from({ length: n }, () => value);
/** Ten members with 60 before and 30 after; of thirty others with 10 before, ten have 9 after. */
const base = customers(
  [...times(10, 60), ...times(30, 10)],
  [...times(10, 30), ...times(10, 9), ...times(20, 0)],
);
const members = [...times(10, 1), ...times(30, 0)];

describe('a selection judged by what came after', () => {
  test('has the means, shares and growths that its customers have', () => {
    const origin = judged(judgeSelection(base, members, { seed: 1, ...draws }));
    const group = outcomeOf(origin, 'group');
    assert.equal(origin.known, 40);
    assert.equal(group.size, 10);
    assert.equal(group.pastShare, 600 / 900);
    assert.equal(group.futureShare.value, 300 / 390);
    assert.equal(group.revenue.value, 30);
    assert.equal(group.otherRevenue.value, 3);
    assert.equal(group.revenueDifference.value, 27);
    assert.equal(group.revenueRatio?.value, 10);
    assert.equal(group.repeatRate.value, 1);
    assert.equal(group.otherRepeatRate.value, 1 / 3);
    assert.equal(group.superiority.value, 1);
    assert.deepEqual(group.daily, { before: 6, after: 300 / 90, growth: 300 / 90 / 6 });
    assert.deepEqual(group.otherDaily, { before: 3, after: 1, growth: 1 / 3 });
  });

  test('has intervals around its values, and the same for the same seed', () => {
    const first = judgeSelection(base, members, { seed: 1, ...draws });
    const { futureShare, revenueRatio } = outcomeOf(judged(first), 'group');
    assert.ok(futureShare.interval[0] < futureShare.value && futureShare.value < futureShare.interval[1]);
    assert.ok(revenueRatio!.interval[0] < 10 && 10 < revenueRatio!.interval[1]);
    assert.deepEqual(judgeSelection(base, members, { seed: 1, ...draws }), first);
  });

  test('passes the tests where no random group has as much', () => {
    const { revenueDifference, repeatDifference, superiority } = outcomeOf(
      judged(judgeSelection(base, members, { seed: 1, ...draws, permutations: 999 })),
      'group',
    );
    assert.equal(revenueDifference.p, 1 / 1000);
    assert.ok(repeatDifference.p < 0.01 && superiority.p <= 0.01);
  });

  test('does not differ from the biggest spenders where it is them', () => {
    const { differences } = judged(judgeSelection(base, members, { seed: 1, ...draws }));
    const own = differences.filter(({ against }) => against === 'top-spenders');
    assert.equal(own.length, 4);
    for (const { value, interval } of own) assert.deepEqual([value, ...interval], [0, 0, 0]);
  });

  test('fails the tests where it was drawn without looking', () => {
    const random = createRandom(5);
    const future = Array.from({ length: 200 }, () => randomIndex(random, 100));
    const drawn = Array.from({ length: 200 }, () => randomIndex(random, 2));
    const ps = judged(judgeSelection(customers(times(200, 1), future), drawn, { seed: 2, ...draws }));
    assert.ok(outcomeOf(ps, 'group').revenueDifference.p > 0.05);
    assert.ok(Math.abs(outcomeOf(ps, 'group').superiority.value - 0.5) < 0.1);
  });

  test('leaves out those who could not be invited, in the group and beside it', () => {
    const more = customers([...times(10, 60), ...times(30, 10), 9999], [...base.future, 0], [40]);
    const origin = judged(judgeSelection(more, [...members, 1], { seed: 1, ...draws }));
    assert.equal(origin.known, 40);
    assert.deepEqual(
      outcomeOf(origin, 'group'),
      outcomeOf(judged(judgeSelection(base, members, { seed: 1, ...draws })), 'group'),
    );
  });

  test('has no ratio where the others spent nothing', () => {
    const none = customers([...times(10, 60), ...times(30, 10)], [...times(10, 30), ...times(30, 0)]);
    const group = outcomeOf(judged(judgeSelection(none, members, { seed: 1, ...draws })), 'group');
    assert.equal(group.revenueRatio, null);
    assert.equal(group.futureShare.value, 1);
  });

  test('is no selection where it holds nobody, or everybody', () => {
    assert.equal(judgeSelection(base, times(40, 0), { seed: 1, ...draws }), 'no-group');
    assert.equal(judgeSelection(base, times(40, 1), { seed: 1, ...draws }), 'no-group');
  });

  test('says nothing where nothing was spent afterwards', () => {
    assert.equal(
      judgeSelection(customers(times(40, 5), times(40, 0)), members, { seed: 1, ...draws }),
      'too-few',
    );
  });
});

describe('the judgement in a few numbers', () => {
  const origins = [judged(judgeSelection(base, members, { seed: 1, ...draws }))];

  test('has ranges over the origins, and counts the tests that were passed', () => {
    const summary = evaluationSummary({ origins, horizonDays: 90, tests: 9 })!;
    assert.deepEqual(summary.futureShare, [300 / 390, 300 / 390]);
    assert.deepEqual(summary.ratio, [10, 10]);
    assert.deepEqual([summary.passed, summary.groupTests], [3, 3]);
  });

  test('tells the plain lists apart, and whether the others grew more', () => {
    const [spenders] = againstSummaries({ origins });
    assert.deepEqual(spenders, {
      against: 'top-spenders',
      origins: 1,
      shareDifference: [0, 0],
      clearlyMore: 0,
      clearlyLess: 0,
      repeatDifference: [0, 0],
    });
    assert.equal(regressionSummary({ origins })!.othersGrewMore, 0);
  });

  test('is none where there is no origin', () => {
    assert.equal(evaluationSummary({ origins: [], horizonDays: 90, tests: 0 }), null);
    assert.equal(regressionSummary({ origins: [] }), null);
    assert.deepEqual(againstSummaries({ origins: [] }), []);
    assert.deepEqual(evaluationTable({ origins: [] }), []);
  });
});
