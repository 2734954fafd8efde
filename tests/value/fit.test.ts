import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  choosePurchaseModel,
  expectedNextPurchases,
  expectedValues,
  populationMeanValue,
  aliveProbabilities,
  fitGammaGamma,
  fitPurchaseModel,
  sumOver,
  type PurchaseModelName,
} from '../../src/value';
import { assertClose, assertRelative, historiesOf } from './support';
import { simulateCustomers } from './simulate-customers';

const TRUE_VALUES: readonly [PurchaseModelName, readonly number[]][] = [
  ['nbd', [0.8, 10]],
  ['bg-nbd', [0.7, 5, 0.8, 2.5]],
  ['mbg-nbd', [0.9, 6, 0.9, 2]],
  ['pareto-nbd', [0.6, 8, 0.7, 12]],
];

describe('5,000 simulated customers', () => {
  for (const [model, truth] of TRUE_VALUES) {
    const simulate = () =>
      simulateCustomers(model, truth, { customers: 5000, seed: 3, observedWeeks: [26, 104] });

    test(`${model}: the parameters that made them lie within the 95% intervals`, () => {
      const simulated = simulate();
      const fit = fitPurchaseModel(simulated.histories, model);
      assert.ok(fit.converged);
      fit.intervals.forEach((interval, i) => {
        const [low, high] = interval ?? [NaN, NaN];
        assert.ok(
          low <= truth[i] && truth[i] <= high,
          `${fit.parameterNames[i]} ${truth[i]} is not in ${low} to ${high}`,
        );
        assert.ok(high / low < 2.5, `${fit.parameterNames[i]}: ${low} to ${high} says too little`);
      });
      // Four standard errors of sums over 5,000 customers.
      assertClose(sumOver(aliveProbabilities(fit, simulated.histories)), sumOver(simulated.alive), 140);
      const next = sumOver(expectedNextPurchases(fit, simulated.histories, 13));
      assertRelative(next, sumOver(simulated.nextPurchases), 0.08);
    });
  }

  test('gamma-gamma: the parameters that made their values lie within the 95% intervals, and the value to come is met', () => {
    const simulated = simulateCustomers('nbd', [0.8, 10], { customers: 5000, seed: 4, value: [3, 4, 60] });
    const fit = fitGammaGamma(simulated.histories);
    [3, 4, 60].forEach((truth, i) => {
      const [low, high] = fit.intervals[i] ?? [NaN, NaN];
      assert.ok(
        low <= truth && truth <= high,
        `${fit.parameterNames[i]} ${truth} is not in ${low} to ${high}`,
      );
      assert.ok(high / low < 1.6);
    });
    assertClose(fit.frequencyValueCorrelation, 0, 0.05);
    const values = expectedValues(fit, simulated.histories);
    const said = values.reduce((sum, value, i) => sum + value * simulated.nextPurchases[i], 0);
    assertRelative(said, sumOver(simulated.nextValue), 0.04);
  });

  test('intervals hold what they promise: over 40 samples each parameter is within its 95% interval 34 times or more', () => {
    const inside = [0, 0, 0, 0, 0];
    for (let seed = 1; seed <= 40; seed += 1) {
      const { histories } = simulateCustomers('nbd', [0.8, 10], { customers: 600, seed });
      const purchases = fitPurchaseModel(histories, 'nbd');
      const value = fitGammaGamma(histories);
      const truth = [0.8, 10, 6, 4, 15];
      [...purchases.intervals, ...value.intervals].forEach((interval, i) => {
        if (interval !== null && interval[0] <= truth[i] && truth[i] <= interval[1]) inside[i] += 1;
      });
    }
    // P(fewer than 34 of 40) is 0.003 at a coverage of 95%, and P(all within) 0.13.
    for (const count of inside) assert.ok(count >= 34, `${inside.join(', ')}`);
    assert.ok(inside.some((count) => count < 40));
  });
});

describe('drop-out that the data do not identify', () => {
  const { histories } = simulateCustomers('nbd', [0.8, 10], { customers: 2000, seed: 5 });

  test('is noticed: drop-out runs to nothing, the likelihood is the NBD’s, and the NBD is chosen and said', () => {
    const chosen = choosePurchaseModel(histories);
    assert.equal(chosen.dropOutIdentified, false);
    assert.equal(chosen.fit.model, 'nbd');
    assert.match(
      chosen.reason,
      /^NBD: the data do not identify a drop-out part; .*significant from 5\.99: BG\/NBD \d\.\d\d/,
    );
    const [nbd, ...others] = chosen.comparison;
    assert.ok(nbd.chosen);
    for (const other of others) {
      assert.ok(!other.dropOutIdentified && !other.chosen);
      assertClose(other.logLikelihood, nbd.logLikelihood, 2.99);
    }
  });

  test('does not overflow where the NBD is true: expectations are those of the NBD', () => {
    const nbd = sumOver(expectedNextPurchases(fitPurchaseModel(histories, 'nbd'), histories, 52));
    const bg = fitPurchaseModel(histories, 'bg-nbd');
    assertRelative(sumOver(expectedNextPurchases(bg, histories, 52)), nbd, 0.02);
  });

  test('a drop-out that is the same for everybody is kept, and its bound named', () => {
    const { histories: same } = simulateCustomers('bg-nbd', [2, 5, 2000, 8000], { customers: 1500, seed: 6 });
    const chosen = choosePurchaseModel(same, { candidates: ['bg-nbd'] });
    assert.equal(chosen.fit.model, 'bg-nbd');
    assert.equal(chosen.dropOutIdentified, true);
    const [, , a, b] = chosen.fit.parameters;
    assertClose(a / (a + b), 0.2, 0.03);
    assert.ok(b <= 10_000);
  });
});

describe('fits of little data', () => {
  test('refuse customers of whom nobody has bought again', () => {
    assert.throws(
      () => fitPurchaseModel(historiesOf([{ x: 0, tx: 0, T: 5 }]), 'nbd'),
      /must hold a repeat purchase, received none of 1/,
    );
  });

  test('refuse values of fewer than two customers', () => {
    assert.throws(
      () => fitGammaGamma(historiesOf([{ x: 0, tx: 0, T: 5 }])),
      /two customers with a mean value, received 1/,
    );
  });

  test('say where customers do not differ: the shape runs to its bound and has no standard error', () => {
    const alike = Array.from({ length: 60 }, () => ({ x: 5, tx: 25, T: 30 }));
    const fit = fitPurchaseModel(historiesOf(alike), 'nbd');
    assert.deepEqual(fit.atBound, ['r']);
    assert.equal(fit.standardErrors[0], null);
    assert.equal(fit.intervals[0], null);
    const [low, high] = fit.intervals[1] ?? [NaN, NaN];
    assert.ok(low < fit.parameters[1] && fit.parameters[1] < high);
    assertRelative(fit.parameters[0] / fit.parameters[1], 5 / 30, 0.001);
  });

  test('are the same whatever the order of the customers, and change nothing', () => {
    const { histories } = simulateCustomers('bg-nbd', [0.7, 5, 0.8, 2.5], { customers: 400, seed: 3 });
    const before = structuredClone(histories);
    const order = Array.from(histories.customerIds, (_, i) => i).reverse();
    const reversed = {
      customerIds: Int32Array.from(order, (i) => histories.customerIds[i]),
      repeatDays: Int32Array.from(order, (i) => histories.repeatDays[i]),
      lastPurchaseWeeks: Float64Array.from(order, (i) => histories.lastPurchaseWeeks[i]),
      observedWeeks: Float64Array.from(order, (i) => histories.observedWeeks[i]),
      meanValue: Float64Array.from(order, (i) => histories.meanValue[i]),
      valueDays: Int32Array.from(order, (i) => histories.valueDays[i]),
    };
    const [one, other] = [fitPurchaseModel(histories, 'bg-nbd'), fitPurchaseModel(reversed, 'bg-nbd')];
    one.parameters.forEach((p, i) => assertRelative(other.parameters[i], p, 1e-4));
    assertClose(one.logLikelihood, other.logLikelihood, 1e-6);
    assert.deepEqual(histories, before);
  });

  test('report a fit that was not given the steps it needs', () => {
    const { histories } = simulateCustomers('bg-nbd', [0.7, 5, 0.8, 2.5], { customers: 400, seed: 3 });
    const fit = fitPurchaseModel(histories, 'bg-nbd', { maxIterations: 1 });
    assert.equal(fit.converged, false);
    assert.match(fit.advice, /raise maxIterations/);
  });

  test('where a population mean does not exist, values are the customer’s own mean, or the others’, and never negative', () => {
    const customers = historiesOf([
      { x: 0, tx: 0, T: 5, mean: 0, days: 0 },
      { x: 0, tx: 0, T: 5, mean: 30, days: 1 },
      { x: 1, tx: 2, T: 5, mean: 50, days: 2 },
    ]);
    // p n + q is 0.4 + 0.5 for one day: no mean; 0.8 + 0.5 for two: 0.4 (10 + 100) / 0.3.
    const values = expectedValues({ parameters: [0.4, 0.5, 10] }, customers);
    assert.deepEqual([values[0], values[1]], [40, 30]);
    assertRelative(values[2], (0.4 * 110) / 0.3, 1e-12);
    assert.equal(populationMeanValue({ parameters: [0.4, 0.5, 10] }), null);
  });
});
