import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { PURCHASE_MODELS } from '../../src/value';
import {
  countReaches,
  digamma,
  gaussLegendre,
  hypergeometricOne,
  logCountProbability,
  minimise,
  probabilityAgainst,
  secondDerivatives,
  studentQuantile,
} from '../../src/value/maths';
import { groupRows } from '../../src/value/models';
import { assertClose, assertRelative, historiesOf } from './support';

/** Values of mpmath; made by tests/fixtures/value/make_special_functions.py. */
const fixture = JSON.parse(
  readFileSync(path.join(projectRoot(), 'tests', 'fixtures', 'value', 'special-functions.json'), 'utf8'),
) as Record<'hypergeometric' | 'bgNbd' | 'paretoNbd', number[][]>;

describe('the hypergeometric function 2F1(1, b; c; z)', () => {
  test('agrees with mpmath, through Euler’s transformation of 2F1(a, b; a + 1; z)', () => {
    const fit = fixture.hypergeometric.filter(
      ([a, b, c, z]) => Math.abs(c - a - 1) < 1e-9 && c >= b && z > 0 && z < 1,
    );
    assert.ok(fit.length >= 10, `${fit.length} of the fixture’s rows are of that form`);
    for (const [a, b, c, z, expected] of fit) {
      const found = (c - a - b) * Math.log1p(-z) + Math.log(hypergeometricOne(c - b, c, z));
      assertClose(found, expected, 2e-11 * Math.max(1, Math.abs(expected)), `a ${a}, b ${b}, z ${z}`);
    }
  });

  test('has its closed forms', () => {
    assertRelative(hypergeometricOne(1, 2, 0.5), 2 * Math.log(2), 1e-14);
    assertRelative(hypergeometricOne(4, 4, 0.75), 4, 1e-14);
  });
});

describe('expectations against the published closed forms', () => {
  test('BG/NBD, new customers and known ones, equal equations 9 and 10 computed with 50 digits', () => {
    const model = PURCHASE_MODELS['bg-nbd'];
    for (const [r, alpha, a, b, x, tx, T, weeks, fresh, next] of fixture.bgNbd) {
      assertRelative(model.expected([r, alpha, a, b], weeks), fresh, 1e-11);
      assertRelative(model.expectedNext([r, alpha, a, b], x, tx, T, weeks), next, 1e-10);
    }
  });

  test('Pareto/NBD likelihood, alive and count probabilities equal the integrals computed with 50 digits', () => {
    const model = PURCHASE_MODELS['pareto-nbd'];
    for (const [
      r,
      alpha,
      s,
      beta,
      x,
      tx,
      T,
      logLikelihood,
      alive,
      count,
      weeks,
      probability,
    ] of fixture.paretoNbd) {
      const p = [r, alpha, s, beta];
      const rows = groupRows(historiesOf([{ x, tx, T }]));
      assertClose(
        model.logLikelihood(rows)(p, rows.weights, new Float64Array(4)),
        logLikelihood,
        1e-10 * Math.abs(logLikelihood),
        String([p, x, tx, T]),
      );
      assertRelative(model.alive(p, x, tx, T), alive, 1e-9);
      assertRelative(model.probability(p, count, weeks), probability, 1e-9);
    }
  });
});

describe('smaller pieces', () => {
  test('the tail of the negative binomial is what its mass leaves, whichever side is added up', () => {
    let below = 0;
    for (let n = 0; n < 60; n += 1) {
      assertClose(countReaches(n, 3.7, 9, 40), 1 - below, 1e-14);
      below += Math.exp(logCountProbability(n, 3.7, 9, 40));
    }
  });

  test('digamma has its closed forms, and is the slope of the logarithm of gamma', () => {
    const euler = 0.5772156649015329;
    assertRelative(digamma(1), -euler, 1e-14);
    assertRelative(digamma(0.5), -euler - 2 * Math.log(2), 1e-14);
    assertRelative(digamma(10), 7129 / 2520 - euler, 1e-14);
    assertRelative(digamma(1e-6), -1e6 - euler + (Math.PI ** 2 / 6) * 1e-6, 1e-14);
    assertRelative(digamma(1e4), Math.log(1e4) - 0.5e-4 - 1e-8 / 12, 1e-14);
  });

  test('probabilities from odds do not overflow', () => {
    assert.equal(probabilityAgainst(800), 0);
    assert.equal(probabilityAgainst(-800), 1);
    assertRelative(probabilityAgainst(Math.log(3)), 0.25, 1e-15);
  });

  test('Gauss-Legendre with 16 nodes integrates a polynomial of degree 31', () => {
    const { nodes, weights } = gaussLegendre(16);
    const sum = nodes.reduce((total, x, i) => total + weights[i] * (x ** 30 + x ** 31), 0);
    assertRelative(sum, 2 / 31, 1e-13);
  });

  test('Student’s quantiles are those of the tables', () => {
    assertClose(studentQuantile(0.95, 1), 12.7062, 5e-5);
    assertClose(studentQuantile(0.95, 9), 2.2622, 5e-5);
    assertClose(studentQuantile(0.8, 7), 1.4149, 5e-5);
    assertClose(studentQuantile(0.95, 1e6), 1.96, 5e-5);
  });
});

describe('the minimiser', () => {
  const rosenbrock = ([x, y]: Float64Array, gradient: Float64Array): number => {
    gradient.set([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]);
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  };

  test('finds the bottom of a curved valley', () => {
    const found = minimise(rosenbrock, [-1.2, 1], { tolerance: 1e-8 });
    assert.ok(found.converged);
    assertClose(found.point[0], 1, 1e-6);
    assertClose(found.point[1], 1, 1e-6);
  });

  test('stops at a bound, and finds the best point on it', () => {
    const found = minimise(rosenbrock, [-1.2, 1], { upper: [0.5, Infinity] });
    assert.ok(found.converged);
    assert.equal(found.point[0], 0.5);
    assertClose(found.point[1], 0.25, 1e-7);
  });

  test('refuses steps to where the function is not finite', () => {
    const found = minimise(
      ([x], gradient) => {
        gradient[0] = 1 - 1 / x;
        return x > 0 ? x - Math.log(x) : NaN;
      },
      [5],
    );
    assert.ok(found.converged);
    assertClose(found.point[0], 1, 1e-6);
  });

  test('says when it has not converged, and throws where it cannot begin', () => {
    assert.equal(minimise(rosenbrock, [-1.2, 1], { maxIterations: 3 }).converged, false);
    assert.throws(() => minimise(() => NaN, [0]), /must be finite at the start \[0\]/);
  });

  test('second derivatives of a known function are right to eight digits', () => {
    const f = ([x, y]: Float64Array, gradient: Float64Array): number => {
      gradient.set([Math.exp(x) * y * y + y, 2 * Math.exp(x) * y + x]);
      return Math.exp(x) * y * y + x * y;
    };
    const matrix = secondDerivatives(f, Float64Array.of(0.3, 1.2));
    const e = Math.exp(0.3);
    const expected = [e * 1.44, 2.4 * e + 1, 2.4 * e + 1, 2 * e];
    expected.forEach((value, i) => assertRelative(matrix[i], value, 1e-8));
  });
});
