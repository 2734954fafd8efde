import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  aliveGrid,
  allowForMisses,
  boughtBetween,
  buildHistories,
  checkOrigins,
  chooseScenario,
  customersByFrequency,
  dayNumber,
  dayText,
  fitPurchaseModel,
  missCoverage,
  missSpreads,
  nextPurchasesByFrequency,
  summariseOrigins,
  sumOver,
  topBySpend,
  trackPurchases,
  type OriginRow,
  type OriginView,
  type PurchaseRow,
} from '../../src/value';
import { lastQuarter, lastQuarterTimesLastYear } from '../../src/value/checks/baselines';
import { assertClose, assertRelative, simulateRows } from './support';

const startDay = dayNumber('2010-06-01');
const lastDay = dayNumber('2011-06-15');
const rows = simulateRows({ customers: 500, startDay, endDay: lastDay, seed: 21, returned: 0.1 });
const few = { threads: 0, replicates: 8, drawsPerReplicate: 25, candidates: [] } as const;

describe('going back to earlier origins', () => {
  test('takes every month end with a quarter before it and a horizon after it, and each horizon that ends in the data', async () => {
    const table = await checkOrigins(rows, few);
    const plain = table.filter((row) => row.method === 'plain' && row.quantity === 'purchases');
    const at = (months: number) =>
      plain.filter((row) => row.horizonMonths === months).map((row) => row.origin);
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
    assert.ok(plain.every((row) => row.who === 'base' && row.model === 'nbd'));
    const scenarios = new Set(table.map((row) => row.method));
    assert.deepEqual([...scenarios].sort(), ['flat', 'last-quarter', 'plain']);
  });

  test('knows nothing of what came later: forecasts stay as they are when the future changes, actuals do not', async () => {
    const day = dayNumber('2011-01-31');
    const options = { ...few, originDays: [day], groupAt: topBySpend(0.2), groupName: 'top 20%' };
    const changed: PurchaseRow[] = rows.map((row) =>
      row.day > day ? { ...row, netValue: row.netValue * 10 } : row,
    );
    const [before, after] = [await checkOrigins(rows, options), await checkOrigins(changed, options)];
    assert.deepEqual(
      after.map((row) => [row.customers, row.predicted, row.low95, row.high80]),
      before.map((row) => [row.customers, row.predicted, row.low95, row.high80]),
    );
    const revenue = (table: readonly OriginRow[]) =>
      table.filter((row) => row.quantity === 'revenue' && row.method === 'plain');
    revenue(before).forEach((row, i) => assertRelative(revenue(after)[i].actual, 10 * row.actual, 1e-9));
  });

  test('chooses the group at the origin, and holds it against what the very same customers did', async () => {
    const day = dayNumber('2011-01-31');
    let chosen: Int32Array = new Int32Array(0);
    const groupAt = (view: OriginView): Int32Array => {
      assert.equal(view.originDay, day);
      return (chosen = topBySpend(0.1)(view));
    };
    const table = await checkOrigins(rows, { ...few, originDays: [day], groupAt, groupName: 'top' });
    const built = buildHistories(rows, day);
    assert.equal(chosen.length, Math.round(0.1 * built.histories.customerIds.length));
    const bought = boughtBetween(rows, built, day + 1, dayNumber('2011-04-30'));
    const places = Array.from(chosen, (id) => built.histories.customerIds.indexOf(id));
    const row = table.find(
      (r) => r.who === 'top' && r.horizonMonths === 3 && r.quantity === 'revenue' && r.method === 'plain',
    );
    assertRelative(row?.actual ?? NaN, sumOver(bought.netValue, places), 1e-12);
    assertRelative(row?.error ?? NaN, (row?.predicted ?? NaN) - (row?.actual ?? NaN), 1e-12);
    const spend = built.purchaseValues.map((value, i) => value + built.otherValue[i]);
    const least = Math.min(...places.map((i) => spend[i]));
    assert.equal(spend.filter((value) => value > least).length, chosen.length - 1);
  });

  test('refuses origins whose horizon is not in the data, and a group called base', async () => {
    await assert.rejects(
      checkOrigins(rows, { ...few, originDays: [dayNumber('2011-05-31')] }),
      /from 2011-05-31 ends after the data, on 2011-06/,
    );
    await assert.rejects(
      checkOrigins(rows, { ...few, groupAt: topBySpend(0.5), groupName: 'base' }),
      /groupName/,
    );
    await assert.rejects(
      checkOrigins(
        rows.filter((row) => row.day < startDay + 40),
        few,
      ),
      /no month end has three months before it/,
    );
    assert.throws(() => topBySpend(0), /share must be/);
  });
});

describe('naive baselines, by hand', () => {
  const row = (customerId: number, day: string, netValue: number): PurchaseRow => ({
    customerId,
    day: dayNumber(day),
    netValue,
  });
  const data = [
    row(1, '2010-01-15', 40),
    row(1, '2010-03-10', 60),
    row(2, '2010-04-20', 50),
    row(2, '2010-04-21', -10),
    row(1, '2011-01-05', 30),
    row(2, '2011-02-06', 20),
    row(2, '2011-02-16', -5),
    row(2, '2011-03-07', 10),
  ];
  const built = buildHistories(data, dayNumber('2011-03-31'));

  test('same as last quarter, in proportion to the months', () => {
    const input = { rows: data, built, places: [0, 1] };
    assert.deepEqual(lastQuarter({ ...input, horizonMonths: 3 }), { purchases: 3, revenue: 55 });
    const month = lastQuarter({ ...input, places: [1], horizonMonths: 1 });
    assertClose(month?.purchases ?? NaN, 2 / 3, 1e-15);
    assertClose(month?.revenue ?? NaN, 25 / 3, 1e-14);
  });

  test('last quarter times last year’s ratio: the base’s April 2010 over its first quarter', () => {
    // January to March 2010: 2 purchases, 100; April 2010: 1 purchase, 40.
    const early = buildHistories([row(1, '2010-01-01', 1e-9), ...data], dayNumber('2011-03-31'));
    const said = lastQuarterTimesLastYear({ rows: data, built: early, places: [1], horizonMonths: 1 });
    assertClose(said?.purchases ?? NaN, (2 * 1) / 2, 1e-14);
    assertClose(said?.revenue ?? NaN, (25 * 40) / 100, 1e-12);
  });

  test('do not exist where their months are not observed', () => {
    assert.equal(lastQuarterTimesLastYear({ rows: data, built, places: [1], horizonMonths: 1 }), null);
    const young = buildHistories(data.slice(5), dayNumber('2011-03-31'));
    assert.equal(lastQuarter({ rows: data, built: young, places: [0], horizonMonths: 1 }), null);
  });
});

/** An origin row about the base's revenue in a month. */
function origin(month: number, actual: number, predicted: number, rest: Partial<OriginRow> = {}): OriginRow {
  const originDay = dayNumber(`2011-${String(month).padStart(2, '0')}-28`);
  return {
    origin: dayText(originDay),
    originDay,
    horizonMonths: 1,
    who: 'base',
    customers: 10,
    quantity: 'revenue',
    method: 'plain',
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
    const [summary, naive] = summariseOrigins([
      origin(1, 100, 120),
      origin(2, 100, 90),
      origin(3, 200, 205),
      origin(4, 0, 5),
      origin(1, 100, 150, { method: 'last-quarter', inside80: null, inside95: null }),
    ]);
    assert.equal(summary.origins, 3);
    assertClose(summary.meanAbsoluteError, (0.2 + 0.1 + 0.025) / 3, 1e-15);
    assertClose(summary.meanError, (0.2 - 0.1 + 0.025) / 3, 1e-15);
    assertClose(summary.coverage80 ?? NaN, 1 / 3, 1e-15);
    assert.equal(summary.coverage95, 1);
    assert.deepEqual([naive.method, naive.meanError, naive.coverage80], ['last-quarter', 0.5, null]);
  });

  test('the headline stays plain where nothing else could be checked, or on too few origins', () => {
    const plain = [1, 2, 3, 4].map((month) => origin(month, 100, 120));
    const none = chooseScenario(plain);
    assert.equal(none.scenario, 'plain');
    assert.match(none.reason, /^plain: last-year-shares could not be checked at any origin; flat could not/);
    const two = chooseScenario([
      ...plain,
      ...[1, 2].map((m) => origin(m, 100, 101, { method: 'last-year-shares' })),
    ]);
    assert.equal(two.scenario, 'plain');
    assert.match(
      two.reason,
      /last-year-shares missed by 1\.0% against 20\.0% of plain over 2 origins, too few to decide \(3 are needed\)/,
    );
  });

  test('the headline goes to a scenario that missed by less on enough of the same origins', () => {
    const plain = [1, 2, 3, 4].map((month) => origin(month, 100, month === 4 ? 100 : 120));
    const better = [1, 2, 3].map((month) => origin(month, 100, 90, { method: 'last-year-shares' }));
    const worse = [1, 2, 3, 4].map((month) => origin(month, 100, 80, { method: 'flat' }));
    const headline = chooseScenario([...plain, ...better, ...worse]);
    assert.equal(headline.scenario, 'last-year-shares');
    const [shares, flat] = headline.evidence;
    assert.equal(shares.origins, 3);
    assertClose(shares.meanAbsoluteError ?? NaN, 0.1, 1e-15);
    assertClose(shares.plainMeanAbsoluteError ?? NaN, 0.2, 1e-14);
    assertClose(flat.plainMeanAbsoluteError ?? NaN, 0.15, 1e-14);
  });

  test('an interval as wide as past misses: root mean square of logs, with Student’s quantile', () => {
    const misses = [0.1, -0.1, 0.3, 0.1].map((log, i) => origin(i + 1, 100 * Math.exp(log), 100));
    const [spread] = missSpreads(misses);
    assert.equal(spread.origins, 4);
    assertClose(spread.logSpread, Math.sqrt(0.12 / 4), 1e-12);
    const interval = allowForMisses(1000, spread);
    // t with four degrees of freedom: 2.77645 at 95%, 1.53321 at 80%.
    assertRelative(interval.high95, 1000 * Math.exp(2.77645 * Math.sqrt(0.03)), 1e-5);
    assertRelative(interval.low80, 1000 * Math.exp(-1.53321 * Math.sqrt(0.03)), 1e-5);
    assert.equal(interval.expected, 1000);
    assert.throws(() => allowForMisses(0, spread), /expected must be/);
  });

  test('with the bias corrected: moved by the mean of logs, and a prediction interval around it', () => {
    const misses = [0.1, -0.1, 0.3, 0.1].map((log, i) => origin(i + 1, 100 * Math.exp(log), 100));
    const [spread] = missSpreads(misses);
    assertClose(spread.logBias, 0.1, 1e-12);
    const { expected, low95, high80 } = allowForMisses(1000, spread, { correctBias: true });
    assertRelative(expected, 1000 * Math.exp(0.1), 1e-12);
    // Standard deviation of the four logs √(0.08 / 3), times √(1 + 1/4); t with three degrees: 3.18245 and 1.63774.
    const around = Math.sqrt((0.08 / 3) * 1.25);
    assertRelative(low95, expected * Math.exp(-3.18245 * around), 1e-5);
    assertRelative(high80, expected * Math.exp(1.63774 * around), 1e-5);
    const one = missSpreads(misses.slice(0, 1))[0];
    assert.throws(
      () => allowForMisses(1000, one, { correctBias: true }),
      /origins must be .*at least 2, received 1/,
    );
  });

  test('and how it would have done, from the misses that were known by then', () => {
    const table = [0.1, -0.1, 0.1, 0.05, 0.9].map((log, i) => origin(i + 1, 100 * Math.exp(log), 100));
    const [coverage, corrected] = missCoverage(table);
    // The outcome of an origin is known a month later: three are at the fourth, and four at the fifth.
    assert.deepEqual([coverage.origins, coverage.coverage80, coverage.coverage95], [2, 0.5, 0.5]);
    assert.deepEqual([coverage.correctBias, corrected.correctBias], [false, true]);
    const errors = [Math.exp(-0.05), Math.exp(-0.9)].map((ratio) => 1 - ratio);
    assertClose(coverage.meanAbsoluteError, (errors[0] + errors[1]) / 2, 1e-12);
    // Means of the logs known by then: of 0.1, -0.1, 0.1, and with 0.05.
    const moved = [Math.abs(Math.exp(0.1 / 3 - 0.05) - 1), 1 - Math.exp(0.15 / 4 - 0.9)];
    assertClose(corrected.meanAbsoluteError, (moved[0] + moved[1]) / 2, 1e-12);
    assert.deepEqual(missCoverage(table.slice(0, 3)), []);
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
    const cells = aliveGrid(published, 38, { mostRepeatDays: 4, steps: 5 });
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
