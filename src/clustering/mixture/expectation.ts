import { type FlatMatrix } from '../../numeric';
import { type Factors } from './factors';
import { logDensities } from './log-densities';
import { gather, roomFor, type Moments } from './moments';

/** Rows that are worked on together: what is kept of them for all components stays in the nearest cache. */
const BLOCK = 128;

/** e^−40 is 4e−18: beside 1 it is lost in rounding. */
const NEGLIGIBLE = 40;

/** e^−t at every thirty-second. */
const STEPS = Float64Array.from({ length: 32 * NEGLIGIBLE + 1 }, (_, n) => Math.exp(-n / 32));

/**
 * e^−t for t from 0 to below {@link NEGLIGIBLE}, to 1e-14 of it: a table's value times a Taylor polynomial. Half the
 * time of Math.exp, which is most of a mixture's time.
 */
function expMinus(t: number): number {
  const n = (32 * t + 0.5) | 0;
  const r = n / 32 - t;
  return STEPS[n] * (1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r / 120)))));
}

/** What a pass over the rows fills. */
export interface Filled {
  /** Added to. */
  readonly moments?: Moments;
  /** rows × k. */
  readonly memberships?: Float64Array;
}

/**
 * The log-likelihood of all rows under a mixture; fills the moments around its means, or the memberships.
 *
 * Rows go in blocks, and within a block one component after the other. A component of which the density is
 * e^−{@link NEGLIGIBLE} of the greatest or less is left out, which changes no sum in double precision; the others are
 * taken to 1e-14 of themselves.
 */
export function expectation(
  points: FlatMatrix,
  means: Float64Array,
  factors: Factors,
  { moments, memberships }: Filled,
): number {
  const k = factors.constants.length;
  const terms = new Float64Array(k * BLOCK);
  const most = new Float64Array(BLOCK);
  const sums = new Float64Array(BLOCK);
  const block = roomFor(BLOCK);
  const sharers = roomFor(BLOCK);
  let total = 0;
  let product = 1;
  for (let from = 0; from < points.rows; from += BLOCK) {
    const size = Math.min(BLOCK, points.rows - from);
    most.fill(-Infinity);
    sums.fill(0);
    for (let i = 0; i < size + 3; i += 1) block.rows[i] = from + Math.min(i, size - 1);
    block.count = size;
    for (let c = 0, at = 0; c < k; c += 1, at += BLOCK)
      logDensities(points, block, means, factors, c, terms.subarray(at, at + BLOCK), most);
    for (let c = 0, at = 0; c < k; c += 1, at += BLOCK) {
      for (let i = 0; i < size; i += 1) {
        const below = most[i] - terms[at + i];
        sums[i] += terms[at + i] = below < NEGLIGIBLE ? expMinus(below) : 0;
      }
    }
    // Sums are from 1 to k: the logarithm of a product of many is taken in place of as many logarithms.
    for (let i = 0; i < size; i += 1) {
      total += most[i];
      product *= sums[i];
      if (product > 1e100) {
        total += Math.log(product);
        product = 1;
      }
      sums[i] = 1 / sums[i];
    }
    for (let c = 0; c < k; c += 1) {
      sharers.count = 0;
      for (let i = 0, at = c * BLOCK; i < size; i += 1, at += 1) {
        if (terms[at] === 0) continue;
        const share = terms[at] * sums[i];
        sharers.rows[sharers.count] = from + i;
        sharers.shares[sharers.count++] = share;
        if (memberships) memberships[(from + i) * k + c] = share;
      }
      if (moments) gather(moments, points, means, c, sharers);
    }
  }
  return total + Math.log(product);
}
