import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Matrix } from 'ml-matrix';
import {
  computeSpaces,
  fitLeaves,
  fitScaler,
  fitSpace,
  loadLeaves,
  loadSpace,
  recipeName,
  type Space,
  type SpaceRecipe,
} from '../../src/spaces';
import { COLUMNS, heavyTailed, pick, places, throughJson } from './helpers';

const raw = heavyTailed(400);
const known = pick(
  raw,
  places(400, (i) => i % 10 !== 0),
);
const held = pick(
  raw,
  places(400, (i) => i % 10 === 0),
);
const common = fitScaler(known, COLUMNS, 'log-z').transform(known, COLUMNS);
const RECIPES: readonly SpaceRecipe[] = [
  { method: 'features', scaling: 'quantile-uniform' },
  { method: 'pca', scaling: 'log-z', options: { components: 3 } },
  { method: 'umap', scaling: 'min-max', options: { epochs: 60 } },
  { method: 'tsne', scaling: 'log-z', options: { iterations: 250 } },
  { method: 'leaves', name: 'leaves', target: 'revenue', options: { epochs: 60 } },
];

/** What can be compared: all but functions and times. */
function content(space: Space): unknown {
  const { description, ...rest } = space.save();
  return { ...rest, description: { ...description, seconds: 0 } };
}

describe('spaces', () => {
  const spaces = RECIPES.map((recipe) => fitSpace(known, COLUMNS, recipe, { seed: 7, common }));

  test('have a name, a point for every customer, their parameters and their measures', () => {
    assert.deepEqual(
      spaces.map(({ name, points, supervised }) => [name, points.rows, points.columns, supervised]),
      [
        ['features of quantile-uniform', 360, 5, false],
        ['pca of log-z', 360, 3, false],
        ['umap of min-max', 360, 2, false],
        ['tsne of log-z', 360, 2, false],
        ['leaves', 360, 2, true],
      ],
    );
    assert.deepEqual(spaces[1].axes, ['PC1', 'PC2', 'PC3']);
    assert.equal(spaces[2].parameters.neighbours, 15);
    assert.equal(spaces[3].parameters.perplexity, 30);
    assert.equal(spaces[4].parameters.trees, 100);
    assert.ok(Number(spaces[4].measures.outOfBagR2) > 0.5);
    assert.ok(spaces.every(({ parameters, seconds }) => parameters.seed === 7 && seconds > 0));
  });

  test('are trustworthy: above a threshold of their own against their input and in the common space', () => {
    // A little below what was measured; a space that loses its neighbourhoods is near one half.
    const least = {
      features: [1, 0.95],
      pca: [0.95, 0.95],
      umap: [0.97, 0.85],
      tsne: [0.97, 0.97],
      leaves: [0.97, 0.85],
    };
    for (const { recipe, trustworthiness = 0, continuity = 0, inCommon } of spaces) {
      const [own, shared] = least[recipe.method as keyof typeof least];
      assert.ok(trustworthiness >= own, `${recipeName(recipe)}: ${trustworthiness}`);
      assert.ok(continuity >= own, `${recipeName(recipe)}: continuity ${continuity}`);
      assert.ok(
        inCommon !== undefined && inCommon.trustworthiness >= shared,
        `${recipeName(recipe)}: ${inCommon?.trustworthiness}`,
      );
    }
  });

  test('place held-out customers at the same places after a reload, whole or one by one', () => {
    for (const space of spaces) {
      if (space.transform === undefined) continue;
      const loaded = loadSpace(throughJson(space.save()));
      assert.deepEqual(loaded.points, space.points);
      const together = space.transform(held, COLUMNS).to2DArray();
      assert.deepEqual(loaded.transform?.(held, COLUMNS).to2DArray(), together, space.name);
      const alone = loaded.transform?.(pick(held, [3]), COLUMNS).to2DArray();
      assert.deepEqual(alone, [together[3]], space.name);
    }
  });

  test('can place new customers, except for t-SNE', () => {
    assert.deepEqual(
      spaces.filter(({ transform }) => transform === undefined).map(({ name }) => name),
      ['tsne of log-z'],
    );
  });

  test('place a fitted customer where it was', () => {
    for (const { name, transform, points } of spaces) {
      if (transform === undefined) continue;
      const again = transform(pick(known, [5]), COLUMNS).getRow(0);
      again.forEach((value, c) => assert.ok(Math.abs(value - points.get(5, c)) < 1e-9, name));
    }
  });

  test('refuse a column that they do not know', () => {
    const names = [...COLUMNS.slice(0, 4), 'spend'];
    for (const { transform } of spaces) {
      if (transform) assert.throws(() => transform(held, names), /unknown column "spend"/);
    }
  });

  test('of leaves take new customers with and without the target', () => {
    const { transform } = spaces[4];
    assert.ok(transform);
    const without = held.subMatrix(0, held.rows - 1, 1, 4);
    assert.deepEqual(transform(without, COLUMNS.slice(1)), transform(held, COLUMNS));
  });

  test('made in worker threads are the same to the byte, and report on the way', async () => {
    const seen = new Map<string, Set<string>>();
    const counts: number[] = [];
    const computed = await computeSpaces(known, COLUMNS, RECIPES, {
      seed: 7,
      common,
      threads: 2,
      onProgress: ({ space, stage }) => seen.set(space, (seen.get(space) ?? new Set()).add(stage)),
      onDone: (done) => counts.push(done),
    });
    assert.deepEqual(computed.map(content), spaces.map(content));
    assert.deepEqual(counts, [1, 2, 3, 4, 5]);
    assert.deepEqual([...(seen.get('leaves') ?? [])], ['forest', 'neighbours', 'layout', 'quality']);
  });

  test('are not measured where there are too few customers, nor when that is not wanted', () => {
    const few = fitSpace(
      pick(
        known,
        places(20, () => true),
      ),
      COLUMNS,
      { method: 'pca', scaling: 'log-z' },
    );
    assert.equal(few.trustworthiness, undefined);
    const quick = fitSpace(known, COLUMNS, { method: 'pca', scaling: 'log-z' }, { neighbours: 0 });
    assert.equal(quick.trustworthiness, undefined);
  });

  test('of more customers than may be fitted are fitted on a sample, and everybody is placed', () => {
    for (const recipe of RECIPES.filter(({ method }) => method === 'umap' || method === 'leaves')) {
      const space = fitSpace(known, COLUMNS, recipe, { seed: 7, maxFittedRows: 200, common });
      assert.equal(space.measures.fittedRows, 200);
      assert.equal(space.points.rows, 360);
      const kept = space.inCommon?.trustworthiness ?? 0;
      assert.ok(kept > 0.83, `${space.name}: ${kept}`);
      const again = space.transform?.(known, COLUMNS);
      assert.deepEqual(again, space.points);
      assert.deepEqual(
        content(fitSpace(known, COLUMNS, recipe, { seed: 7, maxFittedRows: 200, common })),
        content(space),
      );
    }
    assert.equal(spaces[2].measures.fittedRows, 360);
  });

  test('refuse a target that is no column, and a broken save', () => {
    const wrong = { method: 'leaves', target: 'spend' } as const;
    assert.throws(
      () => fitSpace(known, COLUMNS, wrong),
      /target must be one of revenue, .* received "spend"/,
    );
    assert.throws(() => loadSpace({} as never), /this is no saved space/);
    const saved = spaces[1].save();
    const cut = { ...saved, points: { ...saved.points, values: saved.points.values.slice(1) } };
    assert.throws(() => loadSpace(cut), /must hold 1080 values, received 1079/);
  });
});

describe('embedded leaves', () => {
  const others = COLUMNS.slice(1);
  const rows = known.subMatrix(0, known.rows - 1, 1, 4);
  const target = Float64Array.from(known.getColumn(0), Math.log1p);
  const fit = fitLeaves(rows, others, target, { seed: 3, umap: { epochs: 100 } });

  test('keep the neighbourhoods of the leaves and follow what predicts the target', () => {
    const { trustworthiness, continuity } = fit.quality();
    assert.ok(trustworthiness > 0.97, `trustworthiness ${trustworthiness}`);
    assert.ok(continuity > 0.96, `continuity ${continuity}`);
  });

  test('give the same bytes for the same seed, and survive JSON', () => {
    const again = fitLeaves(rows, others, target, { seed: 3, umap: { epochs: 100 } });
    assert.deepEqual(again.points, fit.points);
    const loaded = loadLeaves(throughJson(fit.save()));
    const later = held.subMatrix(0, held.rows - 1, 1, 4);
    assert.deepEqual(loaded.transform(later, others), fit.transform(later, others));
    assert.deepEqual(loaded.quality(), fit.quality());
  });

  test('of few customers, of equal customers, and of a constant target are finite', () => {
    const few = fitLeaves(
      pick(
        rows,
        places(12, () => true),
      ),
      others,
      target.subarray(0, 12),
      { umap: { epochs: 20 } },
    );
    assert.ok(few.points.to1DArray().every(Number.isFinite));
    const equal = fitLeaves(Matrix.ones(40, 4), others, target.subarray(0, 40), { umap: { epochs: 20 } });
    assert.ok(equal.points.to1DArray().every(Number.isFinite));
    const flat = fitLeaves(rows, others, new Float64Array(360).fill(2), { umap: { epochs: 20 } });
    assert.ok(flat.points.to1DArray().every(Number.isFinite));
    assert.throws(() => fitLeaves(new Matrix([[1, 2]]), ['a', 'b'], Float64Array.of(1)), /rows must be/);
  });
});
