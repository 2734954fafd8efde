import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings, type ClusteringSettings } from '../../src/config';
import { spaceRecipes } from '../../src/experiment';

const { rules } = loadSettings({ preset: 'default' });
const recipes = (clustering: Partial<ClusteringSettings>) =>
  spaceRecipes({ ...rules, clustering: { ...rules.clustering, ...clustering } });

describe('the spaces of a preset', () => {
  test('are the features on both scales, the embeddings on its own, and the leaves by its revenue', () => {
    assert.deepEqual(
      recipes({}).map(({ recipe }) => recipe),
      [
        { method: 'features', scaling: 'min-max', name: 'min-max' },
        { method: 'features', scaling: 'log-z', name: 'log' },
        { method: 'pca', scaling: 'log-z', name: 'pca' },
        { method: 'umap', scaling: 'log-z', name: 'umap' },
        { method: 'tsne', scaling: 'log-z', name: 'tsne' },
        { method: 'leaves', target: 'net_revenue', name: 'leaves' },
      ],
    );
  });

  test('have the features as scaled where that is a third way, and no leaves of revenue alone', () => {
    const names = recipes({ scaling: 'robust', features: ['net_revenue'] }).map(({ name }) => name);
    assert.deepEqual(names, ['min-max', 'log', 'scaled', 'pca', 'umap', 'tsne']);
  });

  test('take the options that the settings give', () => {
    const options = { umap: { neighbours: 30, minDist: 0.1 }, leaves: { trees: 40 } };
    const given = recipes({ spaces: options }).map(({ recipe }) => recipe.options);
    assert.deepEqual(given, [undefined, undefined, undefined, options.umap, undefined, options.leaves]);
  });

  test('are refused by what does not fit, before anything is made', () => {
    assert.throws(
      () => recipes({ spaces: { umpa: {} } }),
      /space must be one of min-max, .* received "umpa"/,
    );
    assert.throws(
      () => recipes({ spaces: { umap: { neighbours: 1 } } }),
      /clustering\.spaces\.umap\.neighbours must be a whole number at least 3, received 1/,
    );
    assert.throws(
      () => recipes({ spaces: { umap: { trees: 1 } } }),
      /there is no option clustering\.spaces\.umap\.trees: there are neighbours, /,
    );
    assert.throws(() => recipes({ scaling: 'z' }), /scaling must be one of min-max, .* received "z"/);
    assert.throws(
      () => recipes({ override: { space: 'map', model: 'ward', k: 3 } }),
      /space must be one of .* received "map"/,
    );
  });
});
