import { type Matrix } from 'ml-matrix';
import {
  checkNumber,
  childSeed,
  createRandom,
  readOptions,
  type FlatMatrix,
  type OptionsOf,
} from '../../numeric';
import { readColumns, readKnownColumns } from '../columns';
import { type ReportProgress } from '../progress';
import { binColumns } from './bins';
import { leafOf, TreeGrower, type RegressionTree } from './tree';

/** The options of a forest, with their ranges. */
export const FOREST_OPTIONS = {
  trees: { says: 'Trees of the forest', default: 100, integer: true, min: 1 },
  minLeaf: { says: 'Fewest sampled rows in a leaf', default: 5, integer: true, min: 1 },
  maxDepth: { says: 'Splits above one another; left out: unlimited', min: 1 },
  columnsPerSplit: {
    says: 'Columns drawn for each split, at most all; left out: a third of them, rounded up',
    integer: true,
    min: 1,
  },
} as const;

/** Options of {@link fitForest}. */
export interface ForestOptions extends OptionsOf<typeof FOREST_OPTIONS> {
  /** Default 1. */
  readonly seed?: number;
  readonly onProgress?: ReportProgress;
}

/** The leaf of each row in each tree. */
export interface LeafTable {
  /** rows × trees node numbers, row after row. */
  readonly leaves: Int32Array;
  readonly rows: number;
  readonly trees: number;
}

/** All that a forest was fitted with, defaults filled in. */
export interface ForestParameters {
  readonly trees: number;
  readonly minLeaf: number;
  /** Absent when unlimited. */
  readonly maxDepth?: number;
  readonly columnsPerSplit: number;
  readonly seed: number;
}

/** A forest as plain JSON. */
export interface SavedForest {
  readonly type: 'forest';
  readonly columns: readonly string[];
  readonly parameters: ForestParameters;
  readonly outOfBagR2: number | null;
  readonly trees: readonly {
    readonly column: readonly number[];
    readonly threshold: readonly number[];
    readonly left: readonly number[];
    readonly value: readonly number[];
  }[];
}

/** A fitted regression forest. */
export interface Forest {
  readonly columns: readonly string[];
  readonly parameters: ForestParameters;
  /**
   * R² of the predictions that each row gets from the trees that did not see it; at most 1, higher is better, below
   * 0 worse than the mean. Null when the target is constant or every tree saw every row.
   */
  readonly outOfBagR2: number | null;
  /** Mean prediction of the trees; columns in any order. */
  readonly predict: (rows: Matrix, columns: readonly string[]) => Float64Array;
  /** Leaf indices; columns in any order. */
  readonly leaves: (rows: Matrix, columns: readonly string[]) => LeafTable;
  readonly save: () => SavedForest;
}

/**
 * A random forest for regression: trees on bootstrap samples, a few columns drawn at each split, splits between at
 * most 256 bins per column.
 *
 * @param rows n × d, raw: only the order of values within a column matters
 * @param columns a name for each column
 * @param target n numbers
 * @throws RangeError when the sizes differ, an option is out of range, or a value is not finite
 *
 * Reference: Breiman 2001, Machine Learning 45. Deviation: binned splits (Ke et al. 2017, LightGBM, section 2.1),
 * which are those of the exact search wherever a column has at most 256 different values.
 */
export function fitForest(
  rows: Matrix,
  columns: readonly string[],
  target: Float64Array,
  options: ForestOptions = {},
): Forest {
  const flat = readColumns(rows, columns);
  const {
    trees,
    minLeaf,
    maxDepth = Infinity,
    columnsPerSplit = Math.ceil(flat.columns / 3),
  } = readOptions(FOREST_OPTIONS, options);
  const { seed = 1, onProgress } = options;
  checkNumber('columnsPerSplit', columnsPerSplit, { max: flat.columns });
  checkNumber('length of the target', target.length, { min: flat.rows, max: flat.rows });
  target.forEach((value, i) =>
    checkNumber(`target of row ${i}`, value, { min: -Number.MAX_VALUE, max: Number.MAX_VALUE }),
  );

  const grower = new TreeGrower(binColumns(flat), target, { minLeaf, maxDepth, columnsPerSplit });
  const grown: RegressionTree[] = [];
  const outOfBag = new OutOfBag(flat, target);
  for (let t = 0; t < trees; t += 1) {
    const random = createRandom(childSeed(seed, t));
    const sample = Int32Array.from({ length: flat.rows }, () => Math.floor(random() * flat.rows));
    outOfBag.see(sample);
    const tree = grower.grow(sample, random);
    outOfBag.predict(tree);
    grown.push(tree);
    if ((t + 1) % 10 === 0 || t + 1 === trees) onProgress?.({ stage: 'forest', done: t + 1, of: trees });
  }
  const limit = maxDepth === Infinity ? {} : { maxDepth };
  return forestOf([...columns], { trees, minLeaf, ...limit, columnsPerSplit, seed }, grown, outOfBag.r2());
}

/** The forest that was saved. */
export function loadForest(saved: SavedForest): Forest {
  if (saved.type !== 'forest') throw new RangeError(`this is no saved forest: type ${String(saved.type)}`);
  const trees = saved.trees.map((tree) => ({
    column: Int32Array.from(tree.column),
    threshold: Float64Array.from(tree.threshold),
    left: Int32Array.from(tree.left),
    value: Float64Array.from(tree.value),
  }));
  return forestOf(saved.columns, saved.parameters, trees, saved.outOfBagR2);
}

function forestOf(
  columns: readonly string[],
  parameters: ForestParameters,
  trees: readonly RegressionTree[],
  outOfBagR2: number | null,
): Forest {
  return {
    columns,
    parameters,
    outOfBagR2,
    predict: (rows, names) => {
      const flat = readKnownColumns(rows, names, columns, 'forest');
      const result = new Float64Array(flat.rows);
      for (const tree of trees) {
        for (let i = 0; i < flat.rows; i += 1)
          result[i] += tree.value[leafOf(tree, flat.values, i * flat.columns)];
      }
      return result.map((sum) => sum / trees.length);
    },
    leaves: (rows, names) => {
      const flat = readKnownColumns(rows, names, columns, 'forest');
      const leaves = new Int32Array(flat.rows * trees.length);
      trees.forEach((tree, t) => {
        for (let i = 0; i < flat.rows; i += 1) {
          leaves[i * trees.length + t] = leafOf(tree, flat.values, i * flat.columns);
        }
      });
      return { leaves, rows: flat.rows, trees: trees.length };
    },
    save: () => ({
      type: 'forest',
      columns,
      parameters,
      outOfBagR2,
      trees: trees.map((tree) => ({
        column: Array.from(tree.column),
        threshold: Array.from(tree.threshold),
        left: Array.from(tree.left),
        value: Array.from(tree.value),
      })),
    }),
  };
}

/** Gathers, for each row, the predictions of the trees whose sample it was not in. */
class OutOfBag {
  private readonly sums: Float64Array;
  private readonly counts: Int32Array;
  private readonly seen: Uint8Array;

  constructor(
    private readonly flat: FlatMatrix,
    private readonly target: Float64Array,
  ) {
    this.sums = new Float64Array(flat.rows);
    this.counts = new Int32Array(flat.rows);
    this.seen = new Uint8Array(flat.rows);
  }

  see(sample: Int32Array): void {
    this.seen.fill(0);
    for (const row of sample) this.seen[row] = 1;
  }

  predict(tree: RegressionTree): void {
    const { values, rows, columns } = this.flat;
    for (let i = 0; i < rows; i += 1) {
      if (this.seen[i] === 1) continue;
      this.sums[i] += tree.value[leafOf(tree, values, i * columns)];
      this.counts[i] += 1;
    }
  }

  r2(): number | null {
    let count = 0;
    let mean = 0;
    for (let i = 0; i < this.flat.rows; i += 1) {
      if (this.counts[i] === 0) continue;
      count += 1;
      mean += this.target[i];
    }
    mean /= count;
    let residual = 0;
    let total = 0;
    for (let i = 0; i < this.flat.rows; i += 1) {
      if (this.counts[i] === 0) continue;
      residual += (this.target[i] - this.sums[i] / this.counts[i]) ** 2;
      total += (this.target[i] - mean) ** 2;
    }
    return total > 0 ? 1 - residual / total : null;
  }
}
