import { childSeed, createRandom, randomPermutation, type FlatMatrix } from '../../numeric';
import { lloyd } from '../kmeans/lloyd';
import { startCentres } from '../kmeans/start';
import { expectationMaximisation, type EmRun, type EmSettings, type MixtureParameters } from './em';

/** Starts for each run to the end. */
const STARTS_PER_RUN = 6;

/** Passes of Lloyd's algorithm in a start by k-means: enough for a start, which need not stand still. */
const START_PASSES = 50;

/** How the starts are thinned out: after so many steps more, so many for each run to the end go on. */
const HEATS = [
  { sample: true, steps: 5, kept: 3 },
  { sample: true, steps: 10, kept: 2 },
  { sample: false, steps: 5, kept: 2 },
];

/** Rows of the sample: so many, or so many a component, whichever is more. */
const SAMPLE = { rows: 2000, perComponent: 50 };

/**
 * Parameters from which runs to the end are worth their while, the best first: at least as many as `restarts`, unless
 * starts failed.
 *
 * The starts are by turns the clusters of k-means, and the rows nearest to each of k rows drawn as in k-means++. A few
 * steps on a sample tell which half to go on with, some more which third, and the last steps on all rows mend what the
 * sample lacked.
 *
 * @returns undefined when fewer than k rows are distinct
 *
 * Reference: Biernacki, Celeux and Govaert 2003 for the short runs; Jamieson and Talwalkar 2016 for the halving.
 */
export function promisingStarts(
  points: FlatMatrix,
  k: number,
  settings: EmSettings,
  { restarts, seed }: { readonly restarts: number; readonly seed: number },
): MixtureParameters[] | undefined {
  const starts = restarts * STARTS_PER_RUN;
  const sample = sampleOf(points, Math.max(SAMPLE.rows, SAMPLE.perComponent * k), childSeed(seed, starts));
  let pool: (Int32Array | MixtureParameters)[] = [];
  for (let turn = 0; turn < starts; turn += 1) {
    const draw = (rows: FlatMatrix) => startCentres(rows, k, createRandom(childSeed(seed, turn)));
    // A sample may hold fewer than k distinct rows where there are more.
    const centres = draw(sample) ?? draw(points);
    if (!centres) return undefined;
    const maxIterations = turn % 2 === 0 ? START_PASSES : 1;
    pool.push(lloyd(sample, centres, k, { maxIterations, stillness: 0 }).labels);
  }
  for (const heat of HEATS) {
    const rows = heat.sample ? sample : points;
    const runs = pool
      .map((start) => expectationMaximisation(rows, start, k, { ...settings, maxIterations: heat.steps }))
      .filter((run): run is EmRun => run !== undefined)
      .sort((a, b) => b.lowerBound - a.lowerBound);
    pool = runs.slice(0, heat.kept * restarts).map(({ parameters }) => parameters);
  }
  return pool as MixtureParameters[];
}

/** So many of the rows, drawn evenly; all of them when there are no more. */
function sampleOf(points: FlatMatrix, size: number, seed: number): FlatMatrix {
  const { values, rows, columns } = points;
  if (size >= rows) return points;
  const sample = new Float64Array(size * columns);
  const drawn = randomPermutation(createRandom(seed), rows).subarray(0, size).sort();
  drawn.forEach((row, i) => sample.set(values.subarray(row * columns, (row + 1) * columns), i * columns));
  return { values: sample, rows: size, columns };
}
