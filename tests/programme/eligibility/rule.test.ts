import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings, type Preset } from '../../../src/config';
import { createRandom } from '../../../src/numeric';
import {
  alternativesHold,
  type Eligibility,
  type FoundEligibility,
  type RuleCondition,
} from '../../../src/scoring';
import { eligibilityFeatures, eligibilityOf, eligibilityTable, roundNumbers } from '../../../src/programme';
import { simplify } from '../../../src/programme/eligibility/alternatives';
import { takeLeaves } from '../../../src/programme/eligibility/quality';
import { monotoneLeaves } from '../../../src/programme/eligibility/monotone';
import { growTree, sortColumns, type RuleTree } from '../../../src/programme/eligibility/tree';

const { presets } = loadSettings({}, { environment: {} });
const preset: Preset = presets.default;

/** Customers with features drawn at random, of whom those are Insiders who fit. */
function invented(
  n: number,
  fits: (customer: Readonly<Record<string, number>>) => boolean,
): { names: string[]; columns: Float64Array[]; inside: Uint8Array } {
  const random = createRandom(7);
  const names = eligibilityFeatures(preset);
  const columns = names.map((name) =>
    Float64Array.from({ length: n }, () =>
      name === 'net_revenue'
        ? Math.round(400_000 * random()) / 100
        : name === 'frequency'
          ? random()
          : Math.floor(365 * random()),
    ),
  );
  const inside = Uint8Array.from({ length: n }, (_, i) =>
    Number(fits(Object.fromEntries(names.map((name, f) => [name, columns[f][i]])))),
  );
  return { names, columns, inside };
}

function found(eligibility: Eligibility): FoundEligibility {
  assert.equal(eligibility.status, 'found');
  return eligibility;
}

const condition = (
  feature: string,
  operator: RuleCondition['operator'],
  threshold: number,
): RuleCondition => ({
  feature,
  operator,
  threshold,
});

describe('the features of the rule', () => {
  test('begin with those of the clustering and leave out what says the same', () => {
    assert.deepEqual(eligibilityFeatures(presets.default), [
      'net_revenue',
      'recency_days',
      'n_invoices',
      'frequency',
      'n_products',
    ]);
    // Lines are there, so products are not; gross revenue is there, so net revenue is not.
    assert.deepEqual(eligibilityFeatures(presets.reference), [
      'gross_revenue',
      'recency_days',
      'n_lines',
      'frequency',
      'n_returned_items',
      'n_invoices',
    ]);
  });
});

describe('the leaves that are taken', () => {
  test('are those that raise F1, majority or not', () => {
    // 8 of 10, 4 of 10, 1 of 50: F1 is 16/23 with the first, 24/33 with two, 26/83 with all.
    const leaves = [
      { customers: 50, insiders: 1 },
      { customers: 10, insiders: 8 },
      { customers: 10, insiders: 4 },
    ];
    assert.deepEqual(takeLeaves(leaves), { taken: [false, true, true], f1: 24 / 33 });
  });

  test('are none where there is no Insider', () => {
    assert.deepEqual(takeLeaves([{ customers: 5, insiders: 0 }]), { taken: [false], f1: 0 });
  });
});

describe('the tree', () => {
  const feature = { name: 'a', whole: false, side: 'at_least', weight: 1 } as const;

  test('splits in the middle of the two values between which impurity falls most', () => {
    const data = {
      features: [feature],
      columns: [Float64Array.of(9, 1, 3, 4, 8, 2)],
      inside: Uint8Array.of(1, 0, 0, 0, 1, 0),
    };
    const tree = growTree(data, sortColumns(data.columns), { maxDepth: 3, minLeaf: 1 });
    assert.deepEqual(tree, {
      kind: 'split',
      feature: 0,
      threshold: 6,
      better: 'upper',
      lower: { kind: 'leaf', customers: 4, insiders: 0 },
      upper: { kind: 'leaf', customers: 2, insiders: 2 },
    });
  });

  test('never splits between equal values, nor leaves fewer customers than allowed', () => {
    const data = {
      features: [feature],
      columns: [Float64Array.of(1, 1, 1, 1, 2)],
      inside: Uint8Array.of(1, 0, 1, 0, 1),
    };
    const orders = sortColumns(data.columns);
    assert.equal(growTree(data, orders, { maxDepth: 3, minLeaf: 2 }).kind, 'leaf');
    const tree = growTree(data, orders, { maxDepth: 3, minLeaf: 1 });
    assert.ok(tree.kind === 'split' && tree.threshold === 1.5);
  });

  test('uses the first of two features that say the same', () => {
    const values = Float64Array.of(1, 2, 3, 4);
    const data = {
      features: [feature, { ...feature, name: 'b' }],
      columns: [values, values],
      inside: Uint8Array.of(0, 0, 1, 1),
    };
    const tree = growTree(data, sortColumns(data.columns), { maxDepth: 1, minLeaf: 1 });
    assert.ok(tree.kind === 'split' && tree.feature === 0);
  });
});

describe('a monotone rule', () => {
  const better = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean =>
    a.net_revenue >= b.net_revenue && a.recency_days <= b.recency_days && a.n_invoices >= b.n_invoices;

  test('ranks a leaf no lower than one that it is better than, whatever was counted in it', () => {
    const split = (feature: number, lower: RuleTree, upper: RuleTree): RuleTree => ({
      kind: 'split',
      feature,
      threshold: 1,
      better: 'upper',
      lower,
      upper,
    });
    const leaf = (customers: number, insiders: number): RuleTree => ({ kind: 'leaf', customers, insiders });
    // b is good for a few only where a is low: 9 of 10 there against 4 of 10 who are better in both.
    const tree = split(0, split(1, leaf(30, 0), leaf(10, 9)), split(1, leaf(10, 2), leaf(10, 4)));
    // Lower side: 9 of 40; upper: 6 of 20; the middle is 0.2625, the most of the one and the least of the other.
    assert.deepEqual(
      monotoneLeaves(tree).map(({ rank }) => rank),
      [0, 0.2625, 0.2625, 0.4],
    );
  });

  test('never shuts out more revenue, more invoices or a later purchase, even where the Insiders do', () => {
    const random = createRandom(19);
    for (const fits of [
      // A lapsed group with much revenue, as on a shop of four years.
      (c: Readonly<Record<string, number>>) => c.net_revenue >= 1500 && c.recency_days > 120,
      (c: Readonly<Record<string, number>>) => c.net_revenue < 900 && c.n_invoices >= 100,
      (c: Readonly<Record<string, number>>) =>
        (c.net_revenue >= 2500 && c.recency_days <= 200) || (c.recency_days <= 60 && c.net_revenue < 2000),
    ]) {
      const { columns, inside, names } = invented(800, (c) => fits(c) || random() < 0.02);
      const eligibility = eligibilityOf(preset, { columns, inside }, 1);
      if (eligibility.status === 'none') continue;
      const { alternatives } = eligibility.rule;
      for (const { operator } of alternatives.flat()) {
        assert.ok(operator === 'at_least' || operator === 'at_most', operator);
      }
      const people = Array.from({ length: 800 }, (_, i) =>
        Object.fromEntries(names.map((name, f) => [name, columns[f][i]])),
      );
      for (let pair = 0; pair < 3000; pair += 1) {
        const a = people[Math.floor(800 * random())];
        const b = {
          ...a,
          net_revenue: a.net_revenue + 3000 * random(),
          recency_days: a.recency_days * random(),
        };
        assert.ok(better(b, a));
        assert.ok(!alternativesHold(alternatives, a) || alternativesHold(alternatives, b));
      }
    }
  });

  test('does not speak of a feature that has no direction', () => {
    const features = [...preset.clustering.features, 'tenure_days'];
    const named = eligibilityFeatures({ ...preset, clustering: { ...preset.clustering, features } });
    assert.ok(!named.includes('tenure_days'));
  });
});

describe('round numbers', () => {
  const values = (threshold: number, whole: boolean): number[] =>
    roundNumbers(threshold, whole)
      .map(({ value }) => value)
      .sort((a, b) => a - b);

  test('have one significant digit, or two, near the threshold on both sides', () => {
    assert.deepEqual(roundNumbers(1437, false), [
      { value: 1000, grade: 0 },
      { value: 2000, grade: 0 },
      { value: 1500, grade: 1 },
      { value: 1400, grade: 2 },
    ]);
    assert.deepEqual(values(0.3461, false), [0.3, 0.34, 0.35, 0.4]);
  });

  test('are whole for whole features, down to single ones', () => {
    assert.deepEqual(values(3.5, true), [3, 4]);
    assert.deepEqual(values(0.5, true), [0, 1]);
    assert.deepEqual(values(9.5, true), [9, 10]);
    assert.deepEqual(values(60.5, true), [60, 61, 65, 70]);
  });

  test('keep their side of zero', () => {
    assert.deepEqual(values(-37, false), [-40, -37, -35, -30]);
    assert.deepEqual(roundNumbers(0, true), [{ value: 0, grade: 0 }]);
  });
});

describe('simplifying', () => {
  test('leaves out the other side of a way that is in anyhow', () => {
    // a ≥ 10, or a < 10 and b ≥ 5: whoever has b ≥ 5 is in either way.
    assert.deepEqual(
      simplify([
        [condition('a', 'at_least', 10)],
        [condition('a', 'below', 10), condition('b', 'at_least', 5)],
      ]),
      [[condition('a', 'at_least', 10)], [condition('b', 'at_least', 5)]],
    );
  });

  test('leaves out a way within another, and joins two that meet', () => {
    assert.deepEqual(
      simplify([
        [condition('a', 'at_least', 10), condition('b', 'at_least', 5)],
        [condition('a', 'at_least', 4)],
      ]),
      [[condition('a', 'at_least', 4)]],
    );
    assert.deepEqual(
      simplify([
        [condition('a', 'at_least', 10), condition('b', 'at_least', 5)],
        [condition('a', 'at_least', 10), condition('b', 'below', 5)],
      ]),
      [[condition('a', 'at_least', 10)]],
    );
  });

  test('changes nobody’s answer', () => {
    const random = createRandom(3);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
    for (let round = 0; round < 50; round += 1) {
      const ways = Array.from({ length: 3 }, () =>
        Array.from({ length: 2 }, () =>
          pick([
            condition('a', 'at_least', pick([1, 2, 3])),
            condition('a', 'below', pick([1, 2, 3])),
            condition('b', 'at_most', pick([1, 2])),
            condition('b', 'above', pick([1, 2])),
          ]),
        ),
      );
      const simpler = simplify(ways);
      for (let i = 0; i < 40; i += 1) {
        const customer = { a: pick([0, 0.5, 1, 1.5, 2, 2.5, 3, 4]), b: pick([0, 1, 1.5, 2, 3]) };
        assert.equal(alternativesHold(simpler, customer), alternativesHold(ways, customer));
      }
    }
  });
});

describe('the rule', () => {
  test('finds the thresholds that made the Insiders, rounded', () => {
    const { columns, inside } = invented(
      2000,
      ({ net_revenue, recency_days }) => net_revenue >= 1500 && recency_days <= 90,
    );
    const { rule, inSample, outOfSample, used, guests } = found(
      eligibilityOf(preset, { columns, inside, guests: 3 }, 1),
    );
    assert.deepEqual(rule, {
      alternatives: [[condition('net_revenue', 'at_least', 1500), condition('recency_days', 'at_most', 90)]],
      registeredOnly: false,
    });
    assert.equal(inSample.f1, 1);
    assert.deepEqual(used, ['net_revenue', 'recency_days']);
    assert.equal(guests, 3);
    assert.ok(outOfSample.f1.value > 0.98 && outOfSample.f1.high <= 1, String(outOfSample.f1.value));
    assert.deepEqual([outOfSample.folds, outOfSample.repeats, outOfSample.sameFeatures], [10, 5, 1]);
  });

  test('has several ways, each counted, and all of them once', () => {
    const { columns, inside, names } = invented(
      2000,
      ({ net_revenue, recency_days }) => net_revenue >= 3000 || recency_days <= 50,
    );
    const eligibility = found(eligibilityOf(preset, { columns, inside }, 1));
    const [revenue, recency] = ['net_revenue', 'recency_days'].map((name) => columns[names.indexOf(name)]);
    const rows = eligibilityTable(eligibility);
    assert.equal(rows.length, 3);
    const dear = rows.find(({ conditions }) => conditions?.[0].feature === 'net_revenue')!;
    assert.deepEqual(dear.conditions, [condition('net_revenue', 'at_least', 3000)]);
    assert.equal(dear.customers, revenue.filter((value) => value >= 3000).length);
    assert.equal(dear.precision, 1);
    const all = rows[2];
    assert.equal(all.conditions, null);
    assert.equal(all.customers, revenue.filter((value, i) => value >= 3000 || recency[i] <= 50).length);
    assert.ok(all.customers < rows[0].customers + rows[1].customers);
  });

  test('is judged worse out of sample than in it where Insiders are drawn at random', () => {
    const random = createRandom(5);
    const { columns, inside } = invented(600, () => random() < 0.2);
    const eligibility = found(eligibilityOf(preset, { columns, inside }, 1));
    assert.ok(eligibility.outOfSample.f1.value < eligibility.inSample.f1!);
    assert.ok(eligibility.outOfSample.precision.value < 0.35);
  });

  test('is the same for the same customers and seed, and its intervals hold its values', () => {
    const random = createRandom(11);
    const { columns, inside } = invented(
      500,
      ({ net_revenue, recency_days }) => net_revenue - 5 * recency_days + 600 * random() > 1500,
    );
    const first = found(eligibilityOf(preset, { columns, inside }, 9));
    assert.deepEqual(eligibilityOf(preset, { columns, inside }, 9), first);
    for (const { value, low, high } of [
      first.outOfSample.precision,
      first.outOfSample.recall,
      first.outOfSample.f1,
    ]) {
      assert.ok(low <= value && value <= high && low < high);
    }
    const { taken, right, missed, leftOut } = first.inSample;
    assert.equal(taken + missed + leftOut, 500);
    assert.equal(right + missed, first.insiders);
  });

  test('must say that guests are left out where they count as customers', () => {
    const names = eligibilityFeatures(presets.reference);
    const random = createRandom(2);
    const columns = names.map(() => Float64Array.from({ length: 200 }, () => Math.floor(100 * random())));
    const inside = Uint8Array.from(columns[0], (value) => Number(value >= 50));
    assert.equal(found(eligibilityOf(presets.reference, { columns, inside }, 1)).rule.registeredOnly, true);
  });

  test('is none, with the reason, where there is nothing to tell apart', () => {
    const reason = (n: number, fits: (i: number) => boolean, constant = false): string => {
      const { columns } = invented(n, () => false);
      const inside = Uint8Array.from({ length: n }, (_, i) => Number(fits(i)));
      const eligibility = eligibilityOf(
        preset,
        { columns: constant ? columns.map((values) => values.fill(1)) : columns, inside },
        1,
      );
      return eligibility.status === 'none' ? eligibility.reason : eligibility.status;
    };
    assert.equal(
      reason(100, () => false),
      'no_insiders',
    );
    assert.equal(
      reason(100, () => true),
      'all_insiders',
    );
    assert.equal(
      reason(10, (i) => i < 4),
      'too_few',
    );
    assert.equal(
      reason(100, (i) => i < 9),
      'too_few',
    );
    assert.equal(
      reason(0, () => true),
      'no_insiders',
    );
    assert.equal(
      reason(100, (i) => i < 50, true),
      'no_split',
    );
  });

  test('refuses values that are missing, and columns of another length, by the feature’s name', () => {
    const { columns, inside } = invented(50, ({ recency_days }) => recency_days < 100);
    const broken = columns.map((values) => Float64Array.from(values));
    broken[1][4] = NaN;
    assert.throws(
      () => eligibilityOf(preset, { columns: broken, inside }, 1),
      /feature recency_days must be .* received NaN/,
    );
    broken[1] = new Float64Array(3);
    assert.throws(
      () => eligibilityOf(preset, { columns: broken, inside }, 1),
      /customers with feature recency_days must be .* received 3/,
    );
  });
});
