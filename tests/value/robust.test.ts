import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addMonths, dayNumber, dayText, createRandom, randomGamma } from '../../src/numeric';
import {
  besideScenarios,
  boughtBetween,
  buildHistories,
  checkRun,
  choosePurchaseModel,
  expectationOf,
  expectations,
  expectedNextPurchases,
  expectedValues,
  fitGammaGamma,
  fitPurchaseModel,
  fitValueModel,
  forecastValue,
  monthsAhead,
  scaleToQuoted,
  sumOver,
  type PurchaseRow,
  type RunPurchases,
} from '../../src/value';
import { simulateCustomers } from './simulate-customers';
import { assertClose, assertRelative, historiesOf, simulateRows } from './support';

/** The whole forecast of a shop, as a run makes it, with few draws. */
async function forecastShop(rows: readonly PurchaseRow[], endDay: number) {
  const totals = { lines: rows.length, customers: 0, netValue: 0 };
  const purchases: RunPurchases = {
    standing: rows,
    asTheyCame: rows,
    endDay,
    all: totals,
    registered: totals,
  };
  const options = { threads: 0, seed: 1 };
  const check = await checkRun(purchases, { ...options, budget: { origins: 6, bandedOrigins: 0 } });
  const built = buildHistories(rows, endDay);
  const model = await fitValueModel(built, { ...options, replicates: 0, candidates: ['bg-nbd'] });
  const scenario = model.seasonal === null ? 'plain' : 'last-year-shares';
  const asked = { ...options, totals: [1, 3, 6], scenario, drawsPerReplicate: 60 } as const;
  const forecast = await forecastValue(model, built, asked);
  const forecasts = await besideScenarios(model, built, forecast, { ...options, totals: [1, 3, 6] });
  const { all, adopted } = expectations({ purchases, built, group: null, forecasts, check });
  const customers = scaleToQuoted(forecast, all, null);
  for (const { quoted, methods } of all) {
    const numbers = [quoted.low95, quoted.expected, quoted.high95, ...methods.map(({ value }) => value)];
    assert.ok(
      numbers.every((value) => Number.isFinite(value) && value > 0),
      JSON.stringify(numbers),
    );
    assert.ok(quoted.low95 <= quoted.low80 && quoted.low80 <= quoted.expected);
    assert.ok(quoted.expected <= quoted.high80 && quoted.high80 <= quoted.high95);
  }
  for (const { expected } of customers.revenue)
    assert.ok(expected.every((value) => Number.isFinite(value) && value >= 0));
  return { built, model, all, adopted, customers };
}

const row = (customerId: number, day: number, netValue: number): PurchaseRow => ({
  customerId,
  day,
  netValue,
});

describe('models that others stumbled over', () => {
  test('BG/NBD with a + b below 1 expects a number of everybody, one-time buyers too', () => {
    const fit = { model: 'bg-nbd', parameters: [0.5, 5, 0.2, 0.3] } as const;
    const customers = historiesOf([
      { x: 0, tx: 0, T: 40 },
      { x: 1, tx: 3, T: 40 },
      { x: 12, tx: 39, T: 40 },
    ]);
    const next = expectedNextPurchases(fit, customers, 26);
    assert.ok(next.every((value) => Number.isFinite(value) && value > 0));
    assert.ok(next[2] > next[0] && next[0] > next[1], [...next].join(', '));
    // Fitted to such customers, it finds drop-out and converges.
    const { histories } = simulateCustomers('bg-nbd', [0.8, 5, 0.2, 0.3], { customers: 1200, seed: 7 });
    const fitted = fitPurchaseModel(histories, 'bg-nbd');
    assert.ok(fitted.converged);
    assert.ok(fitted.parameters[2] + fitted.parameters[3] < 1, `${[...fitted.parameters].join(', ')}`);
  });

  test('customers who were all observed for nearly the same time are fitted', () => {
    const { histories } = simulateCustomers('nbd', [0.8, 10], {
      customers: 800,
      seed: 3,
      observedWeeks: [51.8, 52],
    });
    const { fit, comparison } = choosePurchaseModel(histories, { candidates: ['bg-nbd'] });
    assert.ok(fit.converged && comparison.every(({ logLikelihood }) => Number.isFinite(logLikelihood)));
    assertRelative(fit.parameters[0] / fit.parameters[1], 0.08, 0.15);
  });

  test('a buyer with 2,000 purchases overflows nothing, in any model', () => {
    const { histories } = simulateCustomers('bg-nbd', [0.7, 5, 0.8, 2.5], { customers: 200, seed: 3 });
    const n = histories.customerIds.length;
    const add = <T extends Int32Array | Float64Array>(values: T, value: number): T => {
      const longer = new (values.constructor as new (length: number) => T)(n + 1);
      longer.set(values);
      longer[n] = value;
      return longer;
    };
    const withBuyer = {
      customerIds: add(histories.customerIds, n + 1),
      repeatDays: add(histories.repeatDays, 2000),
      lastPurchaseWeeks: add(histories.lastPurchaseWeeks, 299.5),
      observedWeeks: add(histories.observedWeeks, 300),
      meanValue: add(histories.meanValue, 20),
      valueDays: add(histories.valueDays, 2001),
    };
    for (const { model, logLikelihood, parameters } of choosePurchaseModel(withBuyer).comparison) {
      assert.ok(Number.isFinite(logLikelihood), model);
      const next = expectedNextPurchases({ model, parameters: Object.values(parameters) }, withBuyer, 13);
      assert.ok(next.every(Number.isFinite), model);
      assertRelative(next[n], (2000 / 300) * 13, 0.1, model);
    }
  });

  test('values of so heavy a tail that q is below 1 are never negative', () => {
    const random = createRandom(4);
    const customers = Array.from({ length: 1500 }, () => ({
      x: 1,
      tx: 5,
      T: 30,
      days: 2,
      mean: randomGamma(random, 6) / 3 / randomGamma(random, 0.6),
    }));
    const histories = historiesOf(customers);
    const fit = fitGammaGamma(histories);
    assert.ok(fit.parameters[1] < 1, `q ${fit.parameters[1]}`);
    assert.ok(expectedValues(fit, histories).every((value) => Number.isFinite(value) && value > 0));
  });
});

describe('shops that others stumbled over', () => {
  const endDay = dayNumber('2011-06-30');
  const usual = simulateRows({ customers: 150, startDay: dayNumber('2010-04-01'), endDay, seed: 6 });

  test('customers who net to nothing are left out and counted, and break no fit', async () => {
    const nothing = Array.from({ length: 40 }, (_, i) => [
      row(9000 + i, endDay - 60 - i, 50),
      row(9000 + i, endDay - 60 - i, -50),
    ]).flat();
    const { built, all } = await forecastShop([...usual, ...nothing], endDay);
    assert.equal(built.withoutPurchase.customerIds.length, 40);
    const alone = await forecastShop(usual, endDay);
    assert.equal(
      expectationOf(all, 'base', 3).quoted.expected,
      expectationOf(alone.all, 'base', 3).quoted.expected,
    );
  });

  test('returns above purchases are refused with the reason', async () => {
    const back = usual.map(({ customerId, day, netValue }) => row(customerId, day + 1, -2 * netValue));
    await assert.rejects(
      forecastShop(
        [...usual, ...back].filter(({ day }) => day <= endDay),
        endDay,
      ),
      /must be above 0, received -.*returns outweigh purchases/,
    );
  });

  test('prices times 100,000 give forecasts times 100,000, and the same ranking', async () => {
    const dear = usual.map(({ customerId, day, netValue }) => row(customerId, day, netValue * 1e5));
    const [one, other] = [await forecastShop(usual, endDay), await forecastShop(dear, endDay)];
    const three = (made: typeof one) => expectationOf(made.all, 'base', 3).quoted.expected;
    assertRelative(three(other), 1e5 * three(one), 1e-4);
    const ranking = ({ customers }: typeof one): number[] => {
      const { expected } = customers.revenue[customers.periods.length - 1];
      return Array.from(expected.keys()).sort((a, b) => expected[b] - expected[a] || a - b);
    };
    assert.deepEqual(ranking(other).slice(0, 100), ranking(one).slice(0, 100));
  });

  test('the same customers timed in days or in weeks are expected to buy as much', () => {
    const { histories } = buildHistories(usual, endDay);
    const weekly = fitPurchaseModel(histories, 'nbd');
    const daily = fitPurchaseModel(
      {
        ...histories,
        lastPurchaseWeeks: histories.lastPurchaseWeeks.map((weeks) => weeks * 7),
        observedWeeks: histories.observedWeeks.map((weeks) => weeks * 7),
      },
      'nbd',
    );
    assertRelative(daily.parameters[0], weekly.parameters[0], 1e-3);
    assertRelative(daily.parameters[1], 7 * weekly.parameters[1], 1e-3);
    assertRelative(
      sumOver(
        expectedNextPurchases(
          daily,
          {
            ...histories,
            lastPurchaseWeeks: histories.lastPurchaseWeeks.map((w) => 7 * w),
            observedWeeks: histories.observedWeeks.map((w) => 7 * w),
          },
          91,
        ),
      ),
      sumOver(expectedNextPurchases(weekly, histories, 13)),
      1e-3,
    );
  });

  test('a leap day and month ends shift no horizon: months touch, and a year ago is the same place of the year', () => {
    for (const end of ['2011-11-30', '2012-02-29', '2011-02-28', '2012-01-31', '2011-12-09']) {
      const day = dayNumber(end);
      const months = monthsAhead(day, 6, 'plain') ?? [];
      assert.equal(months[0].startDay, day + 1);
      months.slice(1).forEach((month, i) => assert.equal(month.startDay, months[i].endDay + 1));
      const last = months[5].endDay;
      assert.equal(last, addMonths(day, 6), end);
      // Month ends stay month ends, and there and back is where it was.
      if (end !== '2011-12-09') assert.ok(dayText(last + 1).endsWith('-01'), dayText(last));
      assert.equal(addMonths(addMonths(day, -12), 12), day, end);
    }
    const leap = [row(1, dayNumber('2012-02-29'), 5), row(1, dayNumber('2012-03-01'), 7)];
    const built = buildHistories(leap, dayNumber('2012-02-29'));
    const march = boughtBetween(leap, built, dayNumber('2012-02-29') + 1, addMonths(built.endDay, 1));
    assert.equal(march.netValue[0], 7);
  });

  test('four years of a purchase a month each are expected to go on: one a month each', async () => {
    const end = dayNumber('2014-12-31');
    const rows = Array.from({ length: 60 }, (_, c) =>
      Array.from({ length: 48 }, (_each, m) => row(c + 1, addMonths(end, -m) - (c % 25), 20 + (c % 5))),
    ).flat();
    const { all } = await forecastShop(rows, end);
    const three = expectationOf(all, 'base', 3);
    assertRelative(three.quoted.expected, 60 * 3 * 22, 0.05);
    assertRelative(three.purchases, 180, 0.05);
  });

  test('three weeks of history are forecast by the model alone, with the widest interval, and that is all there is', async () => {
    const weeks = simulateRows({ customers: 400, startDay: endDay - 20, endDay, seed: 5 });
    const { all, adopted } = await forecastShop(weeks, endDay);
    assert.deepEqual([adopted.method, adopted.from], ['model', 'measured']);
    const three = expectationOf(all, 'base', 3);
    assert.deepEqual(
      three.methods.map(({ method }) => method),
      ['model'],
    );
    assert.equal(three.lastQuarter, null);
    assertRelative(three.quoted.high95, three.quoted.expected * 2 ** 0.75, 1e-12);
  });

  test('a shop that grew tenfold is forecast from what its customers do now, not from a tenth of it', async () => {
    const start = dayNumber('2010-01-01');
    const few = simulateRows({ customers: 60, startDay: start, endDay, seed: 8 });
    const many = simulateRows({ customers: 600, startDay: dayNumber('2010-12-01'), endDay, seed: 9 }).map(
      ({ customerId, day, netValue }) => row(customerId + 1000, day, netValue),
    );
    const { all, built } = await forecastShop([...few, ...many], endDay);
    const three = expectationOf(all, 'base', 3);
    const model = three.methods.find(({ method }) => method === 'model')?.value ?? NaN;
    // Last year's months know a tenth of the customers: alone they would say far too little.
    assert.ok((three.lastYear ?? NaN) < 0.25 * model);
    assert.ok(three.quoted.expected > 0.25 * model && three.quoted.expected < 1.5 * model);
    assert.ok(built.histories.customerIds.length > 600);
  });

  test('a shop that was closed for three months is forecast as it is, and without a ratio over an empty quarter', async () => {
    const rows = simulateRows({ customers: 300, startDay: dayNumber('2009-06-01'), endDay, seed: 11 }).filter(
      ({ day }) => day < dayNumber('2010-04-01') || day > dayNumber('2010-06-30'),
    );
    const { all } = await forecastShop(rows, endDay);
    const three = expectationOf(all, 'base', 3);
    // The quarter before last year's months was the empty one.
    assert.ok(!three.methods.some(({ method }) => method === 'like-for-like'));
    assertClose(Math.log(three.quoted.expected / three.model.expected), 0, Math.log(2));
  });
});
