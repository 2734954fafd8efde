/** The table spans squared distances from 2^−40 to 2^24, 64 steps to an octave. */
const LOWEST_OCTAVE = -40;
const OCTAVES = 64;
/** Squared distance below which two points count as one. */
export const NEAREST = 2 ** LOWEST_OCTAVE;
const STEP_BITS = 6;
const STEPS = OCTAVES << STEP_BITS;
/** Bits of a 32-bit float's fraction that lie below a step. */
export const REST_BITS = 23 - STEP_BITS;
export const REST_MASK = (1 << REST_BITS) - 1;
/** The step number of the table's begin in a 32-bit float, whose exponents are counted from 127. */
export const FIRST_STEP = (LOWEST_OCTAVE + 127) << STEP_BITS;

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/**
 * How strongly points of an embedding pull and push by their squared distance, for the similarity 1 / (1 + a d^2b):
 * the factor of their difference, below 0 for a pull.
 *
 * Read from a table by the leading bits of the squared distance and on a straight line from one entry to the next,
 * which is off by less than 2e-4 of the force and saves two powers for each of some thirty million pairs. Each entry
 * has its value, then its slope for one of the bits left over. Beyond the table's ends it is 0.
 *
 * Reference: McInnes, Healy and Melville 2018, arXiv:1802.03426, section 4; the constants are those of umap-js.
 */
export interface ForceTables {
  readonly pulls: Float64Array;
  readonly pushes: Float64Array;
}

/** The tables for the similarity's a and b. */
export function forceTables(a: number, b: number): ForceTables {
  return {
    pulls: tabulate((squared) => (-2 * a * b * Math.pow(squared, b - 1)) / (a * Math.pow(squared, b) + 1)),
    pushes: tabulate((squared) => (2 * b) / ((0.001 + squared) * (a * Math.pow(squared, b) + 1))),
  };
}

/** The force at a squared distance. */
export function forceAt(table: Float64Array, squared: number): number {
  float[0] = squared;
  const step = ((bits[0] >> REST_BITS) - FIRST_STEP) << 1;
  return step >= 0 && step < table.length ? table[step] + (bits[0] & REST_MASK) * table[step + 1] : 0;
}

function tabulate(force: (squared: number) => number): Float64Array {
  const table = new Float64Array(2 * STEPS);
  const at = (step: number): number => {
    bits[0] = (step + FIRST_STEP) << REST_BITS;
    return force(float[0]);
  };
  for (let step = 0; step < STEPS; step += 1) {
    table[2 * step] = at(step);
    table[2 * step + 1] = (at(step + 1) - at(step)) / (1 << REST_BITS);
  }
  return table;
}

/** No single force moves a point by more than this, times the step length. */
const CLIP = 4;

export function clip(force: number): number {
  return force > CLIP ? CLIP : force < -CLIP ? -CLIP : force;
}
