import { checkNumber } from './check';

/** A source of uniform random numbers in [0, 1). */
export type Random = () => number;

/**
 * A seeded generator: sfc32, seeded through splitmix32.
 *
 * The same seed gives the same sequence on every platform, since all of it is 32-bit integer arithmetic.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 * @returns uniform numbers in [0, 1) with 32 random bits
 * @throws RangeError when the seed is no such number
 *
 * Reference: Doty-Humphrey, PractRand (sfc32); Steele, Lea and Flood 2014 (splitmix).
 */
export function createRandom(seed: number): Random {
  checkNumber('seed', seed, { min: 0, max: 0xffffffff, integer: true });
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = next();
  let b = next();
  let c = next();
  let counter = 1;
  const random = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11) | 0;
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i += 1) random();
  return random;
}

/**
 * A seed for a numbered part of a job (a start, a replicate, a worker), so that parts draw independent
 * numbers in whatever order they run.
 *
 * @param seed the job's seed
 * @param part the part's number, whole, from 0
 */
export function childSeed(seed: number, part: number): number {
  let z = (Math.imul(seed ^ 0x5bf03635, 0x9e3779b1) + Math.imul(part + 1, 0x85ebca77)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** One standard normal number (Box and Muller 1958, the cosine branch). */
export function randomNormal(random: Random): number {
  const u = 1 - random();
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random());
}

/**
 * One gamma number with the given shape and scale 1.
 *
 * @param shape finite, above 0
 *
 * Reference: Marsaglia and Tsang 2000, ACM TOMS 26(3); shapes below 1 by their boost u^(1/shape).
 */
export function randomGamma(random: Random, shape: number): number {
  checkNumber('shape', shape, { above: 0, max: Number.MAX_VALUE });
  if (shape < 1) return randomGamma(random, shape + 1) * Math.pow(1 - random(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = randomNormal(random);
    const t = 1 + c * x;
    if (t <= 0) continue;
    const v = t * t * t;
    const u = 1 - random();
    // Marsaglia and Tsang's squeeze: most numbers are taken without a logarithm.
    if (u < 1 - 0.0331 * x * x * x * x) return d * v;
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A whole number from 0 to n - 1. */
export function randomIndex(random: Random, n: number): number {
  return Math.floor(random() * n);
}

/** The whole numbers 0 to n - 1 in random order (Fisher and Yates). */
export function randomPermutation(random: Random, n: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i -= 1) {
    const j = randomIndex(random, i + 1);
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  return order;
}
