import { Matrix } from 'ml-matrix';
import { fitKMeans, fitMixture } from '../src/clustering';
import { loadSettings } from '../src/config';
import { createCustomersTable } from '../src/features';
import { formatNumber } from '../src/format';
import { flatten } from '../src/numeric';
import {
  fitLeaves,
  fitScaler,
  fitTsne,
  fitUmap,
  nearestNeighbours,
  neighbourhoodQuality,
  signedLog,
  tsneDivergence,
} from '../src/spaces';
import { withDatabase } from '../src/store';
import { cleanLines } from '../src/cleaning';
import { numberCustomers, type Source } from '../src/transactions';
import { readTransactions } from '../src/reading';
import { FEATURES } from './cycle';
import { kMeansTask, KS, mixtureTask, silhouetteTask, wardTask, type SpaceWork } from './cycle-tasks';
import { machine } from './machine';

/**
 * Measures the CPU seconds of each numeric kernel in one thread, and the quality of what it made, on the customers of
 * a file of transactions under the published rules, and prints both.
 *
 * @param repeats of which the quickest counts
 */
export async function benchKernels(source: Source, seed: number, repeats: number): Promise<void> {
  const features = await customersOf(source.paths[0]);
  const lines: string[] = [];
  const timed = <T>(kernel: string, work: () => T, quality: (made: T) => string): T => {
    let least = Infinity;
    let made!: T;
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const start = process.cpuUsage();
      made = work();
      const { user, system } = process.cpuUsage(start);
      least = Math.min(least, (user + system) / 1e6);
    }
    lines.push(`| ${kernel} | ${least.toFixed(3)} | ${quality(made)} |`);
    console.log(lines[lines.length - 1]);
    return made;
  };
  console.log(`${machine(source)}; ${features.rows} customers, quickest of ${repeats}\n`);
  console.log('| kernel | CPU s | quality |\n| --- | ---: | --- |');
  const scaled = fitScaler(features, FEATURES, 'min-max').transform(features, FEATURES);
  const logs = fitScaler(features, FEATURES, 'log-z').transform(features, FEATURES);
  const kept = (rows: Matrix, made: Matrix): string => {
    const { trustworthiness, continuity } = neighbourhoodQuality(rows, made);
    return `trustworthiness ${trustworthiness.toFixed(4)}, continuity ${continuity.toFixed(4)}`;
  };
  const none = (): string => '';
  timed('15 neighbours', () => nearestNeighbours(scaled, 15), none);
  const umap = timed(
    'UMAP',
    () => fitUmap(scaled, { seed }).points,
    (made) => `${kept(scaled, made)}, t-SNE’s divergence ${tsneDivergence(scaled, made).toFixed(4)}`,
  );
  timed(
    'UMAP, log',
    () => fitUmap(logs, { seed }).points,
    (made) => kept(logs, made),
  );
  const tsne = timed(
    't-SNE',
    () => fitTsne(scaled, { seed }),
    ({ points, divergence }) => `${kept(scaled, points)}, divergence ${divergence.toFixed(4)}`,
  );
  const target = Float64Array.from(features.getColumn(0), signedLog);
  const others = features.subMatrixColumn([1, 2, 3, 4]);
  const leaves = timed(
    'leaves',
    () => fitLeaves(others, FEATURES.slice(1), target, { seed }),
    ({ quality }) => `trustworthiness ${quality().trustworthiness.toFixed(4)}`,
  );
  timed('quality measures', () => neighbourhoodQuality(scaled, umap), none);
  const named = { features: scaled, UMAP: umap, 't-SNE': tsne.points, leaves: leaves.points };
  for (const [name, points] of Object.entries(named)) {
    const work: SpaceWork = { points: flatten(points), seed };
    const ward = timed(`Ward, ${name}`, () => wardTask(work), none);
    const kMeans = timed(
      `k-means, ${name}`,
      () => kMeansTask(work),
      () => `inertia ${sumOf((k) => fitKMeans(points, k, { seed, restarts: 10, swaps: 0 }).inertia)}`,
    );
    const mixtures = timed(
      `mixtures, ${name}`,
      () => mixtureTask(work),
      () => `log-likelihood ${sumOf((k) => fitMixture(points, k, { seed, restarts: 1 }).lowerBound)}`,
    );
    const labellings = [...ward, ...kMeans, ...mixtures];
    timed(
      `silhouettes, ${name}`,
      () => silhouetteTask({ ...work, labellings }),
      (means) =>
        `mean ${formatNumber(means.reduce((sum, mean) => sum + mean, 0) / means.length, { decimals: 6 })}`,
    );
  }
}

/** The sum over all k, at full precision where it matters. */
function sumOf(of: (k: number) => number): string {
  return KS.reduce((sum, k) => sum + of(k), 0).toPrecision(8);
}

async function customersOf(file: string): Promise<Matrix> {
  const { rules } = loadSettings({ preset: 'reference' });
  return withDatabase(async (database) => {
    await readTransactions(database, file);
    await numberCustomers(database, 'lines');
    await cleanLines(database, rules);
    await createCustomersTable(database, rules);
    const rows = await database.rows<Record<string, number>>(
      `SELECT ${FEATURES.join(', ')} FROM customers ORDER BY customer_id`,
    );
    return new Matrix(rows.map((row) => FEATURES.map((name) => row[name])));
  });
}
