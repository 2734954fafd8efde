import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createRandom, randomNormal } from '../../../src/numeric';
import {
  customersNeeded,
  detectableDifference,
  outcomeSpread,
  planTest,
  type TestOutcomes,
  type TestPlan,
} from '../../../src/programme';

const usual = { alpha: 0.05, power: 0.8 };
const near = (value: number, expected: number, within = 1e-6): void =>
  assert.ok(Math.abs(value - expected) < within, `${value} is not ${expected}`);

describe('the smallest difference that a test finds', () => {
  test('is (1.959964 + 0.841621) σ √(1/n₁ + 1/n₂)', () => {
    near(detectableDifference(1, [100, 100], usual), 2.801585 * Math.sqrt(0.02));
    near(detectableDifference(50, [300, 100], usual), 2.801585 * 50 * Math.sqrt(1 / 300 + 1 / 100), 1e-4);
    near(detectableDifference(1, [1, 1], { alpha: 0.01, power: 0.9 }), (2.575829 + 1.281552) * Math.SQRT2);
  });

  test('takes two times 63 customers for half a standard deviation, as Cohen’s tables have it', () => {
    assert.equal(customersNeeded(1, 0.5, 0.5, usual), 126);
  });

  test('is found by four tests of five, when it is there', () => {
    const random = createRandom(11);
    const [n, tests] = [60, 2000];
    const effect = detectableDifference(2, [n, n], usual);
    let found = 0;
    for (let t = 0; t < tests; t += 1) {
      let difference = effect;
      for (let i = 0; i < n; i += 1) difference += (2 * (randomNormal(random) - randomNormal(random))) / n;
      found += Number(Math.abs(difference) > 1.959964 * 2 * Math.sqrt(2 / n));
    }
    // Four standard errors of a share of 0.8.
    near(found / tests, 0.8, 4 * Math.sqrt(0.16 / tests));
  });

  test('is what the needed customers find, and not a customer fewer', () => {
    const customers = customersNeeded(3, 0.4, 0.5, usual);
    assert.ok(detectableDifference(3, [customers / 2, customers / 2], usual) <= 0.4);
    assert.ok(detectableDifference(3, [(customers - 1) / 2, (customers - 1) / 2], usual) > 0.4);
  });

  test('is refused for demands outside their ranges, by name', () => {
    assert.throws(() => detectableDifference(1, [0, 5], usual), /sizes\[0\] .*at least 1, received 0/);
    assert.throws(() => detectableDifference(NaN, [5, 5], usual), /sd .*received NaN/);
    assert.throws(() => detectableDifference(1, [5, 5], { ...usual, alpha: 0 }), /alpha .*received 0/);
    assert.throws(() => detectableDifference(1, [5, 5], { ...usual, power: 1 }), /power .*received 1/);
    assert.throws(() => customersNeeded(1, 0, 0.5, usual), /difference .*above 0, received 0/);
    assert.throws(() => customersNeeded(1, 1, 1, usual), /heldOutShare .*received 1/);
  });
});

const outcomes = (spend: readonly number[], before: readonly number[], days = 90): TestOutcomes => ({
  originDay: '2011-09-10',
  days,
  spend: Float64Array.from(spend),
  before: Float64Array.from(before),
});

describe('the spread of an outcome', () => {
  test('is the sample’s standard deviation where nothing is taken out', () => {
    const { mean, sd, correlation } = outcomeSpread(outcomes([1, 2, 3, 4], [1, 1, 1, 2]), 'plain');
    assert.equal(mean, 2.5);
    near(sd, Math.sqrt(5 / 3), 1e-12);
    assert.equal(correlation, null);
  });

  test('is √(1 − ρ²) of it where spend before is adjusted for', () => {
    // Hand: sums of squares 2 and 2, of products 1: ρ = 1/2.
    const { sd, correlation } = outcomeSpread(outcomes([1, 2, 3], [2, 1, 3]), 'adjusted');
    near(correlation!, 0.5, 1e-12);
    near(sd, Math.sqrt(0.75), 1e-12);
  });

  test('is nothing where spend before foretells it wholly, and unchanged where it does not vary', () => {
    near(outcomeSpread(outcomes([1, 2, 3], [10, 20, 30]), 'adjusted').sd, 0, 1e-6);
    const flat = outcomeSpread(outcomes([1, 2, 3], [5, 5, 5]), 'adjusted');
    assert.deepEqual([flat.sd, flat.correlation], [1, null]);
  });

  test('does not rest on one customer where it is capped', () => {
    const spend = [...Array.from({ length: 199 }, (_, i) => i % 10), 1e6];
    const flat = spend.map(() => 1);
    assert.ok(outcomeSpread(outcomes(spend, flat), 'plain').sd > 70_000);
    assert.ok(outcomeSpread(outcomes(spend, flat), 'winsorised').sd < 5);
  });

  test('takes losses for nothing on the logarithmic scale', () => {
    assert.equal(outcomeSpread(outcomes([-5, -1, 0], [0, 0, 0]), 'log').mean, 0);
  });
});

describe('the plan of a test', () => {
  const spend = Array.from({ length: 100 }, (_, i) => 100 + (i % 10));
  const before = Array.from({ length: 100 }, (_, i) => i % 10);
  const observed = { outcomes: [outcomes(spend, before), outcomes(spend, before, 180)], members: 101 };
  const plan = planTest(observed) as TestPlan;

  test('splits all members, and finds what the formula says', () => {
    assert.deepEqual([plan.members, plan.invited, plan.heldOut], [101, 50, 51]);
    const plain = plan.effects.find(({ measure, days }) => measure === 'plain' && days === 90)!;
    const { sd, mean } = plan.spreads.find(({ measure, days }) => measure === 'plain' && days === 90)!;
    near(plain.amount!, detectableDifference(sd, [50, 51], usual), 1e-12);
    near(plain.relative!, plain.amount! / mean, 1e-12);
  });

  test('recommends the sharpest measure of money, over the horizon and not beyond', () => {
    assert.equal(plan.recommended.days, 90);
    assert.ok(['adjusted', 'winsorised-adjusted'].includes(plan.recommended.measure));
  });

  test('finds smaller effects with more customers', () => {
    assert.equal(plan.curves.length, 2);
    for (const { points } of plan.curves) {
      points.slice(1).forEach((point, i) => assert.ok(point.amount! <= points[i].amount!));
    }
  });

  test('finds larger effects only, where fewer are held out', () => {
    const small = planTest(observed, { heldOutShare: 0.1 }) as TestPlan;
    assert.deepEqual([small.invited, small.heldOut], [91, 10]);
    assert.ok(small.effects[0].amount! > plan.effects[0].amount!);
  });

  test('is none where nobody was observed, or too few are there', () => {
    assert.equal(planTest({ outcomes: [], members: 500 }), 'not-observed');
    assert.equal(planTest({ outcomes: [outcomes([1, 2], [1, 2])], members: 500 }), 'not-observed');
    assert.equal(planTest({ ...observed, members: 3 }), 'too-few-members');
  });

  test('has no relative effect where the mean is not above zero', () => {
    const lost = planTest({
      outcomes: [
        outcomes(
          spend.map(() => 0),
          before,
        ),
      ],
      members: 50,
    }) as TestPlan;
    assert.equal(lost.recommended.relative, null);
    assert.equal(lost.customersForTenPercent, null);
  });

  test('refuses options outside their ranges even where there is none', () => {
    assert.throws(() => planTest({ outcomes: [], members: 5 }, { alpha: 2 }), /alpha .*received 2/);
    assert.throws(
      () => planTest({ outcomes: [], members: 5 }, { heldOutShare: 0 }),
      /heldOutShare .*received 0/,
    );
  });
});
