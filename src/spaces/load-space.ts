import { type Matrix } from 'ml-matrix';
import { loadLeaves } from './forest/leaves';
import { loadPca } from './pca/pca';
import { loadMatrix, toMatrix } from './saved-matrix';
import { loadScaler } from './scaling/scaler';
import { type SavedSpace, type Space } from './space';
import { loadUmap } from './umap/umap';

/**
 * The space that was saved: its points, its description, and its transform, which gives the same places as before.
 *
 * @throws RangeError when it is no saved space
 */
export function loadSpace(saved: SavedSpace): Space {
  if (saved.type !== 'space') throw new RangeError(`this is no saved space: type ${String(saved.type)}`);
  const transform = transformOf(saved);
  return {
    ...saved.description,
    points: toMatrix(loadMatrix(saved.points)),
    ...(transform === undefined ? {} : { transform }),
    save: () => saved,
  };
}

function transformOf(saved: SavedSpace): Space['transform'] {
  const { fit, scaler, description } = saved;
  if (fit.type === 'tsne') return undefined;
  if (fit.type === 'leaves') {
    const leaves = loadLeaves(fit);
    return (rows, columns) => {
      const { recipe } = description;
      const target = recipe.method === 'leaves' ? columns.indexOf(recipe.target) : -1;
      if (target < 0) return leaves.transform(rows, columns);
      return leaves.transform(
        withoutColumn(rows, target),
        columns.filter((_, c) => c !== target),
      );
    };
  }
  if (scaler === undefined) throw new RangeError(`the saved space "${description.name}" has no scaler`);
  const { columns: known, transform: scale } = loadScaler(scaler);
  switch (fit.type) {
    case 'features':
      return scale;
    case 'pca': {
      const pca = loadPca(fit);
      return (rows, columns) => pca.transform(scale(rows, columns), known);
    }
    case 'umap': {
      const umap = loadUmap(fit);
      return (rows, columns) => umap.transform(scale(rows, columns));
    }
    default: {
      const unknown: never = fit;
      throw new RangeError(`unknown kind of space: ${JSON.stringify(unknown)}`);
    }
  }
}

/** A copy of the matrix without one column. */
export function withoutColumn(rows: Matrix, column: number): Matrix {
  const copy = rows.clone();
  copy.removeColumn(column);
  return copy;
}
