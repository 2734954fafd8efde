import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chooseTrial } from '../../src/experiment/choice';
import { near } from '../clustering/near';
import { candidate, type Traits } from './candidates';

describe('the rule of choice', () => {
  test('scores stability, separation and value by its weights', () => {
    const { ranking } = chooseTrial([candidate('a'), candidate('b', { silhouette: 0.5 })]);
    // Stability (0.9 − 0.5) ÷ 0.5 = 0.8, separation 0.4 ÷ 0.5 = 0.8, value 0.6 ÷ 0.75 = 0.8.
    const a = ranking.find(({ id }) => id === 'a')!;
    for (const part of [a.parts.stability, a.parts.separation, a.parts.value!, a.score])
      near(part, 0.8, 1e-12);
    near(ranking[0].score, 0.3 * 0.8 + 0.3 * 1 + 0.4 * 0.8, 1e-12);
  });

  test('takes the best and shows the runner-up', () => {
    const choice = chooseTrial([
      candidate('a'),
      candidate('b', { silhouette: 0.5 }),
      candidate('c', { silhouette: 0.1 }),
    ]);
    assert.deepEqual(
      [choice.chosen, choice.byRule, choice.runnerUp, choice.overridden],
      ['b', 'b', 'a', false],
    );
  });

  const objections: [string, Traits, RegExp][] = [
    ['too few groups', { sizes: [150, 50] }, /2 groups, not 3 to 10/],
    ['too many groups', { sizes: Array.from({ length: 11 }, () => 20) }, /11 groups/],
    ['a group below 1%', { sizes: [100, 99, 1] }, /group 2 has 1 customers, fewer than 2/],
    ['too much noise', { noiseShare: 0.2 }, /20\.0% of the customers are in no group, more than 10\.0%/],
    [
      'unstable groups',
      { jaccards: [0.8, 0.6, 0.6, 0.6] },
      /the groups: Jaccard 0\.68 below 0\.75 \(a pattern\)/,
    ],
    ['an unstable top group', { jaccards: [0.5, 1, 1, 1] }, /the top group: Jaccard 0\.50/],
    [
      'no value on later data while others have one',
      { futureShare: null },
      /value on later data is not known/,
    ],
  ];
  for (const [what, traits, message] of objections) {
    test(`does not take a candidate with ${what}, however well it scores`, () => {
      const choice = chooseTrial([candidate('good'), candidate('bad', { silhouette: 0.9, ...traits })]);
      assert.equal(choice.chosen, 'good');
      assert.equal(choice.runnerUp, null);
      const bad = choice.ranking.find(({ id }) => id === 'bad')!;
      assert.equal(bad.eligible, false);
      assert.match(bad.objections.join('; '), message);
    });
  }

  test('lets a small group pass when it is named as wholesalers', () => {
    const choice = chooseTrial([candidate('a', { sizes: [100, 99, 1], wholesalers: [2] })]);
    assert.equal(choice.chosen, 'a');
  });

  test('leaves value out when no candidate has one, and says so', () => {
    const { ranking } = chooseTrial([
      candidate('a', { futureShare: null }),
      candidate('b', { futureShare: null, silhouette: 0.2 }),
    ]);
    assert.equal(ranking[0].parts.value, null);
    near(ranking[1].score, (0.8 + 0.5) / 2, 1e-12);
  });

  test('can be overridden, even by a candidate that it objects to, and keeps its own choice beside', () => {
    const both = [candidate('a'), candidate('b', { sizes: [150, 50] })];
    const choice = chooseTrial(both, { override: 'b' });
    assert.deepEqual([choice.chosen, choice.byRule, choice.overridden], ['b', 'a', true]);
    assert.equal(chooseTrial(both, { override: 'a' }).overridden, false);
    assert.throws(() => chooseTrial(both, { override: 'c' }), /override must be one of a, b, received c/);
  });

  test('can be changed in part', () => {
    const both = [
      candidate('a', { silhouette: 0.5, futureShare: 0.3 }),
      candidate('b', { silhouette: 0.1, futureShare: 0.7 }),
    ];
    assert.equal(
      chooseTrial(both, { rule: { weights: { stability: 0, separation: 1, value: 0 } } }).chosen,
      'a',
    );
    assert.equal(
      chooseTrial(both, { rule: { weights: { stability: 0.1, separation: 0.1, value: 2 } } }).chosen,
      'b',
    );
    assert.equal(
      chooseTrial([candidate('c', { sizes: [150, 50] })], { rule: { groups: [2, 10] } }).chosen,
      'c',
    );
  });

  test('breaks ties by fewer groups, then by order', () => {
    const three = candidate('three', { sizes: [100, 60, 40] });
    assert.equal(chooseTrial([candidate('four'), three]).chosen, 'three');
    assert.equal(chooseTrial([candidate('first'), candidate('second')]).chosen, 'first');
  });

  test('refuses to choose among none, or when nobody is eligible, with the objections', () => {
    assert.throws(() => chooseTrial([]), /candidates is empty/);
    assert.throws(() => chooseTrial([candidate('a', { sizes: [150, 50] })]), /a: 2 groups, not 3 to 10/);
  });

  test('refuses settings out of range', () => {
    const one = [candidate('a')];
    assert.throws(() => chooseTrial(one, { rule: { leastShare: 2 } }), /leastShare/);
    assert.throws(() => chooseTrial(one, { rule: { groups: [5, 3] } }), /groups\[1\]/);
    assert.throws(
      () => chooseTrial(one, { rule: { weights: { stability: 0, separation: 0, value: 1 } } }),
      /weights/,
    );
  });
});
