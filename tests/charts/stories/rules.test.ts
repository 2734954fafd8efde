import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  flappingFigure,
  membersFigure,
  membershipMovesFigure,
  ruleQualityFigure,
  toPlotly,
  type Figure,
} from '../../../src/charts';
import { loadSettings } from '../../../src/config';
import { featureVocabulary } from '../../../src/features';
import { chooseMembership, membershipOutcome, type Review } from '../../../src/programme';
import { type FoundEligibility, type ReplayedMembership } from '../../../src/scoring';
import { createWriter } from '../../../src/texts';

const grid = { slacks: [0.1, 0.25, 0.5], enterReviews: [1, 2, 3], graceReviews: [1, 2, 3] };

const { presets } = loadSettings({}, { environment: {} });
const context = { source: 'Source: invented; preset test', period: '1 Jan to 30 Jun 2011', currency: 'GBP' };
const estimate = { value: 0.8, low: 0.7, high: 0.9 };
const conditions = [{ feature: 'net_revenue', operator: 'at_least', threshold: 1000 }] as const;
const eligibility: FoundEligibility = {
  ...{
    status: 'found',
    features: ['net_revenue'],
    used: ['net_revenue'],
    customers: 100,
    insiders: 20,
    guests: 0,
  },
  rule: { alternatives: [conditions], registeredOnly: false },
  alternatives: [
    { conditions, customers: 20, insiders: 16, precision: 0.8, recall: 0.8 },
    { conditions, customers: 0, insiders: 0, precision: null, recall: 0 },
  ],
  inSample: { taken: 20, right: 17, missed: 3, leftOut: 77, precision: 0.85, recall: 0.85, f1: 0.85 },
  unrounded: { taken: 20, right: 17, missed: 3, leftOut: 77, precision: 0.85, recall: 0.85, f1: 0.85 },
  outOfSample: {
    ...{ folds: 10, repeats: 5, sameFeatures: 1 },
    ...{ precision: estimate, recall: estimate, f1: estimate },
  },
  ...{ maxDepth: 3, minLeaf: 5 },
};
/** One who stays, one who fails once and comes back. */
const reviews: Review[] = ['11', '10', '11'].map((passed, r) => ({
  day: `2011-0${r + 4}-30`,
  enters: Uint8Array.from(passed, Number),
  stays: Uint8Array.from(passed, Number),
  next: r === 2 ? null : Float64Array.of(10, 20),
  nextTotal: r === 2 ? null : 60,
  listed: r === 2 ? null : Float64Array.of(0, 10, 30),
}));
const replay: ReplayedMembership = {
  ...{ status: 'replayed', entry: eligibility.rule, reviews: reviews.map(({ day }) => day) },
  firstDay: '2011-01-01',
  outcomes: [0, 0.25].flatMap((slack) =>
    [0, 1].map((graceReviews) => membershipOutcome({ slack, enterReviews: 1, graceReviews }, reviews)),
  ),
};
const choice = chooseMembership(replay, eligibility, grid);

function checkWords(figure: Figure): void {
  for (const words of [figure.title, figure.subtitle, figure.caption, figure.alt]) {
    assert.doesNotMatch(words, /NaN|undefined|null|Infinity/);
  }
  assert.ok(toPlotly(figure).data.length > 0);
}

describe('the figures of the rule and of membership', () => {
  test('say what they found, in both languages', () => {
    for (const language of ['en', 'pt'] as const) {
      const writer = createWriter(language, 'GBP');
      const figures = [
        ruleQualityFigure(eligibility, featureVocabulary(presets.default), writer, context),
        membersFigure(replay, choice, writer, context),
        membershipMovesFigure(replay, choice, writer, context),
        flappingFigure(replay, choice, writer, context),
      ];
      figures.forEach(checkWords);
      assert.match(
        figures[0].title,
        language === 'en' ? /^A short rule finds 80\.0%/ : /^Uma regra curta encontra 80,0%/,
      );
      assert.match(
        figures[1].title,
        language === 'en' ? /2 members, and 2 without grace/ : /2 membros, e 2 sem/,
      );
      assert.match(figures[2].title, language === 'en' ? /^Grace turns 1 removals into 0$/ : /de 1 para 0$/);
      assert.match(figures[3].title, /0[.,]0%.*50[.,]0%/);
    }
  });

  test('speak of no grace where the settings give none', () => {
    const none = chooseMembership(replay, eligibility, grid, { graceReviews: 0 });
    const writer = createWriter('en', 'GBP');
    assert.match(membersFigure(replay, none, writer, context).title, /2 members$/);
    const moves = membershipMovesFigure(replay, none, writer, context);
    assert.equal(moves.title, '1 members would have been removed');
    assert.equal(moves.data.length, 2);
  });

  test('need a replay', () => {
    const without = chooseMembership({ status: 'none', reason: 'too_short' }, eligibility, grid);
    assert.throws(
      () => membersFigure(replay, without, createWriter('en', 'GBP'), context),
      /choice must be of a replay/,
    );
  });
});
