import { type Matrix } from 'ml-matrix';
import { checkNumber, childSeed, createRandom, flatten, type FlatMatrix } from '../../numeric';
import { findNeighbours } from '../neighbours/nearest';
import { principalStart } from '../pca/start';
import { loadMatrix, saveMatrix, toMatrix, type SavedMatrix } from '../saved-matrix';
import { layOut } from './layout';
import { placeRows } from './place';
import { readUmapOptions, type UmapOptions, type UmapParameters } from './options';

/** A UMAP as plain JSON: the fitted rows and where they lie. */
export interface SavedUmap {
  readonly type: 'umap';
  readonly parameters: UmapParameters;
  readonly rows: SavedMatrix;
  readonly embedding: SavedMatrix;
}

/** A fitted UMAP. */
export interface UmapFit {
  /** n × dimensions. */
  readonly points: Matrix;
  readonly parameters: UmapParameters;
  /**
   * Places new rows, scaled like the fitted ones and with the same columns. A row's place depends on that row alone;
   * a row equal to a fitted one takes its place.
   */
  readonly transform: (rows: Matrix) => Matrix;
  readonly save: () => SavedUmap;
}

/**
 * UMAP on exact neighbours and from the first principal components (farthest coordinate 10), by umap-js's graph and
 * forces on flat arrays.
 * The same seed gives the same bytes.
 *
 * @param rows n × d, scaled; at least 4 rows
 * @throws RangeError when an option is out of range, there are too few rows, or a value is not finite
 *
 * Reference: McInnes, Healy and Melville 2018, arXiv:1802.03426.
 */
export function fitUmap(rows: Matrix, options: UmapOptions = {}): UmapFit {
  const points = flatten(rows, 'rows');
  const parameters = readUmapOptions(points.rows, options);
  const neighbours = findNeighbours(points, parameters.neighbours - 1);
  options.onProgress?.({ stage: 'neighbours', done: 1, of: 1 });
  const random = createRandom(childSeed(parameters.seed, 0));
  const start = principalStart(points, parameters.dimensions, 'farthest', 10, random, 1e-4);
  const embedding = layOut(neighbours, start, { ...parameters, onProgress: options.onProgress });
  return umapFit(parameters, points, {
    values: embedding,
    rows: points.rows,
    columns: parameters.dimensions,
  });
}

/** The UMAP that was saved. */
export function loadUmap(saved: SavedUmap): UmapFit {
  if (saved.type !== 'umap') throw new RangeError(`this is no saved UMAP: type ${String(saved.type)}`);
  return umapFit(saved.parameters, loadMatrix(saved.rows), loadMatrix(saved.embedding));
}

function umapFit(parameters: UmapParameters, points: FlatMatrix, embedding: FlatMatrix): UmapFit {
  return {
    points: toMatrix(embedding),
    parameters,
    transform: (rows) => {
      const asked = flatten(rows, 'rows');
      checkNumber('columns of the rows', asked.columns, { min: points.columns, max: points.columns });
      const neighbours = findNeighbours(points, parameters.neighbours, asked);
      const placed = placeRows(
        neighbours,
        { embedding: embedding.values, dimensions: embedding.columns },
        { ...parameters, epochs: Math.ceil(parameters.epochs / 3), seed: childSeed(parameters.seed, 1) },
      );
      return toMatrix({ values: placed, rows: asked.rows, columns: embedding.columns });
    },
    save: () => ({ type: 'umap', parameters, rows: saveMatrix(points), embedding: saveMatrix(embedding) }),
  };
}
