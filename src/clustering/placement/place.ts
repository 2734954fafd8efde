import { Matrix } from 'ml-matrix';
import { checkNumber, flatten, type FlatMatrix } from '../../numeric';
import { predictKMeans } from '../kmeans/kmeans';
import { NOISE } from '../labels';
import { squaredTo } from '../kmeans/lloyd-assign';
import { predictMixture } from '../mixture/mixture';
import { nearestRows, voteOfNearest } from './nearest-rows';
import { type SavedClustering } from './saved';

/**
 * Places new rows by a saved clustering: nearest centre, highest posterior, or nearest labelled rows.
 *
 * @param saved as from `saveKMeans`, `saveMixture`, `saveLabelled`, `saveDbscan` or `saveHdbscan`, or read from JSON
 * @param matrix rows × the columns that were clustered, in the same space
 * @returns one label a row, −1 for noise where the model knows noise
 * @throws RangeError when the columns differ or the file is of another kind or version
 */
export function placeRows(saved: SavedClustering, matrix: Matrix): Int32Array {
  checkNumber('version of the saved clustering', saved.version, { min: 1, max: 1 });
  switch (saved.kind) {
    case 'nearest-centre':
      return predictKMeans({ centres: new Matrix(saved.centres) }, matrix);
    case 'gaussian-mixture':
      return predictMixture(
        {
          covariance: saved.covariance,
          weights: Float64Array.from(saved.weights),
          means: new Matrix(saved.means),
          covariances: saved.covariances.map((covariance) => new Matrix(covariance)),
        },
        matrix,
      );
    case 'nearest-labelled': {
      const { points, known } = sameColumns(matrix, saved.points);
      return voteOfNearest(nearestRows(points, known, saved.neighbours), saved.labels);
    }
    case 'density':
      return placeByDensity(saved, matrix);
    case 'reachability':
      return placeByReachability(saved, matrix);
    default: {
      const unknown: never = saved;
      throw new RangeError(`kind of the saved clustering is unknown: ${(unknown as { kind: string }).kind}`);
    }
  }
}

/** The rows to place and the saved ones, flat. @throws RangeError when their columns differ */
export function sameColumns(matrix: Matrix, rows: number[][]): { points: FlatMatrix; known: FlatMatrix } {
  const points = flatten(matrix);
  const known = flatten(new Matrix(rows), 'saved points');
  checkNumber('matrix columns', points.columns, { min: known.columns, max: known.columns });
  return { points, known };
}

function placeByDensity(saved: SavedClustering & { kind: 'density' }, matrix: Matrix): Int32Array {
  // Without a core row everything is noise.
  if (saved.points.length === 0) return new Int32Array(matrix.rows).fill(NOISE);
  const { points, known } = sameColumns(matrix, saved.points);
  const { rows, distances } = nearestRows(points, known, 1);
  return rows.map((row, i) => (distances[i] <= saved.eps ? saved.labels[row] : NOISE));
}

function placeByReachability(saved: SavedClustering & { kind: 'reachability' }, matrix: Matrix): Int32Array {
  const { points, known } = sameColumns(matrix, saved.points);
  const { columns } = points;
  const around = nearestRows(points, known, saved.minPoints - 1);
  return Int32Array.from({ length: points.rows }, (_, i) => {
    const core = around.distances[(i + 1) * around.count - 1];
    let least = Infinity;
    let shortest = Infinity;
    let nearest = 0;
    for (let row = 0; row < known.rows; row += 1) {
      const distance = Math.sqrt(squaredTo(points.values, i * columns, known.values, row * columns, columns));
      const reach = Math.max(core, saved.coreDistances[row], distance);
      if (reach < least || (reach === least && distance < shortest)) {
        least = reach;
        shortest = distance;
        nearest = row;
      }
    }
    const label = saved.labels[nearest];
    return label !== NOISE && least <= saved.radii[label] ? label : NOISE;
  });
}
