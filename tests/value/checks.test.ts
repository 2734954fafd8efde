import { dayNumber, dayText } from '../../src/numeric';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  adoptMethod,
  aliveGrid,
  boughtBetween,
  buildHistories,
  checkOrigins,
  customersByFrequency,
  DOWNWARDS,
  fitPurchaseModel,
  FORECAST_METHODS,
  forecastsOf,
  intervalByFactor,
  intervalByMisses,
  missCoverage,
  nextPurchasesByFrequency,
  summariseOrigins,
  sumOver,
  topBySpend,
  trackPurchases,
  type ForecastMethodName,
  type MethodFacts,
  type OriginRow,
  type PurchaseRow,
} from '../../src/value';
import { planOrigins } from '../../src/value/checks/budget';
import { assertClose, assertRelative, simulateRows } from './support';

const startDay = dayNumber('2010-06-01');
const lastDay = dayNumber('2011-06-15');
const rows = simulateRows({ customers: 500, startDay, endDay: lastDay, seed: 21, returned: 0.1 });
const few = {
  threads: 0,
  candidates: [],
  budget: { bandedOrigins: 2, outcomes: 1e5, refits: 8000 },
} as const;

describe('going back to earlier origins', () => {
  test('takes every month end with a quarter before it and a horizon after it, and each horizon that ends in the data', async () => {
    const check = await checkOrigins(rows, few);
    const model = check.rows.filter((row) => row.method === 'model' && row.quantity === 'purchases');
    const at = (months: number) =>
      model.filter((row) => row.horizonMonths === months).map((row) => row.origin);
    const ends = [
      '2010-08-31',
      '2010-09-30',
      '2010-10-31',
      '2010-11-30',
      '2010-12-31',
      '2011-01-31',
      '2011-02-28',
    ];
    assert.deepEqual(at(1), [...ends, '2011-03-31', '2011-04-30']);
    assert.deepEqual(at(3), ends);
    assert.ok(model.every((row) => row.who === 'base' && row.model === 'nbd'));
    assert.deepEqual(new Set(check.rows.map((row) => row.method)), new Set(['model', 'last-quarter']));
    // Bands at the latest two only.
    assert.deepEqual(
      model.filter(({ low95 }) => low95 !== null).map(({ origin }) => origin),
      ['2011-03-31', '2011-04-30'],
    );
    assert.deepEqual([check.plan.possible, check.plan.draws, check.yearAgo], [9, 100, null]);
  });

  test('gives a method its rows as soon as the history is long enough, by a fit of a year before where it wants one', async () => {
    const long = simulateRows({
      customers: 300,
      startDay: dayNumber('2009-01-10'),
      endDay: dayNumber('2011-01-20'),
      seed: 4,
    });
    const { rows: table, yearAgo } = await checkOrigins(long, {
      ...few,
      horizonsMonths: [3],
      budget: { bandedOrigins: 0 },
    });
    const first = (method: ForecastMethodName): string =>
      table.find((row) => row.method === method)?.origin ?? '';
    assert.deepEqual(
      (['model', 'last-quarter', 'same-quarter-last-year', 'last-year-shares', 'like-for-like'] as const).map(
        first,
      ),
      // Three months are known whole from the end of April on, and twelve from the end of January.
      ['2009-04-30', '2009-04-30', '2010-01-31', '2010-01-31', '2010-04-30'],
    );
    assert.equal(first('mean-of-like-for-like-and-model'), '2010-04-30');
    assert.equal(yearAgo?.originDay, dayNumber('2010-01-20'));
    // By hand, at the end of June 2010: July to September 2009 over April to June 2009, of who was known by then.
    const [then, now] = ['2009-06-30', '2010-06-30'].map((text) => dayNumber(text));
    const known = buildHistories(long, then);
    const sum = (built: typeof known, from: string, to: string): number =>
      sumOver(boughtBetween(long, built, dayNumber(from), dayNumber(to)).netValue);
    const change = sum(known, '2009-07-01', '2009-09-30') / sum(known, '2009-04-01', '2009-06-30');
    const row = table.find(
      (one) => one.method === 'like-for-like' && one.originDay === now && one.quantity === 'revenue',
    );
    const today = buildHistories(long, now);
    assertRelative(row?.predicted ?? NaN, change * sum(today, '2010-04-01', '2010-06-30'), 1e-12);
    assertRelative(row?.actual ?? NaN, sum(today, '2010-07-01', '2010-09-30'), 1e-12);
  });

  test('knows nothing of what came later: forecasts stay as they are when the future changes, actuals do not', async () => {
    const day = dayNumber('2011-03-31');
    const options = { ...few, horizonsMonths: [1], groupShare: 0.2 };
    const changed: PurchaseRow[] = rows.map((row) =>
      row.day > day ? { ...row, netValue: row.netValue * 10 } : row,
    );
    const [before, after] = await Promise.all(
      [rows, changed].map(async (some) =>
        (await checkOrigins(some, options)).rows.filter((row) => row.originDay === day),
      ),
    );
    const told = (some: readonly OriginRow[]) =>
      some.map((row) => [row.customers, row.predicted, row.low95, row.high80]);
    assert.equal(before.length, 8);
    assert.deepEqual(told(after), told(before));
    const revenue = (some: readonly OriginRow[]) => some.filter((row) => row.quantity === 'revenue');
    revenue(before).forEach((row, i) => assertRelative(revenue(after)[i].actual, 10 * row.actual, 1e-9));
  });

  test('chooses the group at the origin, the biggest spenders of that day', async () => {
    const day = dayNumber('2011-01-31');
    const built = buildHistories(rows, day);
    const places = topBySpend(built, 0.1);
    assert.equal(places.length, Math.round(0.1 * built.histories.customerIds.length));
    const spent = built.purchaseValues.map((value, i) => value + built.otherValue[i]);
    const least = Math.min(...Array.from(places, (i) => spent[i]));
    assert.equal(spent.filter((value) => value > least).length, places.length - 1);
    const { rows: table } = await checkOrigins(rows, { ...few, groupShare: 0.1, groupName: 'top' });
    const row = table.find(
      (one) =>
        one.who === 'top' &&
        one.originDay === day &&
        one.horizonMonths === 3 &&
        one.quantity === 'revenue' &&
        one.method === 'model',
    );
    const bought = boughtBetween(rows, built, day + 1, dayNumber('2011-04-30'));
    assertRelative(row?.actual ?? NaN, sumOver(bought.netValue, places), 1e-12);
    assertRelative(row?.error ?? NaN, (row?.predicted ?? NaN) - (row?.actual ?? NaN), 1e-12);
  });

  test('gives nothing where the data are too short, and refuses a group called base or a share that is none', async () => {
    const short = rows.filter((row) => row.day < startDay + 40);
    assert.deepEqual((await checkOrigins(short, few)).rows, []);
    await assert.rejects(checkOrigins(rows, { ...few, groupName: 'base' }), /groupName/);
    await assert.rejects(checkOrigins(rows, { ...few, groupShare: 2 }), /groupShare must be/);
    await assert.rejects(checkOrigins(rows, { ...few, horizonsMonths: [13] }), /horizonsMonths must be/);
    assert.throws(() => topBySpend(buildHistories(rows, lastDay), 0), /share must be/);
  });
});

describe('a budget', () => {
  const days = Array.from({ length: 50 }, (_, i) => 1000 + 30 * i);

  test('takes the latest origins, and fewer outcomes and replicates for more customers', () => {
    const plan = planOrigins(days, 4000);
    assert.deepEqual([plan.originDays.length, plan.originDays[35], plan.possible], [36, days[49], 50]);
    // 20 million outcomes over 12 × 4,000; a million refitted customers over the same.
    assert.deepEqual([plan.draws, plan.replicates], [400, 20]);
    assert.deepEqual([planOrigins(days, 10_000).draws, planOrigins(days, 10_000).replicates], [166, 10]);
  });

  test('draws no bands at all where these would come from too few outcomes', () => {
    assert.deepEqual([planOrigins(days, 180_000).draws, planOrigins(days, 180_000).bandedOrigins], [0, 0]);
  });
});

describe('the methods, by hand', () => {
  const facts: MethodFacts = {
    horizonMonths: 6,
    model: 100,
    seasonal: 80,
    lastQuarter: 90,
    lastYear: 45,
    yearAgo: { lastQuarter: 30, came: 60, model: 50 },
  };
  const say = (some: Partial<MethodFacts>, days: number) =>
    Object.fromEntries(forecastsOf({ ...facts, ...some }, days).map(({ method, value }) => [method, value]));

  test('each says what its definition says', () => {
    assert.deepEqual(say({}, 500), {
      model: 100,
      'last-quarter': (90 * 6) / 3,
      'same-quarter-last-year': 45,
      'last-year-shares': 80,
      'mean-of-last-year-and-shares': Math.sqrt(45 * 80),
      'like-for-like': 90 * (60 / 30),
      'model-by-last-year': 100 * (60 / 50),
      'mean-of-like-for-like-and-model': Math.sqrt(180 * 120),
    });
  });

  test('and is there from the length of history on that it takes', () => {
    assert.deepEqual(Object.keys(say({}, 60)), ['model']);
    assert.deepEqual(Object.keys(say({}, 364)), ['model', 'last-quarter']);
    assert.equal(Object.keys(say({}, 365)).length, 5);
    assert.equal(Object.keys(say({}, 454)).length, 8);
  });

  test('or not at all where what it is made of is missing or nothing', () => {
    assert.deepEqual(Object.keys(say({ lastYear: null, yearAgo: null }, 500)), [
      'model',
      'last-quarter',
      'last-year-shares',
    ]);
    const nothing = say({ lastYear: 0, yearAgo: { lastQuarter: 0, came: 5, model: 0 } }, 500);
    assert.deepEqual(nothing['same-quarter-last-year'], 0);
    assert.ok(!('mean-of-last-year-and-shares' in nothing) && !('like-for-like' in nothing));
  });

  test('have words in both languages', () => {
    for (const { words, name } of Object.values(FORECAST_METHODS)) {
      assert.ok(words.en.label !== words.pt.label && words.en.inText !== words.pt.inText, name);
      assert.ok(words.en.label.length <= 60 && words.pt.label.length <= 60, words.pt.label);
    }
  });
});

/** An origin row about revenue over three months; origins are months from January 2011 on. */
function origin(month: number, actual: number, predicted: number, rest: Partial<OriginRow> = {}): OriginRow {
  const originDay = dayNumber('2011-01-31') + 30 * (month - 1);
  return {
    origin: dayText(originDay),
    originDay,
    horizonMonths: 3,
    who: 'base',
    customers: 10,
    quantity: 'revenue',
    method: 'model',
    model: 'nbd',
    actual,
    predicted,
    error: predicted - actual,
    relativeError: actual > 0 ? (predicted - actual) / actual : null,
    low80: 0,
    high80: 0,
    low95: 0,
    high95: 0,
    inside80: Math.abs(predicted - actual) < 10,
    inside95: Math.abs(predicted - actual) < 30,
    ...rest,
  };
}

describe('what origins say, by hand', () => {
  test('errors and coverage by method', () => {
    const [summary, other] = summariseOrigins([
      origin(1, 100, 120),
      origin(2, 100, 90),
      origin(3, 200, 205, { inside80: null, inside95: null }),
      origin(4, 0, 5),
      origin(1, 100, 150, { method: 'last-quarter', inside80: null, inside95: null }),
    ]);
    assert.deepEqual([summary.origins, summary.banded], [3, 2]);
    assertClose(summary.meanAbsoluteError, (0.2 + 0.1 + 0.025) / 3, 1e-15);
    assertClose(summary.meanError, (0.2 - 0.1 + 0.025) / 3, 1e-15);
    assert.deepEqual([summary.coverage80, summary.coverage95], [0, 1]);
    assert.deepEqual([other.method, other.meanError, other.coverage80], ['last-quarter', 0.5, null]);
  });

  test('an interval as wide as past misses: root mean square of logs, with Student’s quantile', () => {
    const interval = intervalByMisses(1000, [0.1, -0.1, 0.3, 0.1], 1);
    // t with four degrees of freedom: 2.77645 at 95%, 1.53321 at 80%.
    assertRelative(interval.high95, 1000 * Math.exp(2.77645 * Math.sqrt(0.03)), 1e-5);
    assertRelative(interval.low80, 1000 * Math.exp(-1.53321 * Math.sqrt(0.03)), 1e-5);
    assert.equal(interval.expected, 1000);
    // Twelve origins of three months are four that do not overlap.
    const overlapping = intervalByMisses(
      1000,
      [0.1, -0.1, 0.3, 0.1, 0.1, -0.1, 0.3, 0.1, 0.1, -0.1, 0.3, 0.1],
      3,
    );
    assertRelative(overlapping.high95, interval.high95, 1e-12);
    assert.throws(() => intervalByMisses(0, [0.1], 1), /expected must be/);
    assert.throws(() => intervalByMisses(10, [], 1), /misses must be/);
  });

  test('an interval as wide as was measured elsewhere, and one that leans down', () => {
    const upright = intervalByFactor(1000, 1.5);
    assertRelative(upright.low95, 1000 / 1.5, 1e-12);
    assertRelative(upright.high95, 1500, 1e-12);
    // 1.281552 ÷ 1.959964 of the way on the scale of logarithms.
    assertRelative(upright.high80, 1000 * Math.exp((Math.log(1.5) * 1.281552) / 1.959964), 1e-4);
    const leaning = intervalByFactor(1000, 1.5, DOWNWARDS);
    assertRelative(leaning.low95, 1000 * Math.exp(-1.25 * Math.log(1.5)), 1e-12);
    assertRelative(leaning.high95, 1000 * Math.exp(0.75 * Math.log(1.5)), 1e-12);
    assertRelative(leaning.high95 / leaning.low95, upright.high95 / upright.low95, 1e-12);
    assert.equal(leaning.expected, 1000);
  });

  test('and how it holds: each outcome against the misses of all others', () => {
    const logs = [0.1, -0.1, 0.1, 0.05, -0.05, 0.1, -0.1, 0.9];
    const [coverage] = missCoverage(logs.map((log, i) => origin(i + 1, 100 * Math.exp(log), 100)));
    // 0.9 lies outside what the others make; with it among the others, all are wide enough.
    assert.deepEqual([coverage.origins, coverage.coverage80, coverage.coverage95], [8, 7 / 8, 7 / 8]);
    assert.deepEqual(missCoverage(logs.slice(0, 7).map((log, i) => origin(i + 1, Math.exp(log), 1))), []);
  });
});

describe('the adopted method', () => {
  const available = [
    'model',
    'last-quarter',
    'same-quarter-last-year',
    'mean-of-last-year-and-shares',
  ] as const;
  const standing = 'mean-of-last-year-and-shares';
  /** A method that misses by these shares, origin after origin. */
  const missing = (method: ForecastMethodName, misses: readonly number[]) =>
    misses.map((miss, i) => origin(i + 1, 100, 100 * Math.exp(miss), { method }));
  const wide = [0.2, -0.22, 0.18, 0.2, -0.2, 0.19, 0.21, -0.2];

  test('is what was best elsewhere where the past is short: the model, the mean of two, and of two others', () => {
    assert.equal(adoptMethod([], ['model', 'last-quarter'], 200).method, 'model');
    assert.deepEqual(adoptMethod([], available, 374).method, standing);
    assert.equal(adoptMethod([], available, 374).from, 'measured');
    const all = Object.keys(FORECAST_METHODS) as ForecastMethodName[];
    assert.equal(adoptMethod([], all, 460).method, 'mean-of-like-for-like-and-model');
    // A group without a quarter a year ago has no ratio: the next best.
    assert.equal(adoptMethod([], available, 460).method, standing);
  });

  test('is another one that missed by less at eight origins, beyond chance', () => {
    const better = missing(
      'last-quarter',
      wide.map((miss) => miss / 4),
    );
    const adopted = adoptMethod([...missing(standing, wide), ...better], available, 700);
    assert.deepEqual([adopted.method, adopted.from, adopted.measured], ['last-quarter', 'own', standing]);
    const evidence = adopted.evidence.find(({ method }) => method === 'last-quarter');
    assertClose(evidence?.miss ?? NaN, 0.05, 1e-12);
    assertClose(evidence?.measuredMiss ?? NaN, 0.2, 1e-12);
    const seven = (some: readonly OriginRow[]) => some.slice(0, 7);
    const few7 = adoptMethod([...seven(missing(standing, wide)), ...seven(better)], available, 700);
    assert.deepEqual([few7.method, few7.from], [standing, 'measured']);
  });

  test('is not one that was lucky: the gain must be above its standard error, overlapping horizons counted once', () => {
    // Gains of 0.1 and −0.06 in turn: mean 0.02, standard deviation 0.0855; √(8 / 3) of them make 0.0524.
    const base = wide.map(() => 0.2);
    const lucky = base.map((miss, i) => (i % 2 === 0 ? miss - 0.1 : miss + 0.06));
    const adopted = adoptMethod([...missing(standing, base), ...missing('model', lucky)], available, 700);
    assert.equal(adopted.method, standing);
    const evidence = adopted.evidence.find(({ method }) => method === 'model');
    assertClose(evidence?.standardError ?? NaN, 0.08552 / Math.sqrt(8 / 3), 1e-4);
  });
});

describe('tables for plots', () => {
  const built = buildHistories(rows, dayNumber('2011-02-28'));
  const fit = fitPurchaseModel(built.histories, 'nbd');

  test('customers by frequency: all of them, in both columns, and close where the model is true', () => {
    const table = customersByFrequency(fit, built.histories, 5);
    const n = built.histories.customerIds.length;
    assert.deepEqual(
      table.map((row) => row.label),
      ['0', '1', '2', '3', '4', '5+'],
    );
    assert.equal(
      table.reduce((sum, row) => sum + row.actual, 0),
      n,
    );
    assertRelative(
      table.reduce((sum, row) => sum + row.expected, 0),
      n,
      1e-12,
    );
    for (const row of table) assertClose(row.actual, row.expected, 3.5 * Math.sqrt(row.expected), row.label);
  });

  test('next purchases by frequency: weighted by customers, the means are the totals', () => {
    const next = boughtBetween(rows, built, built.endDay + 1, built.endDay + 91).purchases;
    const table = nextPurchasesByFrequency(fit, built.histories, next, 13, 4);
    assertRelative(
      table.reduce((sum, row) => sum + row.customers * row.actual, 0),
      sumOver(next),
      1e-12,
    );
    for (let i = 1; i < table.length; i += 1) assert.ok(table[i].expected > table[i - 1].expected);
    assert.throws(() => nextPurchasesByFrequency(fit, built.histories, [1], 13), /actualNext must have/);
  });

  test('tracking: weeks end with calibration, the hold-out is marked, cumulative is the sum', () => {
    const table = trackPurchases(fit, rows, built, lastDay);
    const lastIn = table.filter((row) => !row.holdout).at(-1);
    assert.equal(lastIn?.endDay, built.endDay);
    assert.equal(lastIn?.cumulativeActual, sumOver(built.histories.repeatDays));
    assert.equal(table.filter((row) => row.holdout).length, Math.floor((lastDay - built.endDay) / 7));
    for (let i = 1; i < table.length; i += 1) {
      assert.equal(table[i].cumulativeActual - table[i - 1].cumulativeActual, table[i].actual);
      assertClose(table[i].cumulativeExpected - table[i - 1].cumulativeExpected, table[i].expected, 1e-9);
      assert.equal(table[i].startDay, table[i - 1].endDay + 1);
    }
    // Where the model is true, four standard errors of a sum of some 700 purchases with rates that differ.
    assertRelative(table.at(-1)?.cumulativeExpected ?? NaN, table.at(-1)?.cumulativeActual ?? NaN, 0.25);
  });

  test('the grid of alive probabilities: one cell without a repeat, the corner of the last day alive', () => {
    const published = { model: 'pareto-nbd', parameters: [0.553, 10.578, 0.606, 11.669] } as const;
    const cells = aliveGrid(published, 38, { maxRepeatDays: 4, steps: 5 });
    assert.equal(cells.length, 1 + 4 * 5);
    assert.deepEqual([cells[0].repeatDays, cells[0].lastPurchaseWeeks], [0, 0]);
    assert.deepEqual(
      cells.slice(1, 6).map((cell) => cell.lastPurchaseWeeks),
      [7.6, 15.2, 22.8, 30.4, 38],
    );
    assert.equal(cells.at(-1)?.alive, 1);
    assert.throws(() => aliveGrid(published, 0), /observedWeeks must be/);
  });
});
