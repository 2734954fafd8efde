import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  playOf,
  prizeOf,
  segmentActions,
  type ActionCustomer,
  type Prize,
  type ActionFacts,
  type SegmentSpend,
} from '../../../src/programme';
import { actionFacts } from '../../../src/programme/actions/segment-facts';

const customer = (part: Partial<ActionCustomer> = {}): ActionCustomer => ({
  cluster: 1,
  guest: false,
  revenue: 100,
  recencyDays: 10,
  invoices: 3,
  basket: 10,
  returnedShare: 0,
  gapDays: 20,
  year: 100,
  days90: 40,
  ...part,
});

const many = (n: number, part: Partial<ActionCustomer> = {}): ActionCustomer[] =>
  Array.from({ length: n }, () => customer(part));

describe('a segment’s profile', () => {
  test('is of those who can be invited, by hand', () => {
    const facts = actionFacts(2, [
      customer({ revenue: 10, invoices: 1, gapDays: null, recencyDays: 100 }),
      customer({ revenue: 30, returnedShare: 0.1 }),
      customer({ revenue: 60, gapDays: 30, days90: 10 }),
      customer({ revenue: 9999, guest: true }),
    ]);
    assert.deepEqual([facts.customers, facts.invitable, facts.revenue], [4, 3, 100]);
    assert.deepEqual([facts.meanRevenue, facts.medianRevenue, facts.meanRevenue90], [100 / 3, 30, 30]);
    assert.deepEqual([facts.onceShare, facts.returnersShare, facts.activeShare], [1 / 3, 1 / 3, 2 / 3]);
    assert.equal(facts.topShare, 0.6);
    assert.equal(facts.usualGapDays, 29);
  });

  test('is of all where nobody can be invited, and has no usual gap where nobody came twice', () => {
    const facts = actionFacts(1, [customer({ guest: true, revenue: 7, gapDays: null })]);
    assert.deepEqual([facts.invitable, facts.meanRevenue, facts.usualGapDays], [0, 7, null]);
  });
});

describe('what to do with a segment', () => {
  const usual = actionFacts(1, many(40));
  const other = { isTop: false, wholesalers: false, usualReturners: 0.04 };
  const cases: readonly (readonly [string, Partial<ActionFacts>, Partial<typeof other>, string])[] = [
    ['nobody to invite', { invitable: 0 }, { isTop: true }, 'register'],
    ['wholesalers, even at the top', {}, { isTop: true, wholesalers: true }, 'account-manager'],
    ['the most revenue', { onceShare: 0.9, returnersShare: 0.5 }, { isTop: true }, 'keep'],
    ['many returners', { returnersShare: 0.25 }, {}, 'reduce-returns'],
    ['many returners where that is usual', { returnersShare: 0.25 }, { usualReturners: 0.2 }, 'next-basket'],
    ['one-time and lately', { onceShare: 0.5, medianRecencyDays: 90 }, {}, 'second-order'],
    ['one-time and long ago', { onceShare: 0.5, medianRecencyDays: 91 }, {}, 'reactivate'],
    ['again and again, but long ago', { medianRecencyDays: 91 }, {}, 'win-back'],
    ['again and again, and lately', {}, {}, 'next-basket'],
  ];
  for (const [who, facts, context, play] of cases) {
    test(`follows from its figures: ${who}`, () => {
      assert.equal(playOf({ ...usual, ...facts }, { ...other, ...context }), play);
    });
  }
});

describe('the size of a prize', () => {
  const spend = (
    cluster: number,
    year: number,
    days90: number,
    part: Partial<SegmentSpend> = {},
  ): SegmentSpend => ({
    cluster,
    play: 'next-basket',
    year: new Float64Array(20).fill(year),
    days90: new Float64Array(20).fill(days90),
    ...part,
  });
  const top = spend(1, 1000, 300, { play: 'keep' });
  const middle = spend(2, 400, 100);
  const lapsed = spend(3, 450, 0);
  const low = spend(4, 50, 10);
  const all = [top, middle, lapsed, low];
  const prize = (segment: SegmentSpend, others = all, share = 0.1): Prize => {
    const found = prizeOf(segment, others, share, 1);
    if (typeof found === 'string') assert.fail(found);
    return found;
  };

  test('is movers times the difference to the next better segment', () => {
    const found = prize(low);
    assert.deepEqual([found.kind, found.toCluster, found.movers], ['move-up', 2, 2]);
    assert.deepEqual(found.year, { ownMean: 50, otherMean: 400, value: 700, interval: [700, 700] });
    assert.deepEqual(found.days90, { ownMean: 10, otherMean: 100, value: 180, interval: [180, 180] });
  });

  test('takes no segment for better that spends less lately, or less in the year', () => {
    assert.equal(prize(middle).toCluster, 1);
    assert.equal(prize(lapsed).toCluster, 1);
  });

  test('is what falling to the next lower segment would cost, for the programme’s own', () => {
    const found = prize(top);
    assert.deepEqual([found.kind, found.toCluster, found.year!.value], ['hold', 3, 2 * 550]);
  });

  test('has no wholesalers and no handful of customers for an example', () => {
    const wholesale = spend(5, 700, 200, { play: 'account-manager' });
    const handful = spend(6, 600, 150, { year: Float64Array.of(600), days90: Float64Array.of(150) });
    assert.equal(prize(middle, [...all, wholesale, handful]).toCluster, 1);
  });

  test('has no year where the data are shorter', () => {
    const short = all.map((each) => ({ ...each, year: null }));
    const found = prize(short[3], short);
    assert.equal(found.year, null);
    assert.deepEqual([found.toCluster, found.days90.value], [2, 180]);
  });

  test('has an interval that covers who happens to be there', () => {
    const spread = spend(2, 400, 100, { year: Float64Array.from({ length: 20 }, (_, i) => 40 * i) });
    const { value, interval } = prize(low, [top, spread, low]).year!;
    assert.equal(value, 2 * (380 - 50));
    assert.ok(interval[0] < value && value < interval[1]);
  });

  test('moves at least one customer', () => {
    assert.equal(prize(low, all, 0.01).movers, 1);
  });

  test('is none without customers to invite, or without another segment', () => {
    assert.equal(
      prizeOf(spend(7, 1, 1, { year: null, days90: new Float64Array(0) }), all, 0.1, 1),
      'nobody-to-invite',
    );
    assert.equal(prizeOf(low, [low], 0.1, 1), 'no-other-segment');
  });
});

describe('the actions of all segments', () => {
  const customers = [
    ...many(30, { cluster: 1, revenue: 900, year: 900, days90: 300 }),
    ...many(40, { cluster: 2, revenue: 50, year: 50, days90: 20, invoices: 1 }),
    ...many(5, { cluster: 3, guest: true, revenue: 10 }),
  ];

  test('stand in the order of the clusters, with play, watch, prize and cautions', () => {
    const [top, once, guests] = segmentActions(customers, { days: 374 }, 0.1, 3);
    assert.deepEqual(top.watch, { measure: 'days-since-last', now: 10, alarm: 20 });
    assert.deepEqual([top.play, top.prize!.kind, top.prize!.year!.value], ['keep', 'hold', 3 * 850]);
    assert.deepEqual([once.play, once.prize!.year!.value], ['second-order', 4 * 850]);
    assert.deepEqual(once.cautions, ['regression', 'far-target']);
    assert.deepEqual([guests.play, guests.prize, guests.noPrize], ['register', null, 'nobody-to-invite']);
    assert.deepEqual(guests.watch, { measure: 'guest-share', now: 1, alarm: null });
  });

  test('have no prize where the data cover less than 90 days', () => {
    const [top] = segmentActions(customers, { days: 89 }, 0.1, 3);
    assert.deepEqual([top.prize, top.noPrize], [null, 'too-short']);
  });

  test('say that wholesalers are, by their baskets and revenue', () => {
    const wholesale = many(3, { cluster: 4, revenue: 9000, basket: 900 });
    assert.equal(
      segmentActions([...customers, ...wholesale], { days: 374 }, 0.1, 3)[3].play,
      'account-manager',
    );
  });

  test('are the same for the same seed', () => {
    assert.deepEqual(
      segmentActions(customers, { days: 374 }, 0.1, 3),
      segmentActions(customers, { days: 374 }, 0.1, 3),
    );
  });
});
