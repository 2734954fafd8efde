import { Matrix } from 'ml-matrix';
import { loadSettings } from '../src/config';
import { createCustomersTable } from '../src/features';
import { flatten } from '../src/numeric';
import { fitLeaves, fitScaler, fitTsne, fitUmap, trustworthiness } from '../src/spaces';
import { withDatabase } from '../src/store';
import { cleanLines } from '../src/cleaning';
import { numberCustomers } from '../src/transactions';
import { readTransactions } from '../src/reading';
import { runInWorkers } from '../src/workers';
import { type SpaceWork } from './cycle-tasks';

/** Seconds of each stage, in the order of the work, and how good the embeddings are. */
export interface CycleTimes {
  readonly customers: number;
  readonly lines: number;
  readonly seconds: Readonly<Record<string, number>>;
  /** Measured after the clock has stopped: trustworthiness at 15 neighbours, and the divergence of t-SNE. */
  readonly quality: Readonly<Record<string, number>>;
}

/** Beyond so many rows, the quality of embeddings is asked of as many evenly spaced ones. */
const JUDGED_ROWS = 6000;

/** The features of the published work, on which both sides of the comparison run. */
export const FEATURES = [
  'gross_revenue',
  'recency_days',
  'n_lines',
  'frequency',
  'n_returned_items',
] as const;
const TASKS = 'bench/cycle-tasks.ts';

/**
 * Runs the cycle once, stage after stage, on a file of transactions under the published rules: load, features, the
 * embeddings, every model at k = 2 to 14 in four spaces, all silhouettes.
 *
 * @param log told of each stage as it ends
 */
export async function timeCycle(
  file: string,
  seed: number,
  log: (line: string) => void,
): Promise<CycleTimes> {
  const seconds: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    seconds[stage] = (performance.now() - start) / 1000;
    log(`  ${stage}: ${seconds[stage].toFixed(1)} s`);
    return result;
  };
  const { rules } = loadSettings({ preset: 'reference' });
  const { raw, lines } = await withDatabase(async (database) => {
    const reading = await timed('load', () => readTransactions(database, file));
    const rows = await timed('features', async () => {
      await numberCustomers(database, 'lines');
      await cleanLines(database, rules);
      await createCustomersTable(database, rules);
      return database.rows<Record<string, number>>(
        `SELECT ${FEATURES.join(', ')} FROM customers ORDER BY customer_id`,
      );
    });
    return { raw: rows.map((row) => FEATURES.map((name) => row[name])), lines: reading.kept };
  });
  const features = new Matrix(raw);
  const scaled = fitScaler(features, [...FEATURES], 'min-max').transform(features, [...FEATURES]);
  const umap = await timed('UMAP', () => fitUmap(scaled, { seed }).points);
  const tsneFit = await timed('t-SNE', () => fitTsne(scaled, { seed }));
  const tsne = tsneFit.points;
  const leaves = await timed('leaves', () => leavesOf(features, seed));
  const spaces = [scaled, umap, tsne, leaves].map((points) => ({ points: flatten(points), seed }));
  const each = <Output>(task: string, works: readonly SpaceWork[]): Promise<Output[]> =>
    runInWorkers<SpaceWork, Output>(TASKS, task, works);
  const ward = await timed('linkage', () => each<Int32Array[]>('wardTask', spaces));
  const kMeans = await timed('k-means', () => each<Int32Array[]>('kMeansTask', spaces));
  const mixtures = await timed('mixtures', () => each<Int32Array[]>('mixtureTask', spaces));
  await timed('silhouettes', () =>
    each<number[]>(
      'silhouetteTask',
      spaces.map((space, i) => ({ ...space, labellings: [...ward[i], ...kMeans[i], ...mixtures[i]] })),
    ),
  );
  const rows = Math.min(features.rows, JUDGED_ROWS);
  const quality = {
    'UMAP, trustworthiness': trustworthiness(scaled, umap, { rows }),
    't-SNE, trustworthiness': trustworthiness(scaled, tsne, { rows }),
    't-SNE, divergence (lower is better)': tsneFit.divergence,
  };
  return { customers: features.rows, lines, seconds, quality };
}

/** A forest that predicts revenue from the other features, its leaves embedded. */
function leavesOf(features: Matrix, seed: number): Matrix {
  const target = Float64Array.from(features.getColumn(0));
  return fitLeaves(features.subMatrixColumn([1, 2, 3, 4]), FEATURES.slice(1), target, { seed }).points;
}
