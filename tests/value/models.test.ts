import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  aliveProbabilities,
  expectedNextPurchases,
  expectedPurchases,
  expectedValues,
  placesOf,
  populationMeanValue,
  PURCHASE_MODELS,
  sumOver,
  type PurchaseModelName,
} from '../../src/value';
import { groupRows } from '../../src/value/models';
import { assertClose, assertRelative, historiesOf } from './support';

const PUBLISHED = {
  nbd: [0.385, 12.072],
  'bg-nbd': [0.243, 4.414, 0.793, 2.426],
  'mbg-nbd': [0.525, 6.183, 0.891, 1.614],
  'pareto-nbd': [0.553, 10.578, 0.606, 11.669],
} as const;
const NAMES = Object.keys(PUBLISHED) as PurchaseModelName[];

describe('published numbers that need no data', () => {
  const bg = { model: 'bg-nbd', parameters: PUBLISHED['bg-nbd'] } as const;
  const pareto = { model: 'pareto-nbd', parameters: PUBLISHED['pareto-nbd'] } as const;

  // Fader, Hardie and Lee 2005, from unrounded parameters; 0.2% for their rounding to three digits.
  test('BG/NBD: purchases of a new customer by 0.1429, 1, 31.857 and 78 weeks', () => {
    const published = [
      [0.1429, 0.0078],
      [1, 0.0532],
      [31.857, 1.0405],
      [78, 1.8576],
    ];
    for (const [weeks, expected] of published) {
      assertClose(expectedPurchases(bg, weeks), expected, 0.002 * expected + 0.00005, `by ${weeks} weeks`);
    }
  });

  test('BG/NBD: 1.226 purchases in 39 weeks of a customer with x = 2, t_x = 30.43, T = 38.86', () => {
    const [next] = expectedNextPurchases(bg, historiesOf([{ x: 2, tx: 30.43, T: 38.86 }]), 39);
    assertClose(next, 1.226, 0.0005);
  });

  test('Pareto/NBD: 25.46 purchases in 52 weeks, alive with 0.9979, of a customer with x = 26, t_x = 30.86, T = 31', () => {
    const customer = historiesOf([{ x: 26, tx: 30.86, T: 31 }]);
    assertClose(expectedNextPurchases(pareto, customer, 52)[0], 25.46, 0.005);
    assertClose(aliveProbabilities(pareto, customer)[0], 0.9979, 0.00005);
  });

  // Fader and Hardie 2013: a customer without a repeat, and the first two of the sample (x = 2 at 22.35, x = 1 at 11.77).
  test('gamma-gamma: 35.17 without a repeat, 24.65 and 18.91 for the first two customers of CDNOW', () => {
    const fit = { parameters: [6.25, 3.74, 15.44] };
    const customers = historiesOf([
      { x: 0, tx: 0, T: 10, mean: 0, days: 0 },
      { x: 2, tx: 5, T: 10, mean: 22.35, days: 2 },
      { x: 1, tx: 5, T: 10, mean: 11.77, days: 1 },
    ]);
    const values = expectedValues(fit, customers);
    [35.17, 24.65, 18.91].forEach((value, i) => assertRelative(values[i], value, 0.0015));
    assertRelative(values[0], populationMeanValue(fit) ?? NaN, 1e-15);
    // From the unrounded estimates of the CDNOW fit.
    const unrounded = expectedValues({ parameters: [6.24957, 3.744225, 15.443524] }, customers);
    [35.17, 24.65, 18.91].forEach((value, i) => assertClose(unrounded[i], value, 0.01));
  });
});

describe('every purchase model', () => {
  for (const model of NAMES) {
    const fit = { model, parameters: PUBLISHED[model] };

    test(`${model}: the probabilities of all counts add up to 1, and their mean is the expectation`, () => {
      for (const weeks of [0.5, 12, 60]) {
        let [mass, mean] = [0, 0];
        for (let count = 0; count < 600; count += 1) {
          const probability = PURCHASE_MODELS[model].probability(fit.parameters, count, weeks);
          assert.ok(probability >= 0);
          mass += probability;
          mean += count * probability;
        }
        assertClose(mass, 1, 1e-10);
        assertRelative(mean, expectedPurchases(fit, weeks), 1e-8, `${weeks} weeks`);
      }
    });

    test(`${model}: expecting a stranger’s next purchases is expecting a newcomer’s, on his first day`, () => {
      const [next] = expectedNextPurchases(fit, historiesOf([{ x: 0, tx: 0, T: 0 }]), 30);
      const alive = PURCHASE_MODELS[model].alive(fit.parameters, 0, 0, 0);
      assertRelative(next, expectedPurchases(fit, 30), 1e-12);
      assert.ok(model === 'mbg-nbd' ? alive < 1 : alive === 1);
    });

    test(`${model}: what is expected of all, over what they may have done, is what is expected of a newcomer`, () => {
      // E[X(T + t)] = E[X(T)] + E[Y(t)], with Y averaged over simulated pasts, is tested in the simulation; here T -> 0.
      const short = expectedPurchases(fit, 1e-6) / 1e-6;
      const rate = PUBLISHED[model][0] / PUBLISHED[model][1];
      const stays = model === 'mbg-nbd' ? 1.614 / (0.891 + 1.614) : 1;
      assertRelative(short, rate * stays, 1e-6);
    });

    test(`${model}: grouped rows have the likelihood of the customers one by one`, () => {
      const customers = [
        { x: 0, tx: 0, T: 30 },
        { x: 3, tx: 12, T: 30 },
        { x: 0, tx: 0, T: 30 },
        { x: 3, tx: 12, T: 30 },
        { x: 1, tx: 2, T: 25 },
      ];
      const likelihood = (list: typeof customers): number => {
        const rows = groupRows(historiesOf(list));
        return PURCHASE_MODELS[model].logLikelihood(rows)(fit.parameters, rows.weights, new Float64Array(4));
      };
      assert.equal(groupRows(historiesOf(customers)).rows, 3);
      assertRelative(
        likelihood(customers),
        customers.reduce((sum, c) => sum + likelihood([c]), 0),
        1e-13,
      );
    });

    test(`${model}: the likelihood’s derivatives are those of its values`, () => {
      const rows = groupRows(
        historiesOf([
          { x: 0, tx: 0, T: 38 },
          { x: 1, tx: 37.9, T: 38 },
          { x: 4, tx: 11, T: 25 },
          { x: 60, tx: 30, T: 50 },
          { x: 240, tx: 5, T: 50 },
        ]),
      );
      const likelihood = PURCHASE_MODELS[model].logLikelihood(rows);
      for (const factors of [[1], [3, 0.2], [0.4, 2, 30, 100], [1, 0.01], [0.1, 50, 0.02, 0.5]]) {
        const p = fit.parameters.map((value, i) => value * factors[i % factors.length]);
        const gradient = new Float64Array(p.length);
        const whole = Math.abs(likelihood(p, rows.weights, gradient));
        const slopes = gradient.slice();
        slopes.forEach((slope, i) => {
          const step = 1e-5 * p[i];
          const [up, down] = [step, -step].map((move) =>
            likelihood(
              p.map((value, j) => (j === i ? value + move : value)),
              rows.weights,
              gradient,
            ),
          );
          assertClose(slope * p[i], (up - down) / 2e-5, 3e-8 * whole, `${model} ${String(p)}, ${i}`);
        });
      }
    });

    test(`${model}: extreme customers and parameters give finite numbers`, () => {
      const extremes = [
        fit.parameters,
        fit.parameters.map((p) => p * 1e-3),
        fit.parameters.map((p) => p * 1e3),
      ];
      const customers = historiesOf([
        { x: 0, tx: 0, T: 0 },
        { x: 0, tx: 0, T: 500 },
        { x: 1, tx: 1e-9, T: 500 },
        { x: 900, tx: 20, T: 500 },
        { x: 900, tx: 130, T: 130 },
      ]);
      for (const parameters of extremes) {
        const given = { model, parameters };
        for (const next of expectedNextPurchases(given, customers, 52))
          assert.ok(next >= 0 && next < 1e5, `${next}`);
        for (const alive of aliveProbabilities(given, customers)) assert.ok(alive >= 0 && alive <= 1);
        assert.ok(
          Number.isFinite(
            PURCHASE_MODELS[model].logLikelihood(groupRows(customers))(
              parameters,
              new Float64Array(5).fill(1),
              new Float64Array(4),
            ),
          ),
        );
      }
    });

    test(`${model}: refuses parameters and horizons that are none`, () => {
      assert.throws(
        () => expectedPurchases({ model, parameters: [1] }, 1),
        /parameters of .* must be r, alpha.*received 1 number/,
      );
      const broken = Array.from(fit.parameters, (p, i) => (i === 1 ? NaN : p));
      assert.throws(
        () => expectedPurchases({ model, parameters: broken }, 1),
        /parameter alpha must be .*received NaN/,
      );
      assert.throws(() => expectedPurchases(fit, -1), /weeks must be/);
    });
  }

  test('a drop-out model without drop-out is the NBD', () => {
    const customer = historiesOf([{ x: 4, tx: 10, T: 20 }]);
    const rows = groupRows(customer);
    const nbd = { model: 'nbd', parameters: [0.8, 9] } as const;
    const limits = [
      { model: 'bg-nbd', parameters: [0.8, 9, 1e-8, 1e4] },
      { model: 'mbg-nbd', parameters: [0.8, 9, 1e-8, 1e4] },
      { model: 'pareto-nbd', parameters: [0.8, 9, 1e-8, 1e6] },
    ] as const;
    for (const limit of limits) {
      assertRelative(
        expectedNextPurchases(limit, customer, 26)[0],
        expectedNextPurchases(nbd, customer, 26)[0],
        1e-9,
      );
      assertRelative(
        PURCHASE_MODELS[limit.model].logLikelihood(rows)(limit.parameters, rows.weights, new Float64Array(4)),
        PURCHASE_MODELS.nbd.logLikelihood(rows)(nbd.parameters, rows.weights, new Float64Array(2)),
        1e-9,
      );
      assertClose(
        PURCHASE_MODELS[limit.model].probability(limit.parameters, 3, 10),
        PURCHASE_MODELS.nbd.probability(nbd.parameters, 3, 10),
        1e-9,
      );
    }
  });

  test('the longer the silence, the less alive; the more often somebody bought, the sooner', () => {
    for (const model of ['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const) {
      const fit = { model, parameters: PUBLISHED[model] };
      const silent = [30, 20, 10, 1].map(
        (tx) => aliveProbabilities(fit, historiesOf([{ x: 5, tx, T: 30 }]))[0],
      );
      const often = [2, 5, 10, 20].map(
        (x) => aliveProbabilities(fit, historiesOf([{ x, tx: 10, T: 30 }]))[0],
      );
      for (const list of [silent, often]) {
        for (let i = 1; i < list.length; i += 1)
          assert.ok(list[i] < list[i - 1], `${model}: ${list.join(' ')}`);
      }
    }
  });
});

describe('groups', () => {
  const histories = historiesOf([
    { x: 0, tx: 0, T: 1 },
    { x: 0, tx: 0, T: 2 },
    { x: 0, tx: 0, T: 3 },
  ]);

  test('are found by customer id, and summed', () => {
    const places = placesOf(histories, [3, 1]);
    assert.deepEqual([...places], [2, 0]);
    assert.equal(sumOver([10, 20, 40], places), 50);
    assert.equal(sumOver([10, 20, 40]), 70);
  });

  test('refuse strangers and doubles', () => {
    assert.throws(() => placesOf(histories, [9]), /customer 9 has no purchase history/);
    assert.throws(() => placesOf(histories, [1, 1]), /distinct/);
  });
});
