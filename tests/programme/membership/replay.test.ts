import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type MembershipSettings, type Settings } from '../../../src/config';
import { buildFeatures } from '../../../src/features';
import { replayMembership } from '../../../src/programme';
import { type Eligibility, type EligibilityRule, type ReplayedMembership } from '../../../src/scoring';
import { clean } from '../../../src/cleaning';
import { loadTransactions } from '../../../src/transactions';
import { writeLines, type TestLine } from '../../support/lines';
import { withRun } from '../../support/run';

const spent100: EligibilityRule = {
  alternatives: [[{ feature: 'net_revenue', operator: 'at_least', threshold: 100 }]],
  registeredOnly: false,
};

function byRule(rule: EligibilityRule): Eligibility {
  return {
    status: 'found',
    rule,
    used: rule.alternatives.flat().map(({ feature }) => feature),
  } as unknown as Eligibility;
}

function withLines<T>(
  rows: readonly TestLine[],
  work: (settings: Settings) => Promise<T>,
  membership?: MembershipSettings,
): Promise<T> {
  return withRun(membership === undefined ? {} : { rules: { membership } }, async (settings) => {
    await writeLines(settings, rows);
    await clean(settings);
    await buildFeatures(settings);
    return work(settings);
  });
}

async function replayed(settings: Settings, rule: EligibilityRule): Promise<ReplayedMembership> {
  const replay = await replayMembership(settings, byRule(rule));
  assert.equal(replay.status, 'replayed');
  return replay;
}

const at = (replay: ReplayedMembership, slack: number, enterReviews: number, graceReviews: number) =>
  replay.outcomes.find(
    (each) =>
      each.slack === slack && each.enterReviews === enterReviews && each.graceReviews === graceReviews,
  )!;

/** January to June 2011: reviews on 30 April, 31 May and 30 June; July begins. */
const rows: readonly TestLine[] = [
  { customer: 1, invoice: '1', quantity: 120, date: '2011-01-05' },
  // 2 has 110 until 20 of them go back in May, and buys again in June.
  { customer: 2, invoice: '2', quantity: 110, date: '2011-02-01' },
  { customer: 2, invoice: 'C2', quantity: -20, date: '2011-05-10' },
  { customer: 2, invoice: '3', quantity: 40, date: '2011-06-10', product: '2' },
  // A guest with very much: nobody's member, and in no total.
  { customer: null, invoice: '4', quantity: 5000, date: '2011-03-01' },
  { customer: 3, invoice: '5', quantity: 60, date: '2011-05-20' },
  { customer: 3, invoice: '6', quantity: 70, date: '2011-06-30' },
  { customer: 1, invoice: '7', quantity: 1, date: '2011-07-02' },
];

describe('membership replayed over month ends', () => {
  test('knows at each month end what was known then, and nothing later', () =>
    withLines(rows, async (settings) => {
      const replay = await replayed(settings, spent100);
      assert.deepEqual(replay.reviews, ['2011-04-30', '2011-05-31', '2011-06-30']);
      assert.equal(replay.firstDay, '2011-01-05');
      // 2 is in with 110, out with 90 and in again with 130; 3 enters in June.
      const bare = at(replay, 0, 1, 0);
      assert.deepEqual(
        bare.months.map(({ members, entries, exits, returns }) => [members, entries, exits, returns]),
        [
          [2, 2, 0, 0],
          [1, 0, 1, 0],
          [3, 2, 0, 1],
        ],
      );
      assert.deepEqual([bare.ever, bare.flapped], [3, 1]);
      // 90 is within a tenth of 100; a month of grace does as well.
      assert.equal(at(replay, 0.1, 1, 0).flapped, 0);
      assert.equal(at(replay, 0, 1, 1).flapped, 0);
      assert.equal(at(replay, 0, 1, 1).months[1].onNotice, 1);
    }));

  test('counts what members brought in the month after, of registered customers, where that is whole', () =>
    withLines(rows, async (settings) => {
      const { months } = at(await replayed(settings, spent100), 0, 1, 0);
      // May: 2 brought −20 and 3 brought 60; June: 2 brought 40 and 3 brought 70, members none; July is not whole.
      assert.deepEqual(
        months.map(({ nextShare }) => nextShare),
        [-20 / 40, 0, null],
      );
    }));

  test('holds members against as many listed anew: who passes the rule, then the others by revenue', () =>
    withLines(rows, async (settings) => {
      const replay = await replayed(settings, spent100);
      // April: 1 and 2 pass, of whom 2 brought −20 in May; May: 1 alone passes, who brought nothing in June.
      assert.equal(at(replay, 0, 1, 0).listShare, -20 / (40 + 110));
      // With grace 2 is still in, in May; the second of the list is 2 as well, with 90 against 60, who brought 40.
      assert.equal(at(replay, 0, 1, 1).listShare, (-20 + 40) / (40 + 110));
    }));

  test('tries what the settings fix beside the usual values', () =>
    withLines(
      rows,
      async (settings) => {
        const replay = await replayed(settings, spent100);
        assert.ok(at(replay, 0.3, 1, 6) !== undefined && at(replay, 0.25, 3, 0) !== undefined);
        assert.equal(replay.outcomes.length, 5 * 3 * 5);
      },
      { slack: 0.3, graceReviews: 6 },
    ));

  test('is none, with the reason, without a rule or with fewer than three month ends', () =>
    withLines(rows.slice(0, 6), async (settings) => {
      assert.deepEqual(await replayMembership(settings, byRule(spent100)), {
        status: 'none',
        reason: 'too_short',
      });
      const none = { status: 'none', reason: 'too_few' } as unknown as Eligibility;
      assert.deepEqual(await replayMembership(settings, none), { status: 'none', reason: 'no_rule' });
    }));

  test('tells of each month, and leaves out guests of the reference preset', () =>
    withRun({ preset: 'reference', data: 'sample', sampleCustomers: 100 }, async (settings) => {
      await loadTransactions(settings);
      await clean(settings);
      await buildFeatures(settings);
      const days: string[] = [];
      const replay = await replayMembership(
        settings,
        byRule({
          alternatives: [[{ feature: 'gross_revenue', operator: 'at_least', threshold: 0 }]],
          registeredOnly: true,
        }),
        { onProgress: ({ day, done, of }) => days.push(`${day} ${done}/${of}`) },
      );
      assert.equal(replay.status, 'replayed');
      assert.equal(days.length, replay.reviews.length);
      assert.ok(days[days.length - 1].endsWith(` ${days.length}/${days.length}`));
      // Everybody who is registered is a member, and nobody else: at most the hundred of the sample.
      const { months } = at(replay, 0, 1, 0);
      assert.ok(months[months.length - 1].members <= 100);
    }));
});
