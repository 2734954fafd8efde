import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { withSteps, type Language } from '../../src/config';
import { membershipMovesFigure, powerFigure } from '../../src/charts';
import { insidersReport } from '../../src/report';
import * as catalogue from '../../src/texts';
import { runSettings } from '../support/run';
import { buildReportRun, FEW } from './built-run';
import { CONDITIONS } from './conditions';
import { SHOPS, type Shop } from './shops';
import { watchTexts } from './watch-texts';
import { wordsOf } from './words-of';

/** Texts of other pages and lists, with the tests that render those. */
const ELSEWHERE = [
  'monthlyTexts', // tests/pages/month-page.test.ts
  'dashboardTexts', // tests of the dashboard
  'scoringTexts', // tests/run/place.test.ts
  'pageTexts', // tests/pages
  'trialTexts', // tests/programme/trial
  'customerListTexts', // tests/programme/lists.test.ts, tests/run/place.test.ts
  'comparisonTexts', // tests/report/report.test.ts
  'differencesTexts', // the same
  'comparisonFigureTexts', // the same
  'insidersTexts', // tests/texts/segments.test.ts
  'segmentFigureTexts', // the same
  'segmentTexts', // the same, and names of segments in every report
];

/** Headings of tables and axes, of which some are the notebooks' alone: words without a condition. */
const HEADING = /\.columns\.|Axis$|comparisonTitle$/;

const BAD = /undefined|NaN|\bnull\b|\[object|Infinity/;
/** One of several, several of one. */
const NUMBER_SLIPS: Readonly<Record<Language, RegExp>> = {
  en: /(?<![\d.,–-])\b1 (customers|purchases|days|groups|groupings|people|lines|members|months|tests|dates|removals|Insiders|cancellations)\b/,
  pt: /(?<![\d.,–-])\b1 (clientes|compras|dias|grupos|agrupamentos|pessoas|linhas|membros|meses|testes|datas|remoções)\b/,
};

describe('the report’s sentences', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-sentences-'));
  const settings = withSteps(runSettings(folder, { data: 'sample', sampleCustomers: 250 }), FEW);
  const watch = watchTexts(catalogue, ELSEWHERE);
  let shop: Shop;
  before(async () => {
    shop = { settings, parts: await buildReportRun(settings) };
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const [name, change] of Object.entries(SHOPS)) {
    for (const lang of ['en', 'pt'] as const) {
      test(`are said where they hold, of a shop ${name}, in ${lang}`, () => {
        const { settings: own, parts } = change(shop);
        const words = wordsOf(insidersReport({ ...own, lang }, parts));
        const all = words.map(({ text }) => text.replaceAll('\\', '')).join('\n');
        for (const condition of CONDITIONS) {
          const wanted = condition.when({ settings: own, parts });
          assert.equal(condition[lang].test(all), wanted, `${String(condition[lang])} on a shop ${name}`);
        }
        for (const { where, text } of words) {
          assert.doesNotMatch(text, BAD, `${where}: ${text}`);
          assert.doesNotMatch(text, NUMBER_SLIPS[lang], `${where}: ${text}`);
        }
      });
    }
  }

  test('of the figures that notebook 09 has beside the report are whole', () => {
    const { settings: own, parts } = SHOPS['whose test is measured by plain'](shop);
    const context = { source: 'a shop', period: '2011', currency: own.currency };
    for (const language of ['en', 'pt'] as const) {
      const writer = catalogue.createWriter(language, own.currency);
      assert.ok(parts.replay.status === 'replayed', parts.replay.status);
      assert.ok(typeof parts.plan !== 'string', 'there is a plan');
      const figures = [
        membershipMovesFigure(parts.replay, parts.membership, writer, context),
        powerFigure(parts.plan, context, writer),
      ];
      assert.doesNotMatch(JSON.stringify(figures.map((figure) => figure?.layout)), /undefined|NaN/);
    }
  });

  test('that hold of some shops only were tried on a shop of which they hold, and on one of which they do not', () => {
    const shops = Object.values(SHOPS).map((change) => change(shop));
    for (const { en, when } of CONDITIONS) {
      assert.equal(new Set(shops.map(when)).size, 2, String(en));
    }
  });

  test('were each said of one shop at least', () =>
    assert.equal(
      watch
        .neverSaid()
        .filter((place) => !HEADING.test(place))
        .join('\n'),
      '',
    ));
});
