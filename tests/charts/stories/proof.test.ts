import assert from 'node:assert/strict';
import { Matrix } from 'ml-matrix';
import { describe, test } from 'node:test';
import {
  evaluationFigure,
  powerFigure,
  prizesFigure,
  regressionFigure,
  toPlotly,
  type Figure,
  type FigureContext,
} from '../../../src/charts';
import {
  againstSummaries,
  evaluationSummary,
  judgeSelection,
  planTest,
  regressionSummary,
  segmentActions,
  type ActionCustomer,
  type Actions,
  type OutOfTimeEvaluation,
  type OriginEvaluation,
} from '../../../src/programme';
import { actionTexts, evaluationTexts, createWriter, playTexts, testPlanTexts } from '../../../src/texts';

const context: FigureContext = { source: 'Source: made up', period: '2011', currency: 'GBP' };
const languages = ['en', 'pt'] as const;

function origin(originDay: string, growth: number): OriginEvaluation {
  const past = Float64Array.from({ length: 80 }, (_, i) => (i < 20 ? 60 + i : 10 + (i % 7)));
  const future = past.map((value, i) => (i % 3 === 0 ? 0 : value * (i < 20 ? growth : 1)));
  const found = judgeSelection(
    {
      ids: [...past.keys()],
      values: new Matrix(80, 1),
      columns: ['net_revenue'],
      revenue: past,
      originDay,
      observedDays: 100,
      horizonDays: 90,
      invitable: new Uint8Array(80).fill(1),
      rfm: { recencyDays: new Float64Array(80), purchases: past, spend: past },
      future,
      spending: { allTime: past, lastYear: past, decayed: past },
      futurePurchases: future.map((value) => Number(value > 0)),
    },
    past.map((_, i) => Number(i < 25)),
    { seed: 1, replicates: 200, permutations: 200 },
  );
  if (typeof found === 'string') assert.fail(found);
  return found;
}

const evaluation: OutOfTimeEvaluation = {
  ...{ trial: 'log/k-means/k=3', title: 'Log, k-means, k = 3', horizonDays: 90, skipped: [], tests: 18 },
  ...{ permutations: 200, replicates: 200, members: 60 },
  origins: [origin('2011-09-10', 0.5), origin('2011-06-12', 2)],
  outcomes: [30, 90].map((days) => ({
    ...{ originDay: '2011-09-10', days },
    spend: Float64Array.from({ length: 50 }, (_, i) => days * (1 + (i % 9))),
    before: Float64Array.from({ length: 50 }, (_, i) => 1 + (i % 9) + (i % 2)),
  })),
};
const plan = planTest(evaluation);
if (typeof plan === 'string') assert.fail(plan);

const bought = (part: Partial<ActionCustomer>): ActionCustomer => ({
  ...{ cluster: 1, guest: false, revenue: 100, recencyDays: 10, invoices: 3, basket: 10, returnedShare: 0 },
  ...{ gapDays: 20, year: 100, days90: 40, ...part },
});
const customers = [
  ...Array.from({ length: 30 }, (_, i) => bought({ year: 900 + i, days90: 300 })),
  ...Array.from({ length: 40 }, (_, i) => bought({ cluster: 2, year: 50 + i, days90: 20 })),
];
const amount = { value: 250, interval: [200, 300] } as const;
const actions: Actions = {
  ...{ share: 0.1, firstDay: '2010-12-01', lastDay: '2011-12-09', days: 374 },
  segments: segmentActions(customers, { days: 374 }, 0.1, 1),
  guests: {
    ...{ invoices: 30, yearInvoices: 25, yearDays: 365, revenue: 900, shareOfAll: 0.1, movers: 3 },
    after90: { days: 90, customers: 40, spend: amount, boughtAgain: { value: 0.4, interval: [0.3, 0.5] } },
    ...{ after365: null, prize90: amount, prize365: null },
  },
};

function checkWords(text: string): void {
  assert.doesNotMatch(text, /NaN|undefined|null|Infinity|\[object/);
}

function checkFigure(figure: Figure): void {
  [figure.title, figure.subtitle, figure.caption, figure.alt].forEach(checkWords);
  const drawn = JSON.stringify(toPlotly(figure).data);
  assert.doesNotMatch(drawn, /NaN|Infinity|undefined/);
}

describe('the figures of the proof', () => {
  for (const language of languages) {
    const writer = createWriter(language, 'GBP');
    test(`say what they found: ${language}`, () => {
      checkFigure(evaluationFigure(evaluation, context, writer));
      checkFigure(regressionFigure(evaluation, context, writer));
      checkFigure(powerFigure(plan, context, writer));
      checkFigure(prizesFigure(actions, (cluster) => `S${cluster}`, context, writer)!);
    });
  }

  test('have time from left to right, and the others’ growth counted by hand', () => {
    const figure = regressionFigure(evaluation, context, createWriter('en', 'GBP'));
    const { ticktext } = figure.layout.xaxis as { readonly ticktext: readonly string[] };
    assert.deepEqual(ticktext, ['12 Jun<br>2011', '10 Sept<br>2011']);
    // The members’ spend halves against the others’ at the later date and doubles at the earlier one.
    assert.match(figure.title, /at 1 of 2 dates/);
  });

  test('name the largest prize, and draw what is lost apart from what is gained', () => {
    const figure = prizesFigure(actions, (cluster) => `S${cluster}`, context, createWriter('en', 'GBP'))!;
    // 4 of 40 customers, from a mean of 69.5 to one of 914.5.
    assert.match(figure.title, /“S2”: £3,400 a year, if 10% of it moved up/);
    const names = figure.data.flatMap(({ name }) => (name === undefined ? [] : [name]));
    assert.deepEqual(names, ['gained by moving up', 'lost by not holding', 'from guests who register']);
  });

  test('are none where there is no prize', () => {
    const none = { ...actions, guests: null, segments: segmentActions(customers, { days: 30 }, 0.1, 1) };
    assert.equal(prizesFigure(none, String, context, createWriter('en', 'GBP')), null);
  });

  test('are refused without an origin', () => {
    const empty = { ...evaluation, origins: [] };
    assert.throws(() => regressionFigure(empty, context, createWriter('en', 'GBP')), RangeError);
    assert.throws(() => evaluationFigure(empty, context, createWriter('en', 'GBP')), RangeError);
  });
});

describe('the sentences of the proof', () => {
  for (const language of languages) {
    const writer = createWriter(language, 'GBP');
    test(`hold no missing number: ${language}`, () => {
      const texts = evaluationTexts[language];
      const summary = evaluationSummary(evaluation)!;
      checkWords(texts.better(summary, writer));
      checkWords(texts.better({ ...summary, origins: 1, ratio: null }, writer));
      checkWords(texts.chance(summary, writer));
      checkWords(texts.chance({ ...summary, passed: 0 }, writer));
      for (const said of againstSummaries(evaluation)) checkWords(texts.against(said, writer));
      checkWords(texts.regression(regressionSummary(evaluation)!, writer));
      const planned = testPlanTexts[language];
      for (const write of [planned.split, planned.size, planned.watch]) checkWords(write(plan, writer));
      checkWords(
        planned.size(
          { ...plan, recommended: { ...plan.recommended, relative: null }, customersForTenPercent: null },
          writer,
        ),
      );
      for (const { play, watch, prize } of actions.segments) {
        checkWords(playTexts[language].plays[play].what);
        checkWords(playTexts[language].watch(watch, writer));
        checkWords(actionTexts[language].prize(prize!, 'X', writer));
        checkWords(actionTexts[language].prize({ ...prize!, year: null, movers: 1 }, 'X', writer));
      }
      checkWords(actionTexts[language].guests(actions.guests!, writer));
      checkWords(actionTexts[language].guests({ ...actions.guests!, after90: null, prize90: null }, writer));
    });
  }

  test('say that luck cannot be ruled out where a test fails', () => {
    const writer = createWriter('en', 'GBP');
    const said = { ...evaluationSummary(evaluation)!, passed: 4, groupTests: 6, largestP: 0.2 };
    assert.match(evaluationTexts.en.chance(said, writer), /^In 2 of 6 tests a random group/);
    assert.match(evaluationTexts.en.chance({ ...said, passed: 6 }, writer), /^That is not luck/);
  });
});
