import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import {
  childSeed,
  createRandom,
  fastGamma,
  fastNormal,
  randomGamma,
  randomIndex,
  randomNormal,
  randomPermutation,
} from '../../src/numeric';

/** Made by sfc32.py, which computes the same generator in Python. */
const fixture = JSON.parse(
  readFileSync(path.join(projectRoot(), 'tests/fixtures/numeric/sfc32.json'), 'utf8'),
) as Record<string, number[]>;

/** Mean and variance (n) of what a function draws. */
function moments(n: number, draw: () => number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i += 1) {
    const x = draw();
    sum += x;
    squares += x * x;
  }
  return { mean: sum / n, variance: squares / n - (sum / n) ** 2 };
}

/** Pearson's chi-square of counts against equal expectations. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('the seeded generator', () => {
  for (const [seed, numbers] of Object.entries(fixture)) {
    test(`gives the first numbers of sfc32 as Python computes them, for seed ${seed}`, () => {
      const random = createRandom(Number(seed));
      assert.deepEqual(
        numbers.map(() => random() * 2 ** 32),
        numbers,
      );
    });
  }

  test('repeats itself for the same seed and not for the next', () => {
    const draw = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 100 }, random);
    };
    assert.deepEqual(draw(9), draw(9));
    assert.equal(draw(9).filter((value, i) => value === draw(10)[i]).length, 0);
  });

  test('is uniform on [0, 1): chi-square over 100 bins stays below its 99.99% point', () => {
    const random = createRandom(1);
    const counts = new Array<number>(100).fill(0);
    for (let i = 0; i < 200_000; i += 1) {
      const value = random();
      assert.ok(value >= 0 && value < 1);
      counts[Math.floor(value * 100)] += 1;
    }
    // The 0.9999 quantile of chi-square with 99 degrees of freedom is 160.1 (and the 0.0001 quantile 55.0).
    assert.ok(chiSquare(counts) < 160.1 && chiSquare(counts) > 55.0, String(chiSquare(counts)));
  });

  test('draws neighbours that do not hang together: chi-square over 20 × 20 pairs', () => {
    const random = createRandom(2);
    const counts = new Array<number>(400).fill(0);
    let before = random();
    for (let i = 0; i < 200_000; i += 1) {
      const value = random();
      counts[Math.floor(before * 20) * 20 + Math.floor(value * 20)] += 1;
      before = value;
    }
    // The 0.9999 quantile of chi-square with 399 degrees of freedom is 512.7.
    assert.ok(chiSquare(counts) < 512.7, String(chiSquare(counts)));
  });

  test('starts as uniformly over seeds as it goes on for one: no pattern in the first number', () => {
    const counts = new Array<number>(100).fill(0);
    for (let seed = 0; seed < 20_000; seed += 1) counts[Math.floor(createRandom(seed)() * 100)] += 1;
    assert.ok(chiSquare(counts) < 160.1, String(chiSquare(counts)));
  });

  for (const seed of [-1, 1.5, NaN, 2 ** 32, Infinity]) {
    test(`refuses the seed ${seed} and says so`, () => {
      assert.throws(() => createRandom(seed), {
        name: 'RangeError',
        message: `seed must be a whole number at least 0 and at most 4294967295, received ${seed}`,
      });
    });
  }
});

describe('seeds of parts', () => {
  test('are all different for 100,000 parts of one job', () => {
    const seeds = new Set(Array.from({ length: 100_000 }, (_, part) => childSeed(352, part)));
    assert.equal(seeds.size, 100_000);
  });

  test('are different for the same part of neighbouring jobs, and differ in half of their bits', () => {
    let bits = 0;
    const jobs = 2000;
    for (let seed = 0; seed < jobs; seed += 1) {
      for (let x = childSeed(seed, 0) ^ childSeed(seed + 1, 0); x !== 0; x &= x - 1) bits += 1;
    }
    // 32 fair bits have a mean of 16 and a standard error of √8 / √2000 = 0.063.
    assert.ok(Math.abs(bits / jobs - 16) < 0.3, String(bits / jobs));
  });

  test('are seeds: whole numbers from 0 to 2^32 − 1', () => {
    for (const seed of [0, 352, 0xffffffff]) {
      for (const part of [0, 1, 99]) assert.doesNotThrow(() => createRandom(childSeed(seed, part)));
    }
  });

  test('give streams without correlation', () => {
    const [x, y] = [createRandom(childSeed(5, 0)), createRandom(childSeed(5, 1))];
    const n = 50_000;
    let xy = 0;
    for (let i = 0; i < n; i += 1) xy += (x() - 0.5) * (y() - 0.5);
    // A product of two centred uniforms has standard deviation 1/12; five standard errors.
    assert.ok(Math.abs(xy / n) < (5 * (1 / 12)) / Math.sqrt(n));
  });
});

describe('random numbers of other distributions', () => {
  for (const normal of [randomNormal, fastNormal])
    test(`${normal.name}: mean 0, variance 1, 4.55% beyond two standard deviations, 0.0465% beyond 3.5`, () => {
      const random = createRandom(3);
      const n = 200_000;
      let [beyond, far] = [0, 0];
      const { mean, variance } = moments(n, () => {
        const x = normal(random);
        if (Math.abs(x) > 2) beyond += 1;
        if (Math.abs(x) > 3.5) far += 1;
        return x;
      });
      assert.ok(Math.abs(mean) < 4 / Math.sqrt(n));
      assert.ok(Math.abs(variance - 1) < 4 * Math.sqrt(2 / n));
      assert.ok(Math.abs(beyond / n - 0.0455) < 4 * Math.sqrt((0.0455 * 0.9545) / n));
      assert.ok(Math.abs(far / n - 0.000465) < 4 * Math.sqrt(0.000465 / n));
    });

  for (const shape of [0.3, 1, 2.5, 40])
    for (const gamma of [randomGamma, fastGamma]) {
      test(`${gamma.name} of shape ${shape}: mean and variance are the shape`, () => {
        const random = createRandom(4);
        const n = 200_000;
        const { mean, variance } = moments(n, () => {
          const x = gamma(random, shape);
          assert.ok(x >= 0);
          return x;
        });
        // Var(s²) of a gamma: (2 shape² + 6 shape) / n.
        assert.ok(Math.abs(mean - shape) < 4 * Math.sqrt(shape / n), `mean ${mean}`);
        assert.ok(
          Math.abs(variance - shape) < 4 * Math.sqrt((2 * shape ** 2 + 6 * shape) / n),
          `${variance}`,
        );
      });
    }

  for (const shape of [0, -1, NaN, Infinity]) {
    test(`gamma refuses the shape ${shape}`, () => {
      assert.throws(() => randomGamma(createRandom(1), shape), /^RangeError: shape must be a number above 0/);
    });
  }

  test('an index below n is uniform', () => {
    const random = createRandom(6);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 70_000; i += 1) counts[randomIndex(random, 7)] += 1;
    // The 0.9999 quantile of chi-square with 6 degrees of freedom is 27.9.
    assert.ok(chiSquare(counts) < 27.9);
  });

  test('a permutation holds every number once, and each order is as likely', () => {
    const random = createRandom(7);
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i += 1) {
      const order = randomPermutation(random, 4);
      assert.deepEqual([...order].sort(), [0, 1, 2, 3]);
      const key = order.join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    assert.equal(counts.size, 24);
    // The 0.9999 quantile of chi-square with 23 degrees of freedom is 57.1.
    assert.ok(chiSquare([...counts.values()]) < 57.1);
  });

  test('permutations of nothing and of one are what they are', () => {
    assert.deepEqual([...randomPermutation(createRandom(1), 0)], []);
    assert.deepEqual([...randomPermutation(createRandom(1), 1)], [0]);
  });
});
