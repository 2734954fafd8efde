import { findABParams } from 'umap-js/dist/umap';
import { checkNumber, readOptions, type OptionsOf } from '../../numeric';
import { type ReportProgress } from '../progress';

/** The options of UMAP, with their ranges. */
export const UMAP_OPTIONS = {
  neighbours: {
    says: 'Neighbours of each row, itself counted as in umap-learn, at most all rows but one: few show detail, many the whole',
    default: 15,
    integer: true,
    min: 3,
  },
  dimensions: { says: 'Columns of the embedding', default: 2, integer: true, min: 1 },
  epochs: {
    says: 'Rounds of optimisation; from the principal components more of them changed nothing measurable',
    default: 200,
    integer: true,
    min: 1,
  },
  minDist: { says: 'How close points may lie in the embedding, at most its spread', default: 0.1, min: 0 },
  spread: { says: 'The scale of the embedding', default: 1, above: 0 },
  negativeSamples: {
    says: 'Random rows that push, for each neighbour that pulls',
    default: 5,
    integer: true,
    min: 0,
  },
} as const;

/** Options of fitUmap; without `neighbours` it takes fewer than the default where there are few rows. */
export interface UmapOptions extends OptionsOf<typeof UMAP_OPTIONS> {
  /** Default 1. */
  readonly seed?: number;
  readonly onProgress?: ReportProgress;
}

/** All that a UMAP was fitted with, defaults filled in. */
export interface UmapParameters extends Required<OptionsOf<typeof UMAP_OPTIONS>> {
  readonly seed: number;
  /** The low-dimensional similarity is 1 / (1 + a d^2b); umap-js fits a and b to minDist and spread. */
  readonly a: number;
  readonly b: number;
}

/** Checks the options for n rows and fills in the defaults. */
export function readUmapOptions(n: number, options: UmapOptions): UmapParameters {
  checkNumber('rows', n, { min: 4 });
  const most = n - 1;
  const { neighbours, dimensions, epochs, minDist, spread, negativeSamples } = readOptions(UMAP_OPTIONS, {
    ...options,
    neighbours: options.neighbours ?? Math.min(UMAP_OPTIONS.neighbours.default, most),
  });
  checkNumber('neighbours', neighbours, { max: most });
  checkNumber('minDist', minDist, { max: spread });
  const { a, b } = findABParams(spread, minDist);
  return { neighbours, dimensions, epochs, minDist, spread, negativeSamples, seed: options.seed ?? 1, a, b };
}
