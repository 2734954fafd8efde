import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings, settingsEnvironment } from '../../src/config';

const given = (set: string, environment: Record<string, string> = {}) =>
  loadSettings({ set }, { environment });

describe('choices given as path=value', () => {
  test('reach steps and the preset that applies, as numbers, ranges, lists, null and text', () => {
    const { steps, rules, presets } = given(
      'trials.ks=2..6; finalists.count = 5;value.replicates=0; membership.slack=0.2; clustering.features=net_revenue,recency_days;clustering.k=null',
    );
    assert.deepEqual(steps.trials.ks, [2, 3, 4, 5, 6]);
    assert.deepEqual([steps.finalists.count, steps.value.replicates], [5, 0]);
    assert.deepEqual([rules.membership?.slack, rules.clustering.k], [0.2, null]);
    assert.deepEqual(rules.clustering.features, ['net_revenue', 'recency_days']);
    assert.equal(presets.reference.membership?.slack, null, 'another preset stays as it was');
    assert.deepEqual(given('trials.ks=[3,5]').steps.trials.ks, [3, 5]);
    assert.deepEqual(given('trials.ks=3').steps.trials.ks, [3]);
    assert.deepEqual(
      given('trials.models.k-means.restarts=9;trials.models.dbscan.epsFactors=0.5,1').steps.trials.models,
      { 'k-means': { restarts: 9 }, dbscan: { epsFactors: [0.5, 1] } },
    );
    assert.deepEqual(given('clustering.spaces.umap.neighbours=30').rules.clustering.spaces, {
      umap: { neighbours: 30 },
    });
  });

  test('are left at their defaults without them', () => {
    const { steps, set } = loadSettings({}, { environment: {} });
    assert.equal(set, null);
    assert.deepEqual(steps.trials.ks, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    assert.deepEqual(steps.finalists, { count: 8, perSpace: 3, also: [], replicates: 30, seeds: 5 });
    assert.deepEqual([steps.trials.models, steps.trials.maxRows], [{}, 12_000]);
    assert.deepEqual(steps.value, {
      horizonMonths: 6,
      method: null,
      replicates: 200,
      origins: 36,
      bandedOrigins: 12,
    });
    assert.deepEqual(steps.rules, {
      depth: 3,
      slacks: [0.1, 0.25, 0.5],
      enterReviews: [1, 2, 3],
      graceReviews: [1, 2, 3],
    });
    assert.deepEqual(steps.proof, { replicates: 1000, permutations: 2000 });
  });

  test('go to another process by the environment', () => {
    const environment = settingsEnvironment(given('finalists.count=5'));
    assert.equal(environment.INSIDERS_SET, 'finalists.count=5');
    assert.equal(loadSettings({}, { environment }).steps.finalists.count, 5);
  });

  for (const [set, message] of [
    ['trails.ks=3', /set: there is no setting "trails\.ks": did you mean trials\.ks\?/],
    ['membership.slak=1', /did you mean membership\.slack\?/],
    ['__proto__.x=1', /there is no setting "__proto__\.x"/],
    ['trials.ks', /set must be given as path=value, such as trials\.ks=2\.\.20, received "trials\.ks"/],
    ['trials.ks=6..2', /6\.\.2 must run upwards/],
    ['trials.ks=1', /steps\.trials\.ks\.0: must be >= 2, received 1/],
    ['finalists.count=many', /steps\.finalists\.count: must be integer, received "many"/],
    ['membership.slack=2', /membership\.slack: must be <= 0\.9, received 2/],
  ] as const) {
    test(`are refused: ${set}`, () => {
      assert.throws(() => given(set), message);
    });
  }
});
