import { checkNumber, readOptions, type OptionsOf } from '../../numeric';
import { type ReportProgress } from '../progress';

/** Beyond so many rows the exact engine is refused: it needs about n² × 0.3 microseconds an iteration. */
const MAX_EXACT_ROWS = 600;

/** The options of t-SNE, with their ranges. */
export const TSNE_OPTIONS = {
  perplexity: { says: 'Effective number of neighbours, below the rows', default: 30, min: 1 },
  iterations: { says: 'Iterations in all', default: 1000, integer: true, min: 1 },
  earlyIterations: {
    says: 'Iterations with exaggerated attraction; left out: a quarter of all',
    integer: true,
    min: 0,
  },
  exaggeration: { says: 'Factor of the attraction in those; left out: 12 (exact engine: 4)', min: 1 },
  learningRate: {
    says: 'Step length; left out: n / 4 / exaggeration early and n / 4 late, at least 50 (exact engine: 200)',
    above: 0,
  },
  theta: { says: 'How coarsely far points are taken together, 0 is exact', default: 0.4, min: 0, max: 1 },
  engine: {
    says: `exact is the library tsne-js, for up to ${MAX_EXACT_ROWS} rows`,
    choices: ['barnes-hut', 'exact'],
    default: 'barnes-hut',
  },
} as const;

/** Options of fitTsne; without `perplexity` it takes less than the default where there are few rows. */
export interface TsneOptions extends OptionsOf<typeof TSNE_OPTIONS> {
  /** Default 1. */
  readonly seed?: number;
  readonly onProgress?: ReportProgress;
}

/** All that a t-SNE was fitted with, defaults filled in. */
export interface TsneParameters {
  readonly perplexity: number;
  readonly iterations: number;
  readonly earlyIterations: number;
  readonly exaggeration: number;
  readonly earlyRate: number;
  readonly lateRate: number;
  readonly theta: number;
  readonly seed: number;
  readonly engine: 'barnes-hut' | 'exact';
}

/** Checks the options for n rows and fills in the defaults. */
export function readTsneOptions(n: number, options: TsneOptions): TsneParameters {
  checkNumber('rows', n, { min: 4 });
  const { perplexity, iterations, theta, engine, ...given } = readOptions(TSNE_OPTIONS, {
    ...options,
    perplexity: options.perplexity ?? Math.min(TSNE_OPTIONS.perplexity.default, (n - 1) / 3),
  });
  const exact = engine === 'exact';
  const { earlyIterations = Math.floor(iterations / 4), exaggeration = exact ? 4 : 12 } = given;
  checkNumber('perplexity', perplexity, { max: n - 1 });
  checkNumber('earlyIterations', earlyIterations, { max: iterations });
  if (exact) checkNumber('rows for the exact engine', n, { max: MAX_EXACT_ROWS });
  const rate = (factor: number): number => given.learningRate ?? (exact ? 200 : Math.max(n / 4 / factor, 50));
  const [earlyRate, lateRate] = [rate(exaggeration), rate(1)];
  const phases = { iterations, earlyIterations, exaggeration, earlyRate, lateRate, theta };
  return { perplexity, ...phases, seed: options.seed ?? 1, engine };
}
