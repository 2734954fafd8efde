import { addMonths, dayNumber, dayText } from '../../src/numeric';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  adoptMethod,
  amountsIn,
  besideScenarios,
  boughtBetween,
  buildHistories,
  captured,
  checkRun,
  expectationOf,
  expectations,
  fitGammaGamma,
  fitValueModel,
  forecastValue,
  holdOut,
  leagueTable,
  monthsAhead,
  originTable,
  purchaseParameterRows,
  repeatsByFirstMonth,
  scaleToQuoted,
  sensitivity,
  STAND_IN,
  sumOver,
  topCustomers,
  valueByDays,
  valueFindings,
  valueParameterRows,
  type ExpectationInput,
  type OriginRow,
  type RunPurchases,
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
const made = (async () => {
  const model = await fitValueModel(built, { ...options, replicates: 6, candidates: ['bg-nbd'] });
  const asked = { ...options, groups: [group], totals: [1, 3, 6] };
  const first = await forecastValue(model, built, { ...asked, scenario: 'last-year-shares' });
  const forecasts = await besideScenarios(model, built, first, asked);
  const check = await checkRun(purchases, { threads: 0, groupShare: 0.2, budget: { bandedOrigins: 2 } });
  return { model, forecasts, check };
})();

/** One origin of a method on revenue over three months; months from January 2010 on. */
function origin(month: number, actual: number, predicted: number, more: Partial<OriginRow> = {}): OriginRow {
  const originDay = addMonths(dayNumber('2010-01-31'), month - 1);
  return {
    origin: dayText(originDay),
    originDay,
    horizonMonths: 3,
    who: 'base',
    customers: 10,
    quantity: 'revenue',
    method: 'mean-of-last-year-and-shares',
    model: 'nbd',
    actual,
    predicted,
    error: predicted - actual,
    relativeError: (predicted - actual) / actual,
    low80: null,
    high80: null,
    low95: null,
    high95: null,
    inside80: null,
    inside95: null,
    ...more,
  };
}

/** What is expected when going back gave these rows. */
async function expecting(rows: readonly OriginRow[], more: Partial<ExpectationInput> = {}) {
  const { forecasts, check } = await made;
  return expectations({
    ...{ purchases, built, group, forecasts },
    check: { ...check, rows, yearAgo: null },
    ...more,
  });
}

describe('what a headline quotes', () => {
  test('with a year at hand: the geometric mean of last year’s months and the model with their shares, as wide as measured elsewhere, leaning down', async () => {
    const { adopted, historyDays, all } = await expecting([]);
    assert.equal(historyDays, 395);
    assert.deepEqual([adopted.method, adopted.from], ['mean-of-last-year-and-shares', 'measured']);
    assert.deepEqual(
      all.map(({ who, months }) => [who, months]),
      ['base', 'Insiders'].flatMap((who) => [1, 3, 6].map((months) => [who, months])),
    );
    const three = expectationOf(all, 'base', 3);
    // July to September 2010, and April to June 2011, of today's customers.
    const [last, quarter] = [
      ['2010-07-01', '2010-09-30'],
      ['2011-04-01', '2011-06-30'],
    ].map(([from, to]) => sumOver(boughtBetween(rows, built, dayNumber(from), dayNumber(to)).netValue));
    assertRelative(three.lastYear ?? NaN, last, 1e-12);
    assertRelative(three.lastQuarter ?? NaN, quarter, 1e-12);
    const seasonal = three.methods.find(({ method }) => method === 'last-year-shares')?.value ?? NaN;
    assertRelative(three.quoted.expected, Math.sqrt(last * seasonal), 1e-12);
    assert.deepEqual([three.intervalFrom, three.leansDown, three.origins], ['measured', true, 0]);
    assertRelative(three.quoted.low95, three.quoted.expected / 1.5 ** 1.25, 1e-12);
    assertRelative(three.quoted.high95, three.quoted.expected * 1.5 ** 0.75, 1e-12);
    assert.ok(three.model.low95 < three.model.expected && three.model.expected < three.model.high95);
    assert.throws(() => expectationOf(all, 'base', 4), /no forecast of "base" over 4 months/);
  });

  test('with enough origins is as wide as the method’s own misses, each group by its own; upright once the season was in a window', async () => {
    const past = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((month) => [
      origin(month, 150, 100),
      origin(month, 101, 100, { who: STAND_IN }),
    ]);
    const { adopted, all } = await expecting(past);
    assert.equal(adopted.from, 'own');
    const base = expectationOf(all, 'base', 3);
    assert.deepEqual([base.intervalFrom, base.origins, base.leansDown], ['misses', 9, false]);
    // Student's t with three degrees of freedom, nine origins over three months, at 95%: 3.182446.
    assertRelative(base.quoted.high95, base.quoted.expected * Math.exp(3.182446 * Math.log(1.5)), 1e-6);
    assertRelative(base.quoted.low95, base.quoted.expected * Math.exp(-3.182446 * Math.log(1.5)), 1e-6);
    assertClose(base.meanAbsoluteError ?? NaN, 1 / 3, 1e-12);
    const insiders = expectationOf(all, 'Insiders', 3);
    assert.ok(insiders.quoted.high95 < 1.05 * insiders.quoted.expected);
    // Windows of January to March only: July to September were in none.
    const winter = await expecting([1, 2, 3].map((month) => origin(month, 150, 100)));
    assert.equal(expectationOf(winter.all, 'base', 3).leansDown, true);
    assert.equal(expectationOf(winter.all, 'base', 6).intervalFrom, 'measured');
  });

  test('takes a method by name', async () => {
    const { adopted, all } = await expecting([], { method: 'last-quarter' });
    assert.deepEqual([adopted.method, adopted.from], ['last-quarter', 'named']);
    const three = expectationOf(all, 'base', 3);
    assert.equal(three.quoted.expected, three.lastQuarter);
  });

  test('is what the customers’ numbers add up to, the group’s and everybody’s, with shares as the model has them', async () => {
    const { forecasts } = await made;
    const { all } = await expecting([]);
    const scaled = scaleToQuoted(forecasts[0], all, group);
    const at = scaled.periods.findIndex(({ fromMonth, toMonth }) => fromMonth === 1 && toMonth === 3);
    const members = Array.from(group.customerIds.keys());
    const quoted = (who: string) => expectationOf(all, who, 3);
    assertRelative(sumOver(scaled.revenue[at].expected), quoted('base').quoted.expected, 1e-9);
    assertRelative(sumOver(scaled.revenue[at].expected, members), quoted('Insiders').quoted.expected, 1e-9);
    assertRelative(sumOver(scaled.purchases[at].expected), quoted('base').purchases, 1e-9);
    const [one, other] = [scaled, forecasts[0]].map(({ revenue }) => revenue[at]);
    for (const key of ['expected', 'low95', 'high80'] as const)
      assertRelative(one[key][3] * other[key][9], one[key][9] * other[key][3], 1e-9);
    // Months on their own stay the model's.
    assert.equal(scaled.revenue[1], forecasts[0].revenue[1]);
    const alone = scaleToQuoted(forecasts[0], all, null);
    assertRelative(sumOver(alone.revenue[at].expected), quoted('base').quoted.expected, 1e-9);
  });
});

describe('going back in a run', () => {
  test('gives nothing where the data are too short, and the group by its stand-in otherwise', async () => {
    const short = rows.filter(({ day }) => day > dayNumber('2011-04-10'));
    assert.deepEqual((await checkRun({ ...purchases, asTheyCame: short }, { threads: 0 })).rows, []);
    const recent = rows.filter(({ day }) => day > dayNumber('2010-12-31'));
    const { rows: table } = await checkRun(
      { ...purchases, asTheyCame: recent },
      { groupShare: 0.1, threads: 0, budget: { bandedOrigins: 0 } },
    );
    assert.deepEqual([...new Set(table.map(({ who }) => who))], ['base', STAND_IN]);
    assert.deepEqual(
      [...new Set(table.map((row) => `${row.origin}/${row.horizonMonths}`))],
      ['2011-03-31/1', '2011-03-31/3', '2011-04-30/1', '2011-05-31/1'],
    );
    const told = originTable(table, 'same-quarter-last-year');
    assert.equal(told.length, 8);
    assert.ok(told.every((row) => row.last_year_error === null && row.error === null));
    const first = table.find((row) => row.method === 'last-quarter' && row.quantity === 'revenue');
    assert.equal(told[0].last_quarter_error, first?.relativeError);
  });

  test('makes a league of the methods that there are today, on all origins and on those that all have', () => {
    const table = [
      ...[1, 2, 3].map((month) => origin(month, 100, 80, { method: 'model' })),
      ...[2, 3].map((month) => origin(month, 100, 110, { method: 'last-quarter' })),
      origin(3, 100, 50, { method: 'last-quarter', who: STAND_IN }),
    ];
    const adopted = adoptMethod(table, ['model', 'last-quarter'], 200);
    const league = leagueTable(table, adopted);
    assert.deepEqual(
      league.map(({ method, origins, common, adopted: taken }) => [method, origins, common, taken]),
      [
        ['Last quarter again', 2, 2, false],
        ['Model as it is', 3, 2, true],
      ],
    );
    assertClose(league[0].base ?? NaN, 0.1, 1e-12);
    assertClose(league[0].group ?? NaN, 0.5, 1e-12);
    assertClose(league[1].common_base ?? NaN, 0.2, 1e-12);
    assert.equal(league[1].group, null);
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
    const [forecast] = (await made).forecasts;
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
    const { model } = await made;
    const { all } = await expecting([]);
    const months = monthsAhead(built.endDay, 6, 'plain') ?? [];
    const told = sensitivity({ model, built, purchases, group, months, expected: all });
    assert.deepEqual(
      told.map(({ choice }) => choice),
      [
        'headline',
        'instead: Model as it is',
        'instead: Last quarter again',
        'instead: Same months last year',
        'instead: Model with last year’s month shares',
        `model as it is, ${model.purchases.fit.model === 'nbd' ? 'BG/NBD for NBD' : 'NBD for BG/NBD'}`,
        'model as it is, on purchases as they came',
      ],
    );
    assert.equal(told[0].base3, expectationOf(all, 'base', 3).quoted.expected);
    const [, plain, quarter] = told;
    assertRelative(quarter.base6 ?? NaN, 2 * (quarter.base3 ?? NaN), 1e-12);
    assertRelative(told[6].base3 ?? NaN, plain.base3 ?? NaN, 1e-9);
    assertRelative(told[6].group6 ?? NaN, plain.group6 ?? NaN, 1e-9);
    const alone = sensitivity({
      ...{ model, built, purchases, group: null, months },
      expected: all.filter(({ who }) => who === 'base'),
    });
    assert.ok(alone.every(({ group3 }) => group3 === null));
  });

  test('and end in a table whose verdicts follow the numbers', async () => {
    const { model } = await made;
    const independence = valueByDays(model.value, built.histories, 1);
    const capture = captured(holdOut(rows, endDay), rows, 1);
    const verdictsOf = async (past: readonly OriginRow[]) => {
      const { adopted, all } = await expecting(past);
      const findings = valueFindings({
        ...{ expected: all, origins: past, model, independence, capture, adopted },
        currency: 'GBP',
      });
      const of = (start: string) => findings.find(({ finding }) => finding.startsWith(start))?.verdict ?? '';
      return { method: of('Method'), against: of('Against the model'), base: of('All customers') };
    };
    const months = [1, 2, 3, 4, 5, 6, 7, 8];
    const own = months.map((month) => origin(month, 100, 90));
    const model95 = months.map((month) => origin(month, 100, 95, { method: 'model' }));
    const model60 = months.map((month) => origin(month, 100, 60, { method: 'model' }));
    const won = await verdictsOf([...own, ...model60]);
    assert.match(won.against, /the adopted method wins$/);
    assert.match(won.method, /best elsewhere, and at 8 own origins nothing missed by less/);
    assert.match(won.base, /which missed by 10\.0% at 8 origins/);
    const replaced = await verdictsOf([...own, ...model95]);
    assert.match(replaced.method, /missed by 5\.1% at 8 own origins, “.*” by 10\.5%/);
    assert.equal(replaced.against, '');
    const few = await verdictsOf(own.slice(0, 2));
    assert.match(few.method, /^2 origins of its own, 8 are needed/);
    assert.match(few.base, /as was measured elsewhere, and leans down/);
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
