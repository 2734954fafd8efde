import { dayNumber, dayText } from '../../src/numeric';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  buildHistories,
  customerValueColumns,
  expectedNextPurchases,
  fitValueModel,
  forecastValue,
  monthsAhead,
  seasonalMonths,
  boughtBetween,
  sumOver,
  choosePurchaseModel,
  type Forecast,
  type PurchaseModelName,
} from '../../src/value';
import { periodsOf } from '../../src/value/forecast';
import { drawOutcomes } from '../../src/value/forecast/outcomes';
import { BOUNDS, countBounds, interpolatedBounds } from '../../src/value/forecast/quantiles';
import { assertClose, assertRelative, historiesOf, simulateRows } from './support';

describe('months ahead', () => {
  const end = dayNumber('2011-12-09');

  test('begin the day after the end, and are as long as the calendar has them', () => {
    const months = monthsAhead(end, 3, 'plain') ?? [];
    const spans = months.map((m) => [
      dayText(m.startDay),
      dayText(m.endDay),
      Math.round(m.exposureWeeks * 7),
    ]);
    assert.deepEqual(spans, [
      ['2011-12-10', '2012-01-09', 31],
      ['2012-01-10', '2012-02-09', 31],
      ['2012-02-10', '2012-03-09', 29],
    ]);
    const ends = (monthsAhead(dayNumber('2011-01-31'), 2, 'plain') ?? []).map((m) => dayText(m.endDay));
    assert.deepEqual(ends, ['2011-02-28', '2011-03-31']);
  });

  test('last year’s month shares: each day counts as its month did, and no forecast without a last year', () => {
    const seasonal = Array.from({ length: 12 }, (_, m) => ({
      month: m + 1,
      years: 1,
      actual: 1,
      expected: 1,
      index: m === 11 ? 2 : 0.5,
    }));
    const [first] = monthsAhead(end, 1, 'last-year-shares', seasonal) ?? [];
    assertRelative(first.exposureWeeks, (22 * 2 + 9 * 0.5) / 7, 1e-14);
    assert.equal(monthsAhead(end, 1, 'last-year-shares', null), null);
  });

  test('are told as single months and as totals', () => {
    const names = periodsOf(monthsAhead(end, 6, 'plain') ?? [], [1, 3, 6, 9]).map((period) => period.name);
    assert.deepEqual(names.slice(5), ['month 6', 'months 1 to 3', 'months 1 to 6']);
    assert.throws(() => monthsAhead(end, 0, 'plain'), /months must be/);
  });
});

describe('seasonal months', () => {
  const world = (season?: readonly number[]) =>
    simulateRows({
      customers: 3000,
      startDay: dayNumber('2010-01-01'),
      endDay: dayNumber('2011-12-31'),
      seed: 8,
      season,
    });
  const measure = (rows: ReturnType<typeof world>) => {
    const built = buildHistories(rows, dayNumber('2011-12-31'));
    return seasonalMonths(built, choosePurchaseModel(built.histories, { candidates: [] }));
  };

  test('find a season that is there, although customers grow in number through the year', () => {
    const season = [0.6, 0.8, 1, 1, 1, 1, 1, 0.8, 1, 1.2, 1.6, 1];
    const months = measure(world(season)) ?? [];
    assert.equal(months.length, 12);
    // Months have some 1,500 repeat purchases: four standard errors are a tenth.
    const level = season.reduce((sum, s) => sum + s, 0) / 12;
    months.forEach(({ index }, m) => assertRelative(index, season[m] / level, 0.15, `month ${m + 1}`));
    const sum = months.reduce((total, m) => total + m.expected * (m.index - 1), 0);
    assertClose(sum, 0, 1e-6);
  });

  test('find none where there is none', () => {
    for (const { index } of measure(world()) ?? []) assertRelative(index, 1, 0.12);
  });

  test('need twelve whole months, pool all whole years, and never count a month in part', () => {
    const rows = world();
    const from = (day: string) => rows.filter((row) => row.day >= dayNumber(day));
    assert.equal(measure(from('2011-01-02')), null);
    assert.equal((measure(from('2011-01-01')) ?? [])[0].years, 1);
    assert.equal((measure(from('2010-01-02')) ?? [])[0].years, 1);
    assert.equal((measure(rows) ?? [])[0].years, 2);
    // Seen up to 10 December 2011: the months are those from December 2010 to November 2011.
    const part = buildHistories(rows, dayNumber('2011-12-10'));
    const chosen = choosePurchaseModel(part.histories, { candidates: [] });
    const [december] = (seasonalMonths(part, chosen) ?? []).slice(-1);
    let repeats = 0;
    part.firstDays.forEach((first, i) => {
      for (let k = part.purchases.start[i]; k < part.purchases.start[i + 1]; k += 1) {
        const day = part.purchases.day[k];
        if (day > first && day >= dayNumber('2010-12-01') && day <= dayNumber('2010-12-31')) repeats += 1;
      }
    });
    assert.deepEqual([december.years, december.actual], [1, repeats]);
  });
});

describe('draws of the months ahead', () => {
  const parameters: Record<PurchaseModelName, number[]> = {
    nbd: [0.8, 9],
    'bg-nbd': [0.7, 5, 0.8, 2.5],
    'mbg-nbd': [0.9, 6, 0.9, 2],
    'pareto-nbd': [0.6, 8, 0.7, 12],
  };
  const customers = historiesOf([
    { x: 0, tx: 0, T: 12, mean: 30 },
    { x: 5, tx: 30, T: 38, mean: 90 },
    { x: 900, tx: 39.97, T: 40, mean: 20 },
  ]);
  const exposureWeeks = Float64Array.of(4, 5, 4.5);
  const value = [3, 4, 60];
  const draws = 20_000;

  for (const model of Object.keys(parameters) as PurchaseModelName[]) {
    test(`${model}: have the mean that the model expects, month by month, and revenue is purchases times value`, () => {
      const out = drawOutcomes({
        model,
        purchaseParameters: Float64Array.from(parameters[model]),
        valueParameters: Float64Array.from(value),
        keptShare: Float64Array.of(0.9),
        drawsPerReplicate: draws,
        ...customers,
        exposureWeeks,
        periods: [],
        groups: [Int32Array.of(0), Int32Array.of(1), Int32Array.of(2)],
        seed: 11,
      });
      for (let i = 0; i < 3; i += 1) {
        let [weeks, before] = [0, 0];
        const n = customers.valueDays[i];
        const worth = (0.9 * (3 * (60 + n * customers.meanValue[i]))) / (3 * n + 3);
        for (let month = 0; month < 3; month += 1) {
          weeks += exposureWeeks[month];
          const expected = expectedNextPurchases({ model, parameters: parameters[model] }, customers, weeks)[
            i
          ];
          const { mean, error } = momentsOf(out.groupPurchases[i], month, 3);
          assertClose(mean, expected - before, 4.5 * error, `customer ${i + 1}, month ${month + 1}`);
          const revenue = momentsOf(out.groupRevenue[i], month, 3);
          assertClose(revenue.mean, worth * (expected - before), 4.5 * revenue.error, `revenue of ${i + 1}`);
          before = expected;
        }
      }
    });
  }

  test('bounds are quantiles: of numbers with zeros as R’s type 7, of counts as type 1', () => {
    const out = new Float64Array(4);
    // R: quantile(c(0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128), c(.025, .1, .9, .975)) is 0, 0, 64, 112.
    interpolatedBounds(Float64Array.of(1, 2, 4, 8, 16, 32, 64, 128), 3, out, 0);
    assert.deepEqual([...out], [0, 0, 64, 112]);
    interpolatedBounds(new Float64Array(0), 5, out, 0);
    assert.deepEqual([...out], [0, 0, 0, 0]);
    const counts = Int32Array.from({ length: 40 }, (_, i) => i + 1);
    const tally = new Int32Array(50);
    countBounds(counts, tally, out, 0);
    assert.deepEqual([...out], [1, 4, 36, 39]);
    assert.ok(tally.every((t) => t === 0));
    assert.deepEqual(BOUNDS, [0.025, 0.1, 0.9, 0.975]);
  });
});

function momentsOf(sums: Float64Array, month: number, months: number): { mean: number; error: number } {
  const draws = sums.length / months;
  let [sum, square] = [0, 0];
  for (let d = 0; d < draws; d += 1) {
    const v = sums[d * months + month];
    sum += v;
    square += v * v;
  }
  const mean = sum / draws;
  return { mean, error: Math.sqrt((square / draws - mean * mean) / draws) };
}

describe('a forecast', () => {
  const endDay = dayNumber('2011-06-30');
  const rows = simulateRows({
    customers: 700,
    startDay: dayNumber('2010-06-01'),
    endDay,
    seed: 3,
    returned: 0.1,
  });
  const built = buildHistories(rows, endDay);
  const settings = { replicates: 12, candidates: ['bg-nbd'] as const, seed: 5, threads: 0 };
  const group = { name: 'first', customerIds: built.histories.customerIds.slice(0, 90) };
  const make = async (threads: number, seed = 5): Promise<Forecast> => {
    const model = await fitValueModel(built, { ...settings, threads, seed });
    return forecastValue(model, built, { groups: [group], drawsPerReplicate: 8, threads, seed });
  };

  test('is the same to the byte with the same seed, in one thread or in two, and another with another seed', async () => {
    const [one, two, other] = [await make(0), await make(2), await make(0, 6)];
    assert.deepEqual(two, one);
    assert.notDeepEqual(other.groups, one.groups);
    assert.deepEqual(
      other.groups.map((row) => row.expected),
      one.groups.map((row) => row.expected),
    );
  });

  test('adds up: months to totals, customers to groups; and its bounds are in order', async () => {
    const forecast = await make(0);
    const find = (name: string, period: string, quantity: string) =>
      forecast.groups.find((row) => row.group === name && row.period === period && row.quantity === quantity);
    for (const quantity of ['purchases', 'revenue'] as const) {
      const months = [1, 2, 3, 4, 5, 6].map((m) => find('base', `month ${m}`, quantity)?.expected ?? NaN);
      assertRelative(
        find('base', 'months 1 to 6', quantity)?.expected ?? NaN,
        months.reduce((a, b) => a + b),
        1e-12,
      );
      assertRelative(
        find('base', 'month 2', quantity)?.expected ?? NaN,
        sumOver(forecast[quantity][1].expected),
        1e-12,
      );
      assert.equal(find('first', 'month 1', quantity)?.customers, 90);
      assert.deepEqual(
        forecast[quantity].map(({ low95 }) => low95.length),
        [700, 0, 0, 0, 0, 0, 700, 700],
      );
      for (const estimates of forecast[quantity]) {
        estimates.low95.forEach((low95, i) => {
          const [low80, high80, high95] = [estimates.low80[i], estimates.high80[i], estimates.high95[i]];
          assert.ok(0 <= low95 && low95 <= low80 && low80 <= high80 && high80 <= high95);
        });
      }
    }
    for (const row of forecast.groups) {
      assert.ok(
        row.low95 < row.low80 &&
          row.low80 < row.expected &&
          row.expected < row.high80 &&
          row.high80 < row.high95,
        row.period,
      );
    }
  });

  test('takes off what comes back: the kept share is net over bought value', async () => {
    const model = await fitValueModel(built, { ...settings, replicates: 0 });
    assertRelative(model.keptShare, built.netValue / built.purchaseValue, 1e-12);
    assert.ok(model.keptShare > 0.8 && model.keptShare < 0.95);
    assert.equal(model.replicates.bootstrapped, false);
  });

  test('is wider with the bootstrap than without it, where histories are short', async () => {
    const young = buildHistories(
      rows.filter((row) => row.day > endDay - 50),
      endDay,
    );
    const width = async (replicates: number): Promise<number> => {
      const model = await fitValueModel(young, { ...settings, replicates });
      const drawsPerReplicate = 1500 / Math.max(1, replicates);
      const forecast = await forecastValue(model, young, {
        threads: 0,
        perCustomer: false,
        drawsPerReplicate,
      });
      const row = forecast.groups.find((r) => r.period === 'months 1 to 6' && r.quantity === 'purchases');
      return (row?.high95 ?? 0) - (row?.low95 ?? 0);
    };
    const [with50, without] = [await width(50), await width(0)];
    assert.ok(with50 > 1.2 * without, `${with50} against ${without}`);
  });

  test('does not refit worse than it starts: replicates lie around the estimates, and converge', async () => {
    const model = await fitValueModel(built, { ...settings, replicates: 60 });
    assert.equal(model.replicates.notConverged, 0);
    const { parameters, standardErrors } = model.purchases.fit;
    const k = parameters.length;
    for (let j = 0; j < k; j += 1) {
      const logs = Array.from({ length: 60 }, (_, b) =>
        Math.log(model.replicates.purchaseParameters[b * k + j] / parameters[j]),
      );
      const spread = Math.sqrt(logs.reduce((sum, l) => sum + l * l, 0) / 60);
      assertRelative(
        spread,
        (standardErrors[j] ?? NaN) / parameters[j],
        0.4,
        model.purchases.fit.parameterNames[j],
      );
    }
  });

  test('refuses strangers, and a scenario whose year is not there', async () => {
    const model = await fitValueModel(built, { ...settings, replicates: 0 });
    await assert.rejects(
      forecastValue(model, built, { groups: [{ name: 'x', customerIds: [9999] }] }),
      /customer 9999 has no purchase history/,
    );
    const short = buildHistories(
      rows.filter((row) => row.day > endDay - 200),
      endDay,
    );
    const young = await fitValueModel(short, { ...settings, replicates: 0 });
    await assert.rejects(
      forecastValue(young, short, { scenario: 'last-year-shares' }),
      /last-year-shares needs twelve whole calendar months, received 200 days/,
    );
  });

  test('refuses a group that is called like another, or like the base', async () => {
    const model = await fitValueModel(built, { ...settings, replicates: 0 });
    const twice = [group, { ...group, name: 'base' }];
    await assert.rejects(
      forecastValue(model, built, { groups: twice }),
      /distinct names other than base, received first, base/,
    );
  });

  test('reports its progress to the last task', async () => {
    const seen: string[] = [];
    const onProgress = (p: { stage: string; done: number; of: number }): void =>
      void seen.push(`${p.stage} ${p.done}/${p.of}`);
    const model = await fitValueModel(built, { ...settings, replicates: 30, onProgress });
    await forecastValue(model, built, { threads: 0, drawsPerReplicate: 1, perCustomer: false, onProgress });
    assert.deepEqual(seen, [
      'bootstrap 1/2',
      'bootstrap 2/2',
      'outcomes 1/3',
      'outcomes 2/3',
      'outcomes 3/3',
    ]);
  });

  test('makes the columns of value.parquet, a number a customer', async () => {
    const forecast = await make(0);
    const columns = customerValueColumns(forecast);
    const column = (name: string): Float64Array =>
      columns.find(([each]) => each === name)?.[1] ?? new Float64Array(0);
    assert.ok(columns.every(([, values]) => values.length === 700));
    assert.deepEqual(columns.map(([name]) => name).slice(0, 7), [
      'alive_probability',
      'purchases_1m',
      'purchases_1m_low80',
      'purchases_1m_high80',
      'purchases_1m_low95',
      'purchases_1m_high95',
      'revenue_1m',
    ]);
    assert.equal(columns.length, 31);
    assert.equal(column('revenue_6m_high95'), forecast.revenue[7].high95);
    assert.equal(column('purchases_3m'), forecast.purchases[6].expected);
  });

  test('cannot make those rows without six months or without bounds per customer', async () => {
    const model = await fitValueModel(built, { ...settings, replicates: 0 });
    const short = await forecastValue(model, built, { months: 3, threads: 0, drawsPerReplicate: 10 });
    assert.throws(() => customerValueColumns(short), /must hold months 1 to 6/);
    const bare = await forecastValue(model, built, { perCustomer: false, threads: 0, drawsPerReplicate: 10 });
    assert.throws(() => customerValueColumns(bare), /perCustomer: purchases_1m_low80 has 0 of 700/);
  });
});

describe('coverage where the model is true', () => {
  test('over 40 worlds the 80% interval holds 24 to 39 of the outcomes, the 95% interval 33 or more', async () => {
    const endDay = dayNumber('2011-05-31');
    const lastDay = dayNumber('2011-08-31');
    const inside = { purchases: [0, 0], revenue: [0, 0] };
    for (let seed = 1; seed <= 40; seed += 1) {
      const rows = simulateRows({ customers: 300, startDay: dayNumber('2010-09-01'), endDay: lastDay, seed });
      const built = buildHistories(rows, endDay);
      const model = await fitValueModel(built, { replicates: 16, candidates: [], threads: 0, seed });
      const forecast = await forecastValue(model, built, {
        months: 3,
        totals: [3],
        drawsPerReplicate: 20,
        perCustomer: false,
        threads: 0,
        seed,
      });
      const actual = boughtBetween(rows, built, endDay + 1, lastDay);
      for (const row of forecast.groups.filter((r) => r.period === 'months 1 to 3')) {
        const came = sumOver(row.quantity === 'purchases' ? actual.purchases : actual.netValue);
        if (came >= row.low80 && came <= row.high80) inside[row.quantity][0] += 1;
        if (came >= row.low95 && came <= row.high95) inside[row.quantity][1] += 1;
      }
    }
    // Binomial: outside these with a probability of about 0.003 each, were the coverage exact.
    for (const [in80, in95] of [inside.purchases, inside.revenue]) {
      assert.ok(in80 >= 24 && in80 <= 39, `80%: ${in80} of 40`);
      assert.ok(in95 >= 33, `95%: ${in95} of 40`);
    }
  });
});
