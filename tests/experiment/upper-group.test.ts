import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings } from '../../src/config';
import { createRandom } from '../../src/numeric';
import { selectAgain, selectionOf, selectLabels } from '../../src/experiment/selection';
import { type People } from '../../src/experiment/spending';
import { laterShortfall, pickUpperGroup, programmeLimits } from '../../src/experiment/upper-group';

const preset = loadSettings({}, { environment: {} }).presets.default;
const limits = programmeLimits(preset);

interface Kind {
  readonly size: number;
  readonly spend: number;
  readonly purchases: number;
  readonly recency: number;
}

/** Groups of customers around given values, labelled in their order. */
function shop(kinds: readonly Kind[], guests = 0): People & { readonly labels: Int32Array } {
  const random = createRandom(5);
  const around = (value: number): number => value * (0.7 + 0.6 * random());
  const rows = kinds.flatMap((kind, label) =>
    Array.from({ length: kind.size }, () => ({
      label,
      spend: around(kind.spend),
      purchases: Math.max(1, Math.round(around(kind.purchases))),
      recency: Math.round(around(kind.recency)),
    })),
  );
  const column = (name: 'spend' | 'purchases' | 'recency'): Float64Array =>
    Float64Array.from(rows, (row) => row[name]);
  const spend = column('spend');
  return {
    labels: Int32Array.from(rows, ({ label }) => label),
    invitable: Uint8Array.from(rows, (_, i) => Number(i >= guests)),
    rfm: { recencyDays: column('recency'), purchases: column('purchases'), spend },
    spending: { allTime: spend, lastYear: spend, decayed: spend },
  };
}

const rest: Kind = { size: 300, spend: 100, purchases: 2, recency: 60 };
const frequent: Kind = { size: 60, spend: 900, purchases: 12, recency: 10 };
/** Many who have stopped, with more revenue in all than the frequent. */
const lapsed: Kind = { size: 90, spend: 800, purchases: 5, recency: 400 };

const kindsOf = (shortfalls: readonly { readonly kind: string }[]): string[] =>
  shortfalls.map(({ kind }) => kind);

describe('the group with the most revenue', () => {
  test('is taken where it spends more, buys more often and has bought more lately than the others', () => {
    const people = shop([rest, frequent]);
    assert.deepEqual(pickUpperGroup(people.labels, people, limits, 1), {
      how: 'group',
      labels: [1],
      shortfalls: [],
    });
  });

  test('is not taken where it has stopped buying: the groups that dominate are', () => {
    const people = shop([rest, frequent, lapsed]);
    const pick = pickUpperGroup(people.labels, people, limits, 1);
    assert.equal(pick.how, 'union');
    assert.deepEqual(pick.labels, [1]);
    assert.deepEqual(kindsOf(pick.shortfalls), ['recency']);
    const [shortfall] = pick.shortfalls;
    assert.ok(shortfall.kind === 'recency' && shortfall.group > 300 && shortfall.others < 80);
  });

  test('is not taken where it is one customer with nearly everything, nor a union of too few', () => {
    const giant: Kind = { size: 1, spend: 1e6, purchases: 50, recency: 1 };
    const few = shop([rest, { ...frequent, size: 10 }, giant]);
    const pick = pickUpperGroup(few.labels, few, limits, 1);
    assert.deepEqual(
      [pick.how, pick.labels, pick.shortfalls],
      ['none', [], [{ kind: 'few', size: 1, limit: 20 }]],
    );
    const enough = shop([rest, frequent, giant]);
    assert.deepEqual(pickUpperGroup(enough.labels, enough, limits, 1).labels, [2, 1]);
  });

  test('is not taken where it is more than a third of the customers', () => {
    const people = shop([
      { ...rest, size: 100 },
      { ...frequent, size: 200 },
    ]);
    assert.deepEqual(pickUpperGroup(people.labels, people, limits, 1), {
      how: 'none',
      labels: [],
      shortfalls: [{ kind: 'many', size: 200, limit: 100 }],
    });
    const half = { ...limits, maxShare: 0.7 };
    assert.equal(pickUpperGroup(people.labels, people, half, 1).how, 'group');
  });

  test('is not taken where all are alike', () => {
    const labels = Int32Array.from({ length: 120 }, (_, i) => Number(i < 30));
    const same = new Float64Array(120).fill(15);
    const people = {
      invitable: new Uint8Array(120).fill(1),
      rfm: { recencyDays: same, purchases: same, spend: same },
    };
    const pick = pickUpperGroup(labels, people, limits, 1);
    assert.equal(pick.how, 'none');
    assert.ok(kindsOf(pick.shortfalls).includes('spend'));
  });

  test('does not depend on the order of the customers', () => {
    const people = shop([rest, frequent, lapsed]);
    const turned = <T extends Float64Array | Int32Array | Uint8Array>(values: T): T =>
      values.slice().reverse() as T;
    const { rfm } = people;
    const pick = pickUpperGroup(
      turned(people.labels),
      {
        invitable: turned(people.invitable),
        rfm: {
          recencyDays: turned(rfm.recencyDays as Float64Array),
          purchases: turned(rfm.purchases as Float64Array),
          spend: turned(rfm.spend),
        },
      },
      limits,
      1,
    );
    assert.deepEqual([pick.how, pick.labels], ['union', [1]]);
  });

  test('does not depend on the currency: prices may be 100,000 times as high', () => {
    const people = shop([rest, frequent, lapsed]);
    const dear = { ...people, rfm: { ...people.rfm, spend: people.rfm.spend.map((value) => 1e5 * value) } };
    const [one, other] = [people, dear].map((each) => pickUpperGroup(people.labels, each, limits, 1));
    assert.deepEqual([other.how, other.labels], [one.how, one.labels]);
    assert.deepEqual(kindsOf(other.shortfalls), kindsOf(one.shortfalls));
  });

  test('counts only those who can be invited', () => {
    const people = shop([{ ...frequent, spend: 9000 }, rest], 50);
    assert.deepEqual(pickUpperGroup(people.labels, people, limits, 1).shortfalls, [
      { kind: 'few', size: 10, limit: 20 },
    ]);
  });
});

describe('what came later', () => {
  test('speaks against a group where another one surely brought more per customer', () => {
    const people = shop([rest, frequent]);
    const future = Float64Array.from(people.labels, (label, i) => (label === 1 ? 5 : 50) + (i % 7));
    const found = laterShortfall(people.labels, [1], { ...people, future }, limits, 1);
    assert.ok(found?.kind === 'later' && found.others > found.group);
    assert.equal(laterShortfall(people.labels, [0], { ...people, future }, limits, 1), null);
  });

  test('says nothing by a group that is too small for a programme', () => {
    const people = shop([rest, frequent, { ...rest, size: 5 }]);
    const future = Float64Array.from(people.labels, (label) => (label === 2 ? 5000 : label));
    assert.equal(laterShortfall(people.labels, [1], { ...people, future }, limits, 1), null);
  });
});

describe('a selection', () => {
  test('of several groups is one group, and of a list a group of its own', () => {
    const giant: Kind = { size: 1, spend: 1e6, purchases: 50, recency: 1 };
    const people = shop([rest, frequent, giant]);
    const pick = pickUpperGroup(people.labels, people, limits, 1);
    const union = selectLabels(people.labels, selectionOf(pick), people, preset);
    assert.equal(union.labels.filter((label) => label === union.insiders).length, 61);
    const list = selectLabels(people.labels, { how: 'list', labels: [] }, people, preset);
    const listed = [...list.labels.keys()].filter((row) => list.labels[row] === list.insiders);
    // As many as the group with the most revenue has, but no fewer than a programme needs.
    assert.equal(listed.length, 20);
    const { spend } = people.rfm;
    const least = Math.min(...listed.map((row) => spend[row]));
    assert.ok(spend.every((value, row) => listed.includes(row) || value <= least));
  });

  test('is made again among other customers by the same procedure', () => {
    const people = shop([rest, frequent, lapsed]);
    const flags = selectAgain(people.labels, { how: 'segment' }, people, preset, 1);
    assert.deepEqual(
      flags,
      Uint8Array.from(people.labels, (label) => Number(label === 1)),
    );
    const list = selectAgain(people.labels, { how: 'list' }, people, preset, 1)!;
    assert.equal(
      list.reduce((sum, each) => sum + each, 0),
      90,
    );
  });
});
