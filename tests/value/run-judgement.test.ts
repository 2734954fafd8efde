import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  amountsIn,
  besideScenarios,
  buildHistories,
  captured,
  chooseScenario,
  dayNumber,
  expectationOf,
  expectations,
  fitGammaGamma,
  fitValueModel,
  forecastValue,
  holdOut,
  originTable,
  purchaseParameterRows,
  repeatsByFirstMonth,
  sensitivity,
  STAND_IN,
  topCustomers,
  valueByDays,
  valueFindings,
  valueParameterRows,
  checkRun,
  type Forecast,
  type OriginRow,
  type RunPurchases,
  type ValueModel,
} from '../../src/value';
import { assertClose, assertRelative, historiesOf, simulateRows } from './support';

const endDay = dayNumber('2011-06-30');
const rows = simulateRows({
  customers: 250,
  startDay: dayNumber('2010-06-01'),
  endDay,
  seed: 4,
  returned: 0.05,
});
const built = buildHistories(rows, endDay);
const totals = { lines: rows.length, customers: 250, netValue: built.netValue };
const purchases: RunPurchases = { standing: rows, asTheyCame: rows, endDay, all: totals, registered: totals };
const group = {
  name: 'Insiders',
  customerIds: built.histories.customerIds.slice(0, 40),
  withoutHistory: 0,
};
const options = { seed: 2, threads: 0 };

/** Fitted and forecast once for all tests. */
const made = (async (): Promise<{ model: ValueModel; forecast: Forecast }> => {
  const model = await fitValueModel(built, { ...options, replicates: 6, candidates: ['bg-nbd'] });
  return { model, forecast: await forecastValue(model, built, { ...options, groups: [group] }) };
})();

/** One origin of the plain model on revenue over three months. */
function origin(month: number, actual: number, predicted: number, more: Partial<OriginRow> = {}): OriginRow {
  const day = dayNumber(`2010-${String(month).padStart(2, '0')}-28`);
  return {
    origin: `2010-${String(month).padStart(2, '0')}-28`,
    originDay: day,
    horizonMonths: 3,
    who: 'base',
    customers: 10,
    quantity: 'revenue',
    method: 'plain',
    model: 'nbd',
    actual,
    predicted,
    error: predicted - actual,
    relativeError: (predicted - actual) / actual,
    low80: predicted * 0.98,
    high80: predicted * 1.02,
    low95: predicted * 0.95,
    high95: predicted * 1.05,
    inside80: Math.abs(actual / predicted - 1) <= 0.02,
    inside95: Math.abs(actual / predicted - 1) <= 0.05,
    ...more,
  };
}

describe('what a headline quotes', () => {
  test('is the model’s own interval where nothing could be checked', async () => {
    const { forecast } = await made;
    const all = expectations(forecast, []);
    assert.deepEqual(
      all.map(({ who, months }) => [who, months]),
      [
        ['base', 3],
        ['base', 6],
        ['Insiders', 3],
        ['Insiders', 6],
      ],
    );
    const base = expectationOf(all, 'base', 3);
    assert.equal(base.quotedFrom, 'model');
    assert.deepEqual(base.quoted, base.model);
    assert.equal(base.misses, null);
    assert.equal(base.corrected, null);
    assert.equal(base.meanError, null);
    assert.throws(() => expectationOf(all, 'base', 4), /no forecast of "base" over 4 months/);
  });

  test('is as wide as past misses where these ask for more, each group by its own', async () => {
    const { forecast } = await made;
    const past = [1, 2, 3, 4].flatMap((month) => [
      origin(month, 150, 100),
      origin(month, 101, 100, { who: STAND_IN }),
    ]);
    const all = expectations(forecast, past);
    const base = expectationOf(all, 'base', 3);
    assert.equal(base.quotedFrom, 'misses');
    // Student's t with four degrees of freedom at 95%: 2.776445.
    assertRelative(base.quoted.high95, base.model.expected * Math.exp(2.776445 * Math.log(1.5)), 1e-6);
    assert.equal(base.quoted.expected, base.model.expected);
    assertRelative(base.corrected?.expected ?? NaN, base.model.expected * 1.5, 1e-12);
    assert.deepEqual([base.origins, base.within80, base.within95, base.tooLow], [4, 0, 0, 4]);
    assertClose(base.meanError ?? NaN, -1 / 3, 1e-15);
    const insiders = expectationOf(all, 'Insiders', 3);
    assert.equal(insiders.quotedFrom, 'model');
    assert.deepEqual([insiders.within80, insiders.within95], [4, 4]);
    assert.equal(expectationOf(all, 'base', 6).misses, null);
  });

  test('needs three origins', async () => {
    const { forecast } = await made;
    const two = expectations(forecast, [origin(1, 150, 100), origin(2, 150, 100)]);
    assert.equal(expectationOf(two, 'base', 3).misses, null);
    assert.equal(expectationOf(two, 'base', 3).origins, 2);
  });
});

describe('a scenario that misses by a hair less', () => {
  test('does not make the headline: the gain must be above its standard error', () => {
    const plain = [0.3, 0.1, 0.2].map((miss, i) => origin(i + 1, 100, 100 - 100 * miss));
    const flat = [0.2, 0.2, 0.19].map((miss, i) => origin(i + 1, 100, 100 - 100 * miss, { method: 'flat' }));
    const headline = chooseScenario([...plain, ...flat]);
    assert.equal(headline.scenario, 'plain');
    assert.match(
      headline.reason,
      /flat missed by 19\.7% against 20\.0% of plain over 3 origins, less by no more than chance/,
    );
    // Gains 0.1, −0.1 and 0.01: standard deviation 0.100167, over √3.
    assertClose(headline.evidence[1].standardError ?? NaN, 0.057831, 1e-6);
  });
});

describe('going back in a run', () => {
  test('gives nothing where the data are too short, and the group by its stand-in otherwise', async () => {
    const short = rows.filter(({ day }) => day > dayNumber('2011-04-10'));
    assert.deepEqual(await checkRun({ ...purchases, asTheyCame: short }, { threads: 0 }), []);
    const recent = rows.filter(({ day }) => day > dayNumber('2010-12-31'));
    const table = await checkRun(
      { ...purchases, asTheyCame: recent },
      { groupShare: 0.1, replicates: 0, threads: 0 },
    );
    assert.deepEqual([...new Set(table.map(({ who }) => who))], ['base', STAND_IN]);
    assert.deepEqual(
      [...new Set(table.map((row) => `${row.origin}/${row.horizonMonths}`))],
      ['2011-03-31/1', '2011-03-31/3', '2011-04-30/1', '2011-05-31/1'],
    );
    const told = originTable(table, 'plain');
    assert.equal(told.length, 8);
    assert.ok(
      told.every((row) => (row.last_year_error === null && row.model === 'NBD') || row.model === 'BG/NBD'),
    );
    const first = table.find((row) => row.method === 'last-quarter' && row.quantity === 'revenue');
    assert.equal(told[0].last_quarter_error, first?.relativeError);
  });
});

describe('a hold-out', () => {
  const held = holdOut(rows, endDay);

  test('is thirteen weeks, or a third of a short window', () => {
    assert.equal(held.weeks, 13);
    assert.equal(held.calibration.endDay, endDay - 91);
    const short = holdOut(
      rows.filter(({ day }) => day > endDay - 140),
      endDay,
    );
    assert.equal(short.weeks, 6);
    assert.throws(() => holdOut(rows, endDay, { weeks: 200 }), /weeks must be .*received 200/);
  });

  test('adds up: purchases by class, and the miss as the product of its two parts', () => {
    const sum = (key: 'actual' | 'expected') =>
      held.byFrequency.reduce((total, row) => total + row.customers * row[key], 0);
    assertRelative(sum('actual'), held.actualPurchases, 1e-12);
    assertRelative(sum('expected'), held.expectedPurchases, 1e-12);
    const count = rows.filter(({ day, netValue }) => day > endDay - 91 && netValue > 0);
    const known = new Set(held.calibration.histories.customerIds);
    assert.equal(held.actualPurchases, count.filter(({ customerId }) => known.has(customerId)).length);
    assert.ok(held.revenueAtActualPurchases > 0.8 * held.actualRevenue);
    assert.ok(held.revenueAtActualPurchases < 1.25 * held.actualRevenue);
  });

  test('shows what each ranking’s first fifth brought: all of it when everybody is first', () => {
    const all = captured(held, rows, 1, 1);
    for (const row of all) assertClose(row.share, 1, 1e-12);
    const fifth = captured(held, rows, 1);
    assert.equal(fifth[0].customers, Math.round(0.2 * held.calibration.histories.customerIds.length));
    for (const row of fifth) {
      assert.ok(row.share > 0.2 && row.share < 0.9, `${row.ranking} ${row.share}`);
      assert.ok(row.low95 < row.share && row.share < row.high95);
    }
    assert.equal(fifth[0].behind, null);
    assertClose(fifth[1].behind ?? NaN, fifth[0].share - fifth[1].share, 1e-15);
    assert.deepEqual(captured(held, rows, 1), fifth);
  });
});

describe('value by number of purchase days', () => {
  test('means, classes and Fisher’s interval by hand', () => {
    const customers = [1, 1, 2, 6, 10, 30].map((days, i) => ({
      x: days - 1,
      tx: days > 1 ? 1 : 0,
      T: 10,
      mean: 10 * (i + 1),
      days,
    }));
    const histories = historiesOf(customers);
    const fit = { ...fitGammaGamma(histories), frequencyValueCorrelation: 0.5 };
    const told = valueByDays(fit, histories, 1);
    assert.deepEqual(
      told.rows.map(({ label, customers: n, actual }) => [label, n, actual]),
      [
        ['1', 2, 15],
        ['2', 1, 30],
        ['6–10', 2, 45],
        ['21+', 1, 60],
      ],
    );
    // atanh(0.5) ± 1.959964 / √3, back through tanh.
    assertClose(told.interval[0], -0.52432, 1e-5);
    assertClose(told.interval[1], 0.93297, 1e-5);
    // Ranks of days 1.5, 1.5, 3, 4, 5, 6 against 1 to 6: 17 / √(17 × 17.5).
    assertClose(told.spearman, Math.sqrt(17 / 17.5), 1e-12);
    // A single customer's mean has no spread over draws.
    assert.deepEqual([told.rows[1].low95, told.rows[1].high95], [30, 30]);
    assert.deepEqual(valueByDays(fit, histories, 1), told);
  });
});

describe('repeats by month of the first purchase', () => {
  test('are what came, against r t / α for each customer of an NBD', () => {
    const some = buildHistories(
      [
        { customerId: 1, day: dayNumber('2011-01-01'), netValue: 1 },
        { customerId: 1, day: dayNumber('2011-01-09'), netValue: 1 },
        { customerId: 2, day: dayNumber('2011-02-05'), netValue: 1 },
      ],
      dayNumber('2011-02-12'),
    );
    const told = repeatsByFirstMonth({ model: 'nbd', parameters: [2, 3] }, some);
    assert.deepEqual(
      told.map((row) => [row.first_day, row.customers, row.actual]),
      [
        ['2011-01-01', 1, 1],
        ['2011-02-01', 1, 0],
      ],
    );
    assertRelative(told[0].expected, (2 / 3) * 6, 1e-12);
    assertRelative(told[1].expected, 2 / 3, 1e-12);
    assert.equal(told[1].ratio, 0);
  });
});

describe('tables of a run', () => {
  test('list every parameter, with the bootstrap’s spread for the models used', async () => {
    const { model } = await made;
    const told = purchaseParameterRows(model);
    assert.equal(told.length, 2 + 4);
    for (const row of told) assert.equal(row.bootstrap_error !== '–', row.used);
    assert.deepEqual(
      valueParameterRows(model).map(({ parameter }) => parameter),
      ['p', 'q', 'v'],
    );
    assert.match(told[0].interval, /^[\d.]+ to [\d.]+$/);
  });

  test('name the customers of whom most is expected, and how few bring half', async () => {
    const { forecast } = await made;
    const told = topCustomers(forecast, built, group.customerIds, 6, 5);
    const period = forecast.periods.findIndex(({ fromMonth, toMonth }) => fromMonth === 1 && toMonth === 6);
    const expected = [...forecast.revenue[period].expected].sort((a, b) => b - a);
    assert.deepEqual(
      told.rows.map(({ revenue }) => revenue),
      expected.slice(0, 5),
    );
    const total = expected.reduce((sum, value) => sum + value, 0);
    assertRelative(
      told.shareOfRevenue,
      expected.slice(0, 5).reduce((sum, value) => sum + value, 0) / total,
      1e-12,
    );
    const half = told.customersForHalf * expected.length;
    const upTo = (n: number): number => expected.slice(0, n).reduce((sum, value) => sum + value, 0);
    assert.ok(upTo(half) >= total / 2 && upTo(half - 1) < total / 2);
    assert.throws(() => topCustomers(forecast, built, [], 5, 1), /months must be one of/);
  });
});

describe('other choices', () => {
  test('begin with the headline, and say nothing where nothing can be said', async () => {
    const { model, forecast } = await made;
    const forecasts = await besideScenarios(model, built, forecast, { ...options, groups: [group] });
    assert.deepEqual(
      forecasts.map(({ scenario }) => scenario),
      ['plain', 'last-year-shares', 'flat'],
    );
    const past = [1, 2, 3].map((month) => origin(month, 120, 100));
    const told = sensitivity({ model, built, purchases, group, forecasts, origins: past });
    const base = forecast.groups.find(
      ({ group: who, quantity, period }) =>
        who === 'base' && quantity === 'revenue' && period === 'months 1 to 3',
    );
    assert.match(told[0].choice, /^headline: /);
    assert.equal(told[0].base3, base?.expected);
    const moved = told.find(({ choice }) => choice.includes('past bias'));
    assertRelative(moved?.base3 ?? NaN, 1.2 * (base?.expected ?? NaN), 1e-12);
    assert.equal(moved?.base6, null);
    assert.equal(moved?.group3, null);
    const naive = told.find(({ choice }) => choice.includes('same as last quarter'));
    const known = new Set(built.histories.customerIds);
    const quarter = rows.filter(
      ({ customerId, day }) => day >= dayNumber('2011-04-01') && day <= endDay && known.has(customerId),
    );
    assertRelative(
      naive?.base3 ?? NaN,
      quarter.reduce((sum, { netValue }) => sum + netValue, 0),
      1e-9,
    );
    assertRelative(naive?.base6 ?? NaN, 2 * (naive?.base3 ?? NaN), 1e-12);
    const came = told.find(({ choice }) => choice.startsWith('purchases as they came'));
    assertRelative(came?.base3 ?? NaN, base?.expected ?? NaN, 1e-9);
    const alone = sensitivity({ model, built, purchases, group: null, forecasts: [forecast], origins: [] });
    assert.ok(alone.every(({ choice, group3 }) => choice.startsWith('headline') || group3 === null));
  });

  test('and end in a table whose verdicts follow the numbers', async () => {
    const { model, forecast } = await made;
    const independence = valueByDays(model.value, built.histories, 1);
    const capture = captured(holdOut(rows, endDay), rows, 1);
    const naive = (predicted: number) =>
      [1, 2, 3].map((month) =>
        origin(month, 100, predicted, {
          method: 'last-quarter',
          model: null,
          inside80: null,
          inside95: null,
        }),
      );
    const verdictOf = (past: readonly OriginRow[]): string | undefined => {
      const forecasts = [forecast];
      const input = { model, built, purchases, group, forecasts, origins: past };
      return valueFindings({
        ...{ expected: expectations(forecast, past), origins: past, model, independence, capture },
        scenario: chooseScenario(past),
        alternatives: sensitivity(input),
        currency: 'GBP',
      }).find(({ finding }) => finding.startsWith('Against repeating'))?.verdict;
    };
    const own = [1, 2, 3].map((month) => origin(month, 100, 90));
    assert.match(verdictOf([...own, ...naive(95)]) ?? '', /the model loses$/);
    assert.match(verdictOf([...own, ...naive(85)]) ?? '', /the model wins$/);
    assert.equal(verdictOf(own), undefined);
  });
});

describe('amounts', () => {
  test('have three digits', () => {
    const amount = amountsIn('GBP');
    const told = [2_191_486, 746_550, 12_345, 999_600, 35.24, 0, -1234].map(amount);
    assert.deepEqual(told, ['£2.19m', '£747k', '£12.3k', '£1.00m', '£35.2', '£0', '−£1.23k']);
    assert.equal(amount(null), '–');
  });
});
