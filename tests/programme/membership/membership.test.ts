import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  chooseMembership,
  defaultMembership,
  loosenRule,
  membershipOutcome,
  membershipTable,
  outside,
  reviewCustomer,
  reviewDays,
  type MemberState,
  type Review,
} from '../../../src/programme';
import {
  type Eligibility,
  type EligibilityRule,
  type MembershipOutcome,
  type MembershipReplay,
  type MembershipRules,
  type RuleCondition,
} from '../../../src/scoring';

const grid = { slacks: [0.1, 0.25, 0.5], enterReviews: [1, 2, 3], graceReviews: [1, 2, 3] };

const rule = (...conditions: RuleCondition[]): EligibilityRule => ({
  alternatives: [conditions],
  registeredOnly: false,
});

describe('the stay rule', () => {
  const loosened = (operator: RuleCondition['operator'], threshold: number, slack: number): number =>
    loosenRule(rule({ feature: 'a', operator, threshold }), slack)[0][0].threshold;

  test('asks for less of what must be much, and allows more of what must be little', () => {
    assert.equal(loosened('at_least', 1000, 0.25), 750);
    assert.equal(loosened('above', 1000, 0.25), 750);
    assert.equal(loosened('at_most', 60, 0.25), 75);
    assert.equal(loosened('below', 0.6, 0.5), 0.9);
  });

  test('has numbers of two digits, whole ones where they were whole, halves outward', () => {
    assert.equal(loosened('at_least', 1500, 0.25), 1100);
    assert.equal(loosened('at_least', 7, 0.25), 5);
    assert.equal(loosened('at_least', 7, 0.5), 3);
    assert.equal(loosened('at_most', 10, 0.25), 13);
    assert.equal(loosened('at_least', 0.35, 0.1), 0.31);
    assert.equal(loosened('at_least', 1, 0.25), 1);
  });

  test('is never stricter, below zero neither', () => {
    assert.equal(loosened('at_least', -100, 0.25), -130);
    assert.equal(loosened('at_most', -100, 0.25), -75);
    assert.equal(loosened('at_most', 0, 0.5), 0);
    for (const threshold of [1, 2, 7, 13, 99, 1437, 0.123, -8]) {
      for (const slack of [0, 0.1, 0.25, 0.5, 0.9]) {
        assert.ok(loosened('at_least', threshold, slack) <= threshold);
        assert.ok(loosened('at_most', threshold, slack) >= threshold);
      }
    }
  });

  test('is the entry rule without slack', () => {
    assert.equal(loosened('at_least', 1437, 0), 1437);
  });
});

describe('a customer under review', () => {
  /** States after each review: E passes the entry rule, S the stay rule only, x neither. */
  const states = (reviews: string, rules: Pick<MembershipRules, 'enterReviews' | 'graceReviews'>): string => {
    let state: MemberState = outside;
    return [...reviews]
      .map((review) => {
        state = reviewCustomer(state, review === 'E', review !== 'x', rules);
        return { outside: '.', member: 'M', on_notice: 'n' }[state.state];
      })
      .join('');
  };

  test('enters at the first pass, and leaves at the first failure, where nothing else is asked', () => {
    assert.equal(states('xEESxE', { enterReviews: 1, graceReviews: 0 }), '.MMM.M');
  });

  test('must pass several reviews in a row to enter; one failed starts the count anew', () => {
    assert.equal(states('EESxEE', { enterReviews: 2, graceReviews: 0 }), '.MM..M');
    assert.equal(states('ESE', { enterReviews: 2, graceReviews: 0 }), '...');
    assert.equal(states('ExEE', { enterReviews: 2, graceReviews: 0 }), '...M');
  });

  test('does not enter by the stay rule', () => {
    assert.equal(states('SSS', { enterReviews: 1, graceReviews: 3 }), '...');
  });

  test('is on notice for as long as the grace lasts, and then outside', () => {
    assert.equal(states('Exxx', { enterReviews: 1, graceReviews: 2 }), 'Mnn.');
  });

  test('recovers when the stay rule holds again, with the whole grace anew', () => {
    assert.equal(states('ExxSxxx', { enterReviews: 1, graceReviews: 2 }), 'MnnMnn.');
  });

  test('must enter as anybody does after having been removed', () => {
    assert.equal(states('EExxSEE', { enterReviews: 2, graceReviews: 1 }), '.Mn...M');
  });
});

describe('the days of the reviews', () => {
  test('are the month ends from 90 days on that the data reach', () => {
    assert.deepEqual(reviewDays('2010-12-01', '2011-06-15'), [
      { day: '2011-03-31', next: '2011-04-30' },
      { day: '2011-04-30', next: '2011-05-31' },
      { day: '2011-05-31', next: null },
    ]);
  });

  test('know leap years, and a month end that is the ninetieth day itself', () => {
    assert.deepEqual(
      reviewDays('2011-12-01', '2012-03-30').map(({ day }) => day),
      ['2012-02-29'],
    );
  });

  test('are none where the data are short', () => {
    assert.deepEqual(reviewDays('2011-01-01', '2011-03-31'), []);
  });
});

/** Reviews of customers given as words: a letter a review, as above. */
function reviewsOf(customers: readonly string[], next: readonly (readonly number[] | null)[]): Review[] {
  return Array.from(customers[0], (_, r) => {
    const spent = next[r] ?? null;
    return {
      day: `2011-0${r + 1}-28`,
      enters: Uint8Array.from(customers, (word) => Number(word[r] === 'E')),
      stays: Uint8Array.from(customers, (word) => Number(word[r] !== 'x')),
      next: spent === null ? null : Float64Array.from(spent),
      nextTotal: spent === null ? null : spent.reduce((sum, value) => sum + value, 100),
      // Listed in their order.
      listed:
        spent === null
          ? null
          : Float64Array.from([0, ...spent].keys(), (first) =>
              spent.slice(0, first).reduce((sum, value) => sum + value, 0),
            ),
    };
  });
}

describe('a setting replayed', () => {
  const customers = ['EEEE', 'ExEx', 'xExE'];
  const reviews = reviewsOf(customers, [[10, 20, 30], [50, 0, 0], [0, 0, 50], null]);

  test('counts members, entries, removals, and those who come back', () => {
    const outcome = membershipOutcome({ slack: 0, enterReviews: 1, graceReviews: 0 }, reviews);
    const { months } = outcome;
    assert.deepEqual(
      months.map(({ members, entries, exits, returns }) => [members, entries, exits, returns]),
      [
        [2, 2, 0, 0],
        [2, 1, 1, 0],
        [2, 1, 1, 1],
        [2, 1, 1, 1],
      ],
    );
    assert.deepEqual([outcome.ever, outcome.entries, outcome.exits, outcome.flapped], [3, 5, 3, 2]);
    assert.equal(outcome.flappingShare, 2 / 3);
  });

  test('knows what members brought in the following month, of all who are registered', () => {
    const outcome = membershipOutcome({ slack: 0, enterReviews: 1, graceReviews: 0 }, reviews);
    // Members 1, 2 of 160 in all; 1, 3 of 150; 1, 2 of 150; the last month is not whole.
    assert.deepEqual(
      outcome.months.map(({ nextShare }) => nextShare),
      [30 / 160, 50 / 150, 0, null],
    );
    assert.deepEqual(
      outcome.months.map(({ nextPerMember }) => nextPerMember),
      [15, 25, 0, null],
    );
    assert.ok(Math.abs(outcome.nextShare! - 80 / 460) < 1e-12);
    assert.ok(Math.abs(outcome.nextPerMember! - 80 / 6) < 1e-12);
    // Always two members: the first two of the list bring 30, 50 and nothing.
    assert.ok(Math.abs(outcome.listShare! - 80 / 460) < 1e-12);
  });

  test('has nobody flap where the grace outlasts the failures', () => {
    const outcome = membershipOutcome({ slack: 0, enterReviews: 1, graceReviews: 1 }, reviews);
    assert.deepEqual([outcome.exits, outcome.flapped, outcome.ever], [0, 0, 3]);
    assert.deepEqual(
      outcome.months.map(({ onNotice }) => onNotice),
      [0, 1, 1, 1],
    );
    assert.equal(outcome.meanOnNotice, 0.75);
  });

  test('has no NaN where nobody ever enters', () => {
    const outcome = membershipOutcome(
      { slack: 0, enterReviews: 3, graceReviews: 0 },
      reviewsOf(['SSSS'], [[0], null, null, null]),
    );
    assert.deepEqual(
      [outcome.ever, outcome.flappingShare, outcome.nextShare, outcome.nextPerMember],
      [0, 0, 0, null],
    );
  });
});

const eligibility: Eligibility = {
  status: 'found',
  rule: rule({ feature: 'net_revenue', operator: 'at_least', threshold: 1000 }),
} as unknown as Eligibility;

/** A replay in which the settings' outcomes are as given, and all others flap a lot. */
function replayOf(
  known: Readonly<Record<string, readonly [flapping: number, share: number, listed?: number]>>,
): MembershipReplay {
  const outcomes: MembershipOutcome[] = [];
  for (const slack of [0, 0.25, 0.5]) {
    for (const enterReviews of [1, 2]) {
      for (const graceReviews of [0, 1, 2]) {
        const given = known[`${slack} ${enterReviews} ${graceReviews}`] ?? [0.3, 0.5];
        const [flappingShare, nextShare, listShare = 0.5] = given;
        outcomes.push({
          ...{ slack, enterReviews, graceReviews, flappingShare, nextShare, listShare },
          ...{ months: [], ever: 100, entries: 0, exits: 0, flapped: 100 * flappingShare },
          ...{ nextPerMember: 1, meanOnNotice: 0, meanMembers: 0 },
        });
      }
    }
  }
  return { status: 'replayed', entry: rule(), reviews: [], firstDay: '2010-12-01', outcomes };
}

describe('the choice of a setting', () => {
  const of = (choice: { applied: MembershipRules }): string =>
    `${choice.applied.slack} ${choice.applied.enterReviews} ${choice.applied.graceReviews}`;

  test('takes the smallest grace of those that are steady and lose no later revenue', () => {
    const replay = replayOf({
      '0.25 2 1': [0, 0.4], // Steady, but loses ten points of revenue.
      '0.5 1 1': [0.011, 0.5], // Not quite steady.
      '0.5 1 2': [0.01, 0.49],
      '0.25 1 2': [0.005, 0.495],
      '0.25 2 2': [0, 0.5],
    });
    const choice = chooseMembership(replay, eligibility, grid);
    assert.equal(of(choice), '0.25 1 2');
    assert.deepEqual(choice.recommended, choice.applied);
    assert.equal(choice.meets, true);
    assert.deepEqual(choice.withoutGrace && of({ applied: choice.withoutGrace }), '0.25 1 0');
    assert.deepEqual(choice.bare && of({ applied: choice.bare }), '0 1 0');
    assert.equal(choice.stay[0][0].threshold, 750);
  });

  test('compares with a list of the same length, which more members alone cannot beat', () => {
    const replay = replayOf({
      '0.25 1 1': [0, 0.9, 0.94], // Many members bring much, and as many others would have brought more.
      '0.5 1 2': [0, 0.6, 0.6],
    });
    const choice = chooseMembership(replay, eligibility, grid);
    assert.deepEqual([of(choice), choice.meets], ['0.5 1 2', true]);
  });

  test('takes what flaps least where none is steady, and says that it does not meet the conditions', () => {
    const choice = chooseMembership(
      replayOf({ '0.5 1 2': [0.05, 0.5], '0.25 2 2': [0.02, 0.3] }),
      eligibility,
      grid,
    );
    assert.equal(of(choice), '0.5 1 2');
    assert.equal(choice.meets, false);
  });

  test('never takes a setting without slack or grace of itself, be it ever so steady', () => {
    const choice = chooseMembership(
      replayOf({ '0 1 0': [0, 0.5], '0.25 1 1': [0.009, 0.5] }),
      eligibility,
      grid,
    );
    assert.equal(of(choice), '0.25 1 1');
  });

  test('respects what the settings fix, and says beside it what the table recommends', () => {
    const replay = replayOf({ '0.25 1 2': [0, 0.5], '0.5 1 1': [0.02, 0.5] });
    const choice = chooseMembership(replay, eligibility, grid, {
      slack: null,
      enterReviews: 1,
      graceReviews: 1,
    });
    assert.equal(of(choice), '0.5 1 1');
    assert.deepEqual(choice.given, { enterReviews: 1, graceReviews: 1 });
    assert.deepEqual(choice.recommended, { slack: 0.25, enterReviews: 1, graceReviews: 2 });
    assert.equal(choice.meets, false);
    const places = membershipTable(replay, choice)
      .filter(({ place }) => place !== '')
      .map((row) => [`${row.slack} ${row.enterReviews} ${row.graceReviews}`, row.place, row.meets]);
    assert.deepEqual(places, [
      ['0 1 0', 'bare', false],
      ['0.25 1 2', 'recommended', true],
      ['0.5 1 1', 'applied', false],
    ]);
    assert.equal(of(chooseMembership(replay, eligibility, grid, { slack: 0, graceReviews: 0 })), '0 1 0');
  });

  test('falls back on the defaults where nothing could be replayed', () => {
    const replay: MembershipReplay = { status: 'none', reason: 'too_short' };
    const choice = chooseMembership(replay, eligibility, grid, { graceReviews: 4 });
    assert.deepEqual(choice.applied, { ...defaultMembership, graceReviews: 4 });
    assert.deepEqual([choice.recommended, choice.outcome, choice.meets], [null, null, null]);
    assert.equal(choice.stay[0][0].threshold, 750);
    assert.deepEqual(membershipTable(replay, choice), []);
    const none: Eligibility = {
      ...{ status: 'none', reason: 'too_few', features: [] },
      ...{ customers: 3, insiders: 1, guests: 0 },
    };
    assert.deepEqual(chooseMembership({ status: 'none', reason: 'no_rule' }, none, grid).stay, []);
  });
});
