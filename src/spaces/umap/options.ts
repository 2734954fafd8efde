import { findABParams } from 'umap-js/dist/umap';
import { checkNumber } from '../../numeric';

/** All that a UMAP was fitted with, defaults filled in. */
export interface UmapParameters {
  readonly neighbours: number;
  readonly dimensions: number;
  readonly epochs: number;
  readonly minDist: number;
  readonly spread: number;
  readonly negativeSamples: number;
  readonly seed: number;
  /** The low-dimensional similarity is 1 / (1 + a d^2b); umap-js fits a and b to minDist and spread. */
  readonly a: number;
  readonly b: number;
}

/** Checks the options for n rows and fills in the defaults, which are explained at UmapOptions. */
export function readUmapOptions(
  n: number,
  options: Partial<Omit<UmapParameters, 'a' | 'b'>>,
): UmapParameters {
  checkNumber('rows', n, { min: 4 });
  const {
    neighbours = Math.min(15, n - 1),
    dimensions = 2,
    epochs = 200,
    minDist = 0.1,
    spread = 1,
  } = options;
  const { negativeSamples = 5, seed = 1 } = options;
  checkNumber('neighbours', neighbours, { integer: true, min: 3, max: n - 1 });
  checkNumber('dimensions', dimensions, { integer: true, min: 1 });
  checkNumber('epochs', epochs, { integer: true, min: 1 });
  checkNumber('spread', spread, { above: 0 });
  checkNumber('minDist', minDist, { min: 0, max: spread });
  checkNumber('negativeSamples', negativeSamples, { integer: true, min: 0 });
  const { a, b } = findABParams(spread, minDist);
  return { neighbours, dimensions, epochs, minDist, spread, negativeSamples, seed, a, b };
}
