import { type Matrix } from 'ml-matrix';
import { type Transform } from './kind';
import { spaceKind } from './registry';
import { loadMatrix, toMatrix } from './saved-matrix';
import { loadScaler } from './scaling/scaler';
import { type SavedSpace, type Space } from './space';

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

function transformOf({ fit, scaler, description }: SavedSpace): Transform | undefined {
  const { load, supervised } = spaceKind(fit.type);
  if (load === undefined) return undefined;
  const place = load(fit);
  if (supervised) {
    const { target } = description.recipe;
    return (rows, columns) => place(...withoutColumn(rows, columns, target));
  }
  if (scaler === undefined) throw new RangeError(`the saved space "${description.name}" has no scaler`);
  const { columns: known, transform: scale } = loadScaler(scaler);
  return (rows, columns) => place(scale(rows, columns), known);
}

/** A copy without the column of that name, and the other columns' names; as they are where there is none. */
export function withoutColumn(
  rows: Matrix,
  columns: readonly string[],
  name: string | undefined,
): [Matrix, readonly string[]] {
  const at = name === undefined ? -1 : columns.indexOf(name);
  if (at < 0) return [rows, columns];
  const copy = rows.clone();
  copy.removeColumn(at);
  return [copy, columns.filter((_, c) => c !== at)];
}
