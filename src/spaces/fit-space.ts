import { type Matrix } from 'ml-matrix';
import { checkNumber, createRandom, flatten, randomPermutation } from '../numeric';
import { readColumns } from './columns';
import { type Fitted, type FitInput, type SpaceKind } from './kind';
import { loadSpace, withoutColumn } from './load-space';
import { type ReportProgress } from './progress';
import { neighbourhoodQuality } from './quality/trustworthiness';
import { checkRecipe, recipeName, type SpaceRecipe } from './recipe';
import { spaceKind } from './registry';
import { saveMatrix } from './saved-matrix';
import { fitScaler, type Scaler } from './scaling/scaler';
import { type Space } from './space';

/** Beyond so many rows the measures of quality, which take rows × rows, ask only {@link ASKED_ROWS} of them. */
const MAX_JUDGED_ROWS = 20_000;
const ASKED_ROWS = 5000;

/** Options of {@link fitSpace}. */
export interface FitSpaceOptions {
  /** Default 1. */
  readonly seed?: number;
  /** k of trustworthiness and continuity, default 15; 0 leaves them unmeasured. */
  readonly neighbours?: number;
  /** The one feature space, customers × any columns, in which all spaces are judged alike. */
  readonly common?: Matrix;
  /**
   * Beyond so many rows a kind that has such a limit is fitted on a random sample of this size and the other rows are
   * placed in it, and the measures ask 5,000 rows; default: the kind's. The measure `fittedRows` tells.
   */
  readonly maxFittedRows?: number;
  readonly onProgress?: ReportProgress;
}

/**
 * Makes one space from raw features by a recipe.
 *
 * @param features customers × columns, raw
 * @param columns a name for each column
 * @throws RangeError when columns and features do not fit together, the recipe does not fit its kind or its target is
 *   no column, an option is out of range, or a value is not finite
 */
export function fitSpace(
  features: Matrix,
  columns: readonly string[],
  recipe: SpaceRecipe,
  options: FitSpaceOptions = {},
): Space {
  const { seed = 1, neighbours = 15, common, onProgress } = options;
  readColumns(features, columns);
  checkRecipe(recipe);
  const kind = spaceKind(recipe.method);
  const { maxFittedRows = kind.maxFittedRows ?? Infinity } = options;
  checkNumber('neighbours', neighbours, { integer: true, min: 0 });
  checkNumber('maxFittedRows', maxFittedRows, { min: Math.max(4, 2 * neighbours + 1) });
  const start = performance.now();
  const { input, scaler, how } = prepare(features, columns, recipe);
  const fitted = fitKind(kind, { ...input, seed, onProgress }, recipe.options ?? {}, maxFittedRows);
  const seconds = (performance.now() - start) / 1000;

  const { points } = fitted;
  const measured = neighbours > 0 && 2 * neighbours < points.rows;
  const limit = Math.min(maxFittedRows, MAX_JUDGED_ROWS);
  const asked = { neighbours, ...(points.rows > limit ? { rows: ASKED_ROWS } : {}) };
  const judge = fitted.judge ?? ((how) => neighbourhoodQuality(input.rows, points, how));
  const own = measured ? judge(asked) : undefined;
  const isCommon = common && fitted.judge === undefined && areEqual(input.rows, common);
  const inCommon = isCommon
    ? own
    : measured && common
      ? neighbourhoodQuality(common, points, asked)
      : undefined;
  onProgress?.({ stage: 'quality', done: 1, of: 1 });
  return loadSpace({
    type: 'space',
    description: {
      name: recipeName(recipe),
      recipe,
      columns: [...columns],
      axes: Array.from({ length: points.columns }, (_, c) =>
        kind.axis === null ? columns[c] : `${kind.axis}${c + 1}`,
      ),
      parameters: { ...how, ...fitted.parameters, seed },
      measures: fitted.measures,
      supervised: kind.supervised,
      ...(own ? { trustworthiness: own.trustworthiness, continuity: own.continuity } : {}),
      ...(inCommon ? { inCommon } : {}),
      seconds,
    },
    points: saveMatrix(flatten(points)),
    ...(scaler ? { scaler: scaler.save() } : {}),
    fit: fitted.fit,
  });
}

function areEqual(a: Matrix, b: Matrix): boolean {
  const [{ values: left, columns }, { values: right, columns: others }] = [flatten(a), flatten(b)];
  return columns === others && left.length === right.length && left.every((value, i) => value === right[i]);
}

/** What the recipe's kind is fitted to: scaled features, or raw ones and the target. */
function prepare(
  features: Matrix,
  columns: readonly string[],
  { scaling, target, options = {} }: SpaceRecipe,
): { input: Omit<FitInput, 'seed'>; scaler?: Scaler; how: Record<string, string> } {
  if (target === undefined) {
    const scaler = fitScaler(features, columns, scaling!, options);
    const input = { rows: scaler.transform(features, columns), columns };
    return { input, scaler, how: { scaling: scaling! } };
  }
  const at = columns.indexOf(target);
  if (at < 0) throw new RangeError(`target must be one of ${columns.join(', ')}, received "${target}"`);
  const [rows, others] = withoutColumn(features, columns, target);
  const input = { rows, columns: others, target: Float64Array.from(features.getColumn(at)) };
  return { input, how: { target } };
}

/** Fits all rows; beyond the kind's limit a random sample of them, in which all are placed. */
function fitKind(kind: SpaceKind, input: FitInput, options: object, maxFittedRows: number): Fitted {
  const { rows, columns, target, seed } = input;
  if (kind.maxFittedRows === undefined || rows.rows <= maxFittedRows) return kind.fit(input, options);
  const sample = randomPermutation(createRandom(seed), rows.rows).slice(0, maxFittedRows).sort();
  const every = Array.from(columns.keys());
  const fitted = kind.fit(
    {
      ...input,
      rows: rows.selection(Array.from(sample), every),
      target: target && Float64Array.from(sample, (row) => target[row]),
    },
    options,
  );
  return { ...fitted, points: kind.load!(fitted.fit)(rows, columns) };
}
