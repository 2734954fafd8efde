import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chooseModel, finalistTable, pickFinalists, ruleWords, type Finalist } from '../../src/experiment';
import { runSettings } from '../support/run';
import { candidate, type Traits } from './candidates';
import { resultsOf, trialOf } from './trials';

const settings = runSettings('/nowhere');
const withClustering = (parts: object) => {
  const { rules } = settings;
  return { ...settings, rules: { ...rules, clustering: { ...rules.clustering, ...parts } } };
};

/** A finalist with the traits that the rule looks at. */
function finalist(id: string, traits: Traits = {}): Finalist {
  const { trial, stability, topLabel, outOfTime, wholesalers = [] } = candidate(id, traits);
  const interval = [0, 1] as const;
  return {
    trial,
    title: `Finalist ${id}`,
    byRevenue: trial.sizes.map((_, label) => label),
    topLabel,
    pick: { how: 'group', labels: [topLabel], shortfalls: [] },
    wholesalers,
    stability,
    outOfTime: outOfTime && {
      ...outOfTime,
      known: 200,
      interval,
      topSpendersInterval: interval,
      rfmInterval: interval,
      gain: outOfTime.group.futureShare - outOfTime.topSpenders.futureShare,
      gainInterval: [-0.2, 0],
    },
    silhouettes: null,
  };
}

describe('the choice of a model', () => {
  test('is the rule’s, and says the runner-up', () => {
    const choice = chooseModel(settings, [finalist('a'), finalist('b', { silhouette: 0.5 }), finalist('c')]);
    assert.equal(choice.finalist.title, 'Finalist b');
    assert.equal(choice.second?.title, 'Finalist a');
    assert.deepEqual(choice.loosened, []);
    assert.match(choice.reason, /The rule takes \*\*Finalist b\*\* .*The runner-up is \*\*Finalist a\*\*/);
  });

  test('says which conditions had to be loosened, one after the other, before any finalist met the rule', () => {
    const pattern = chooseModel(settings, [finalist('a', { jaccards: [0.65, 0.65, 0.65, 0.65] })]);
    assert.deepEqual(pattern.loosened, ['groups need only be a pattern (Jaccard 0.6)']);
    const small = chooseModel(settings, [
      finalist('a', { sizes: [100, 99, 1], jaccards: [0.3, 0.3, 0.3] }),
      finalist('b', { sizes: [199, 1], jaccards: [0.3, 0.3] }),
    ]);
    assert.equal(small.finalist.trial.id, 'a');
    assert.equal(small.loosened.length, 3);
    assert.match(small.reason, /No finalist met the rule as it stands, so it was loosened/);
    const two = chooseModel(settings, [finalist('b', { sizes: [199, 1], noiseShare: 0.5 })]);
    assert.equal(two.finalist.trial.id, 'b');
    assert.equal(two.loosened.length, 4);
  });

  test('is what the settings name, while the rule’s own choice is said beside it', () => {
    const named = finalist('log/ward/k=4');
    const choice = chooseModel(
      withClustering({ override: { space: 'log', model: 'ward', k: 4 } }),
      [named, { ...finalist('better', { silhouette: 0.9 }), title: 'Better' }].map((each, i) =>
        i === 0 ? each : { ...each, trial: { ...each.trial, spec: { model: 'ward', k: 9 } } },
      ),
    );
    assert.equal(choice.finalist, named);
    assert.equal(choice.overridden, true);
    assert.match(choice.reason, /because the settings name it\. The rule would take \*\*Better\*\*/);
  });

  test('keeps to the number of groups that the settings name', () => {
    const choice = chooseModel(withClustering({ k: 2 }), [
      finalist('two', { sizes: [150, 50], silhouette: 0.2 }),
      finalist('four', { silhouette: 0.9 }),
    ]);
    assert.equal(choice.finalist.trial.id, 'two');
    assert.deepEqual(choice.rule.groups, [2, 2]);
    assert.match(ruleWords(choice.rule), /\*\*Conditions\.\*\* 2 groups;/);
  });

  test('stands in a table with what the rule goes by, the taken one first', () => {
    const finalists = [finalist('a', { noiseShare: 0.3 }), finalist('b', { jaccards: [0.8, 1, 1, 1] })];
    const rows = finalistTable(chooseModel(settings, finalists), finalists);
    assert.deepEqual(
      rows.map(({ result }) => result),
      ['taken', '30.0% of the customers are in no group, more than 10.0%'],
    );
    const [{ top_stability, smallest, future_share, spenders_share, top_share }] = rows;
    assert.deepEqual(
      { top_stability, smallest, future_share, spenders_share, top_share },
      { top_stability: 0.8, smallest: 0.1, future_share: 0.6, spenders_share: 0.75, top_share: 0.4 },
    );
  });
});

describe('the finalists', () => {
  const trials = [
    ...[2, 3, 4, 5, 6].map((k) => trialOf({ k, common: 0.5 - k / 100 })),
    trialOf({ space: 'pca', k: 3, common: 0.1 }),
    trialOf({ space: 'pca', model: 'ward', k: 11, common: 0.9 }),
    trialOf({ space: 'umap', model: 'dbscan', k: 4, common: 0.9, noiseShare: 0.5 }),
  ];

  test('are the best in the common space that marketing could handle, three of a space at most', () => {
    assert.deepEqual(
      pickFinalists(settings, resultsOf(trials)).map(({ id }) => id),
      ['log/k-means/k=3', 'log/k-means/k=4', 'log/k-means/k=5', 'pca/k-means/k=3'],
    );
  });

  test('have the trial that the settings name among them, whatever its silhouette', () => {
    const named = withClustering({ override: { space: 'pca', model: 'ward', k: 11 } });
    assert.equal(pickFinalists(named, resultsOf(trials)).at(-1)?.id, 'pca/ward/k=11');
  });

  test('have those that the settings name besides, once each', () => {
    const also = (ids: readonly string[]) => ({
      ...settings,
      steps: { ...settings.steps, finalists: { ...settings.steps.finalists, also: ids } },
    });
    const found = pickFinalists(also(['pca/ward/k=11', 'log/k-means/k=3']), resultsOf(trials));
    assert.deepEqual(
      found.map(({ id }) => id),
      ['log/k-means/k=3', 'log/k-means/k=4', 'log/k-means/k=5', 'pca/k-means/k=3', 'pca/ward/k=11'],
    );
    assert.throws(
      () => pickFinalists(also(['pca/ward/k=3']), resultsOf(trials)),
      /finalists\.also names a trial that was not made, pca\/ward\/k=3: there are/,
    );
  });

  test('have the number of groups that the settings name, also where that is unusual', () => {
    const two = pickFinalists(withClustering({ k: 2 }), resultsOf(trials));
    assert.deepEqual(
      two.map(({ id }) => id),
      ['log/k-means/k=2'],
    );
  });

  test('cannot be had of a trial that was not made: the error says why, or which there are', () => {
    const missing = withClustering({ override: { space: 'tsne', model: 'ward', k: 8 } });
    assert.throws(
      () => pickFinalists(missing, resultsOf(trials)),
      /clustering\.override names a trial that was not made, tsne\/ward\/k=8: there are log\/k-means\/k=2/,
    );
    const skipped = [{ id: 'tsne/ward/k=8', reason: 'only 5 distinct rows' }];
    assert.throws(
      () => pickFinalists(missing, { ...resultsOf(trials), skipped }),
      /tsne\/ward\/k=8: only 5 distinct rows/,
    );
    assert.throws(
      () => pickFinalists(withClustering({ k: 9 }), { ...resultsOf([]), skipped }),
      /no model could be tried with k = 9: tsne\/ward\/k=8: only 5 distinct rows/,
    );
  });
});
