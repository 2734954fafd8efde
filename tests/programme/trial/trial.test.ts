import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  assignTestGroups,
  measureTest,
  readTestGroups,
  splitInPairs,
  testGroupsFile,
  type TestMember,
} from '../../../src/programme';
import { createRandom } from '../../../src/numeric';
import { monthlyTexts, createWriter } from '../../../src/texts';
import { withRun } from '../../support/run';

const people = (n: number, from = 0) =>
  Array.from({ length: n }, (_, i) => ({ id: `c${from + i}`, spend: 1000 - 3 * (from + i) }));

describe('the halves of a test', () => {
  test('have of each two neighbours in spend one, and the same for the same seed in whatever order they come', () => {
    const split = splitInPairs(people(101), '2011-06-30', 1, 7);
    const of = new Map(split.map((each) => [each.id, each]));
    for (let i = 0; i < 100; i += 2) {
      const [one, other] = [of.get(`c${i}`)!, of.get(`c${i + 1}`)!];
      assert.equal(one.pair, other.pair);
      assert.notEqual(one.group, other.group);
    }
    assert.equal(of.get('c100')!.pair, null);
    assert.equal(new Set(split.map(({ pair }) => pair)).size, 51);
    assert.deepEqual(splitInPairs(people(101).reverse(), '2011-06-30', 1, 7), split);
    assert.notDeepEqual(splitInPairs(people(101), '2011-06-30', 1, 8), split);
    // The bigger spender of a pair is no more often invited than the other.
    const bigger = split.filter(
      ({ id, group }) => Number(id.slice(1)) % 2 === 0 && group === 'invite',
    ).length;
    assert.ok(bigger > 15 && bigger < 36, String(bigger));
  });

  test('stay what they are when others come, go or spend more, and earlier days do not know later ones', () =>
    withRun({}, async (settings) => {
      const first = await assignTestGroups(settings, '2011-06-30', people(40));
      const changed = people(50, 10).map((each, i) => ({ ...each, spend: i }));
      const second = await assignTestGroups(settings, '2011-07-31', changed);
      assert.equal(second.size, 60);
      for (const [id, member] of first) assert.deepEqual(second.get(id), member);
      const again = await assignTestGroups(settings, '2011-06-30', people(40));
      assert.deepEqual([...again], [...first]);
      const pairs = (await readTestGroups(settings)).map(({ pair }) => pair);
      assert.equal(new Set(pairs).size, 30);
      writeFileSync(testGroupsFile(settings), '{"half');
      await assert.rejects(
        assignTestGroups(settings, '2011-08-31', people(2)),
        /test_groups\.json does not hold/,
      );
      rmSync(testGroupsFile(settings));
    }));
});

describe('what a test shows', () => {
  const at = { start: '2011-06-30', asOf: '2011-09-30', seed: 1 };
  const members = splitInPairs(people(60), '2011-06-30', 1, 3);

  /** 92 days are 3.0226 months of 365.25 / 12 days. */
  const months = 92 / (365.25 / 12);

  test('is the mean difference of the pairs per month, by hand', () => {
    const brought = (id: string): number => (groupOf(members, id) === 'invite' ? 130 : 100);
    const result = measureTest(members, at, brought);
    assert.equal(result.pairs, 30);
    const near = (a: number | null, b: number) => assert.ok(Math.abs(a! - b) < 1e-9, `${a} is not ${b}`);
    near(result.months, months);
    near(result.invitedMean, 130 / months);
    near(result.heldOutMean, 100 / months);
    near(result.difference, 30 / months);
    // Where every pair differs by the same, there is no doubt.
    near(result.low95, 30 / months);
    near(result.high95, 30 / months);
    near(result.detectable, 0);
  });

  test('counts whoever was split with what they brought, nothing too, and no day before the start', () => {
    const early = members.map((member): TestMember => ({ ...member, assignedOn: '2011-05-20' }));
    const asked = new Set<string>();
    const result = measureTest(early, at, (_id, day) => {
      asked.add(day);
      return 0;
    });
    assert.deepEqual([...asked], ['2011-06-30']);
    assert.deepEqual([result.invited, result.heldOut, result.difference], [30, 30, 0]);
  });

  test('has intervals that hold the truth in about 95 of 100 tests', () => {
    let held = 0;
    const tests = 200;
    for (let seed = 0; seed < tests; seed += 1) {
      const random = createRandom(seed + 1000);
      const split = splitInPairs(people(120), '2011-06-30', 1, seed);
      const spent = new Map(split.map(({ id }) => [id, -300 * Math.log(1 - random())]));
      const { low95, high95 } = measureTest(
        split,
        { ...at, seed },
        (id) => spent.get(id)! + (groupOf(split, id) === 'invite' ? 60 : 0),
      );
      if (low95! <= 60 / months && high95! >= 60 / months) held += 1;
    }
    assert.ok(held / tests > 0.9 && held / tests < 0.99, `${held} of ${tests}`);
  });

  test('is nothing before a month has passed, and without an interval below 20 pairs; the words say so', () => {
    const w = createWriter('en', 'GBP');
    const words = (result: Parameters<(typeof monthlyTexts)['en']['test']>[1]): string =>
      monthlyTexts.en.test(w, result).join(' ');
    const now = measureTest(members, { ...at, asOf: '2011-06-30' }, () => 1);
    assert.deepEqual([now.pairs, now.invitedMean, now.difference], [0, null, null]);
    assert.match(words(now), /of 60 members 30 are invited and 30 are held out.*shows nothing yet/);
    const few = measureTest(members.slice(0, 20), at, () => 1);
    assert.deepEqual([few.pairs, few.difference, few.low95], [10, null, null]);
    assert.match(words(few), /too few pairs/);
    const random = createRandom(5);
    const unclear = measureTest(members, at, () => 1000 * random());
    assert.match(words(unclear), /It holds zero.*would stay hidden in one such test of five/);
    const clear = measureTest(
      members,
      at,
      (id) => (groupOf(members, id) === 'invite' ? 200 : 100) + random(),
    );
    assert.match(words(clear), /does not hold zero: the invitation makes them bring more/);
  });
});

function groupOf(members: readonly TestMember[], id: string) {
  return members.find((member) => member.id === id)?.group;
}
