import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import {
  computeSpaces,
  fitScaler,
  fitSpace,
  knownSpace,
  knownSpaces,
  loadScaler,
  loadSpace,
  registerScaling,
  registerSpace,
  scalingKind,
  scalingKinds,
  space,
  spaceKind,
  spaceKinds,
  spaceLabel,
  type ScalingKind,
  type Space,
  type SpaceKind,
  type SpaceRecipe,
} from '../../src/spaces';
import { COLUMNS, heavyTailed, throughJson } from './helpers';

const raw = heavyTailed(120);
const words = {
  en: { label: 'distances to two customers', description: 'How far from the first and from the last.' },
  pt: { label: 'distâncias a dois clientes', description: 'A distância ao primeiro e ao último.' },
};

interface SavedPillars {
  readonly type: 'pillars';
  readonly power: number;
  readonly pillars: readonly (readonly number[])[];
}

/** Each row by its distances to the first and the last one. */
const pillars: SpaceKind<SavedPillars> = {
  name: 'pillars',
  spaces: { 'pillars-log': { title: 'Pillars', words, scaling: 'log-z' } },
  options: { power: { says: 'Power of the distance', default: 1, min: 1, max: 3 } },
  supervised: false,
  stochastic: false,
  axis: 'pillar ',
  effort: 1,
  fit: ({ rows, columns }, options) => {
    const { power = 1 } = options as { power?: number };
    const fit = {
      type: 'pillars' as const,
      power,
      pillars: [rows.getRow(0), rows.getRow(rows.rows - 1)],
    };
    return { points: place(fit, rows), fit, parameters: { power }, measures: { columns: columns.length } };
  },
  load: (saved) => (rows) => place(saved, rows),
  madeOf: ({ parameters }) => `power ${parameters.power}`,
};

function place({ pillars: known, power }: SavedPillars, rows: Matrix): Matrix {
  const far = (row: readonly number[], pillar: readonly number[]): number =>
    Math.sqrt(row.reduce((sum, value, c) => sum + (value - pillar[c]) ** 2, 0)) ** power;
  return new Matrix(rows.to2DArray().map((row) => known.map((pillar) => far(row, pillar))));
}

/** Thousands. */
const thousands: ScalingKind<{ by: 'thousands'; unit: number }> = {
  name: 'thousands',
  title: 'Thousands',
  words,
  options: {},
  fit: () => ({ by: 'thousands', unit: 1000 }),
  scale:
    ({ unit }) =>
    (value) =>
      value / unit,
};

describe('the registries of spaces and scalings', () => {
  test('hold all that comes with the project, each with its words, under its own name', () => {
    assert.deepEqual(
      spaceKinds().map(({ name }) => name),
      ['features', 'pca', 'umap', 'tsne', 'leaves'],
    );
    assert.deepEqual(
      knownSpaces().map(({ name, title }) => [name, title]),
      [
        ['min-max', 'Features, min-max'],
        ['log', 'Features, log'],
        ['scaled', 'Features, as scaled'],
        ['pca', 'PCA'],
        ['umap', 'UMAP'],
        ['tsne', 't-SNE'],
        ['leaves', 'Forest leaves'],
      ],
    );
    for (const { scaling } of knownSpaces()) {
      if (scaling !== undefined) assert.ok(scalingKinds().some(({ name }) => name === scaling));
    }
    assert.equal(spaceLabel('leaves', 'pt'), 'folhas de floresta');
    assert.equal(spaceKind('tsne').load, undefined);
  });

  test('name what there is when asked for what there is not', () => {
    assert.throws(
      () => spaceKind('isomap'),
      /must be one of features, pca, umap, tsne, leaves, received "isomap"/,
    );
    assert.throws(() => knownSpace('constructor'), /space must be one of min-max, .* received "constructor"/);
    assert.throws(
      () => scalingKind('zscore'),
      /scaling must be one of min-max, robust, .* received "zscore"/,
    );
  });

  test('say what a newcomer lacks, and refuse a name that is taken', () => {
    const half = {
      ...pillars,
      spaces: { halves: { title: 'Halves', words: { en: words.en, pt: { label: 'metades' } } } },
      madeOf: undefined,
    } as never;
    assert.throws(
      () => registerSpace(half),
      /the kind of space "pillars" lacks madeOf, spaces\.halves\.words\.pt\.description/,
    );
    assert.throws(() => registerSpace({ ...pillars, name: 'pca' }), /there is a kind of space "pca" already/);
    assert.throws(
      () => registerSpace({ ...pillars, spaces: { log: pillars.spaces['pillars-log'] } }),
      /there is a space "log" already/,
    );
    assert.throws(
      () => registerSpace({ ...pillars, load: undefined, maxFittedRows: 10 }),
      /lacks load, for maxFittedRows/,
    );
    assert.throws(() => registerScaling({ ...thousands, title: '' }), /the scaling "thousands" lacks title/);
    assert.throws(
      () => registerScaling({ ...thousands, name: 'robust' }),
      /there is a scaling "robust" already/,
    );
  });
});

describe('a newcomer', () => {
  let recipe: SpaceRecipe;
  let made: Space;
  before(() => {
    registerSpace(pillars);
    registerScaling(thousands);
    recipe = space('pillars', { power: 2, scaling: 'thousands' });
    made = fitSpace(raw, COLUMNS, recipe, { seed: 3 });
  });

  test('is fitted, saved, loaded, and places new customers', () => {
    assert.deepEqual(made.axes, ['pillar 1', 'pillar 2']);
    assert.deepEqual(made.parameters, { scaling: 'thousands', power: 2, seed: 3 });
    assert.ok(made.trustworthiness! > 0.6 && made.trustworthiness! < 1);
    const first = raw.getRow(0);
    const last = raw.getRow(119);
    const apart = first.reduce((sum, value, c) => sum + ((value - last[c]) / 1000) ** 2, 0);
    assert.ok(Math.abs(made.points.get(0, 1) - apart) < 1e-9 * apart);
    const loaded = loadSpace(throughJson(made.save()));
    const later = heavyTailed(9, 5);
    assert.deepEqual(loaded.transform?.(later, COLUMNS), made.transform?.(later, COLUMNS));
    assert.deepEqual(loaded.transform?.(raw, COLUMNS), made.points);
    assert.equal(spaceKind('pillars').madeOf(loaded), 'power 2');
  });

  test('is a space of a run, beside the others, and made although workers do not know it', async () => {
    assert.equal(knownSpaces().at(-1)?.title, 'Pillars');
    const spaces = await computeSpaces(raw, COLUMNS, [recipe, space('pca')], { seed: 3, threads: 1 });
    assert.deepEqual(spaces[0].points, made.points);
    assert.equal(spaces[1].name, 'pca of log-z');
  });

  test('scales, and is read again', () => {
    const scaler = fitScaler(new Matrix([[1000], [2500]]), ['a'], 'thousands');
    const again = loadScaler(throughJson(scaler.save()));
    assert.deepEqual(again.transform(new Matrix([[500]]), ['a']).to2DArray(), [[0.5]]);
  });
});

describe('the recipe of a space', () => {
  test('takes options of its kind and of its scaling', () => {
    assert.deepEqual(space('umap', { neighbours: 30, minDist: 0.1 }), {
      method: 'umap',
      scaling: 'log-z',
      options: { neighbours: 30, minDist: 0.1 },
    });
    const coarse = fitSpace(raw, COLUMNS, space('features', { scaling: 'quantile-uniform', landmarks: 2 }));
    const [revenue] = coarse.save().scaler!.scales as unknown as { landmarks: number[] }[];
    assert.equal(revenue.landmarks.length, 2);
    const leaves = fitSpace(raw, COLUMNS, space('leaves', { target: 'revenue', trees: 10, epochs: 20 }));
    assert.equal(leaves.parameters.trees, 10);
    assert.equal(leaves.parameters.epochs, 20);
  });

  test('is refused with the option, its range and what was given', () => {
    assert.throws(
      () => space('umap', { neighbours: 2 }),
      /umap\.neighbours must be a whole number at least 3, received 2/,
    );
    assert.throws(
      () => space('umap', { minDist: NaN }),
      /umap\.minDist must be a number at least 0, received NaN/,
    );
    assert.throws(
      () => space('tsne', { engine: 'slow' as never }),
      /tsne\.engine must be one of barnes-hut, exact, received slow/,
    );
    assert.throws(
      () => space('umap', { perplexity: 30 } as never),
      /there is no option umap\.perplexity: there are neighbours, /,
    );
    assert.throws(
      () => space('pca', { constructor: 3 } as never),
      /there is no option pca\.constructor: there are components/,
    );
    assert.throws(() => space('leaves'), /a space of leaves needs a target/);
  });
});
