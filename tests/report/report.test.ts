import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { withSteps, type Language, type Settings } from '../../src/config';
import { countHeadline } from '../../src/experiment';
import {
  comparisonReport,
  documentPath,
  insidersReport,
  writeDocuments,
  type ReportDocument,
  type ReportParts,
} from '../../src/report';
import { artefactPath, recordPath } from '../../src/store';
import { runSettings } from '../support/run';
import { buildReportRun, FEW } from './built-run';
import { wordsOf } from './words-of';

const QUESTIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `question-${n}`);
const BAD = /undefined|NaN|\bnull\b|\[object|Infinity|\d\.\d{6,}|\d,\d{6,}/;
const ENGLISH =
  /\b(the|of|and|customers?|revenue|with|which|from|share|are|what|each|who|by|not|means?|last|days|purchases?|all|months?|their|is|to|other|than|for|group)\b/i;

/** No text says that something was forgotten. */
function assertWhole(document: ReportDocument): void {
  for (const { where, text } of wordsOf(document)) assert.doesNotMatch(text, BAD, `${where}: ${text}`);
}

/** The run's settings as of a copy of it whose records say that it was cleaned under the reference preset. */
function asIfReference(settings: Settings): Settings {
  const copy = { ...settings, preset: 'reference', dataDir: `${settings.dataDir}-reference` };
  cpSync(settings.dataDir, copy.dataDir, { recursive: true });
  for (const name of ['ledger', 'cleaned'] as const) {
    const record = recordPath(artefactPath(copy, name));
    writeFileSync(
      record,
      readFileSync(record, 'utf8').replace('"preset": "default"', '"preset": "reference"'),
    );
  }
  return copy;
}

describe('the business report of a small run', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-report-'));
  const settings = withSteps(runSettings(folder, { data: 'sample', sampleCustomers: 250 }), FEW);
  const inLanguage = (lang: Language): Settings => ({ ...settings, lang });
  let parts: ReportParts;
  let english: ReportDocument;
  let portuguese: ReportDocument;

  before(async () => {
    parts = await buildReportRun(settings);
    english = insidersReport(inLanguage('en'), parts);
    portuguese = insidersReport(inLanguage('pt'), parts);
  });
  after(() => rmSync(folder, { recursive: true }));

  test('has the nine questions in order, then sensitivity, limits, method and findings, in both languages', () => {
    for (const { sections } of [english, portuguese]) {
      assert.deepEqual(
        sections.map(({ id }) => id),
        [...QUESTIONS, 'sensitivity', 'limits', 'method', 'findings'],
      );
      for (const { id, answer, blocks } of sections) {
        assert.ok(blocks.length > 0, id);
        if (QUESTIONS.includes(id)) assert.notEqual(answer, '', id);
      }
    }
    english.sections.forEach(({ heading }, i) => assert.notEqual(heading, portuguese.sections[i].heading));
  });

  test('has the same blocks in both languages', () => {
    const shape = ({ sections }: ReportDocument) =>
      sections.map(({ blocks }) =>
        blocks.map((block) =>
          block.type === 'table' ? [block.columns.length, block.rows.length] : block.type,
        ),
      );
    assert.deepEqual(shape(portuguese), shape(english));
    assert.deepEqual([english.locale, portuguese.locale], ['en-GB', 'pt-BR']);
  });

  test('forgets no value, in no text and no figure', () => {
    assertWhole(english);
    assertWhole(portuguese);
  });

  test('has no English word left in Portuguese', () => {
    for (const { where, text } of wordsOf(portuguese))
      assert.doesNotMatch(text, ENGLISH, `${where}: ${text}`);
  });

  test('writes numbers as its language does', () => {
    for (const { where, text } of wordsOf(portuguese)) {
      assert.doesNotMatch(text, /\d\.\d{1,2}\s?%|£\s?\d{1,3},\d{3}/, `${where}: ${text}`);
    }
    for (const { where, text } of wordsOf(english)) {
      assert.doesNotMatch(text, /\d,\d{1,2}%|\d{1,3}\.\d{3}\.\d{3}/, `${where}: ${text}`);
    }
  });

  test('states the facts of the clusters, and says them first', async () => {
    const { customers, insiders, insidersRevenue, shareOfAll } = await countHeadline(settings);
    for (const document of [english, portuguese]) {
      assert.deepEqual(document.facts, { customers, insiders, insidersRevenue, shareOfAll });
      assert.ok(document.headline.includes(`**${insiders}**`), document.headline);
      assert.equal(document.tiles[0].value, String(insiders));
    }
    const percent = (100 * shareOfAll).toFixed(1);
    assert.ok(english.headline.includes(`**${percent}%**`));
    assert.ok(portuguese.headline.includes(`**${percent.replace('.', ',')}%**`));
  });

  test('says above everything that the customers were generated', () => {
    assert.match(english.notice ?? '', /not real customers/);
    assert.match(portuguese.notice ?? '', /não são clientes reais/);
  });

  test('adds up: the segments have all customers and all revenue, and the steps all lines', () => {
    const table = english.sections[1].blocks.find((block) => block.type === 'table');
    assert.ok(table?.type === 'table');
    const column = (i: number) => table.rows.reduce((sum, row) => sum + (row[i].sort ?? 0), 0);
    assert.equal(column(1), english.facts.customers);
    assert.ok(Math.abs(column(4) - 1) < 1e-9);
  });

  test('names the days that count, and accounts for those who bought before them only', () => {
    const { run } = parts;
    const facts = { ...run.facts, windowStart: '2011-03-04', referenceDay: '2011-12-08', guests: 0 };
    const at = (lapsed: number, withoutPurchase: number) =>
      insidersReport(inLanguage('en'), {
        ...parts,
        run: { ...run, facts: { ...facts, lapsed, withoutPurchase } },
      });
    const { sections } = at(7, 2);
    const said = JSON.stringify(sections.slice(0, 4));
    assert.match(said, /The figures count from 4 Mar 2011 to 8 Dec 2011/);
    const { customers } = facts.headline;
    assert.ok(
      said.includes(
        `Of ${customers + 9} customers with a line after cleaning, ${customers} count; 7 bought before the days that count only and of 2 no purchase stands.`,
      ),
    );
    const figures = sections
      .slice(0, 4)
      .flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'figure'));
    assert.ok(figures.length >= 3);
    for (const figure of figures) assert.match(JSON.stringify(figure), /4 Mar 2011 to 8 Dec 2011/);
    assert.doesNotMatch(JSON.stringify(at(0, 0).sections.slice(0, 4)), /with a line after cleaning/);
  });

  test('says how to make the other preset’s run where there is none', () => {
    const { blocks } = english.sections.find(({ id }) => id === 'sensitivity')!;
    const [first] = blocks;
    assert.ok(first.type === 'prose' && first.markdown.includes('--preset reference'));
  });

  test('is the same when it is made again', () => {
    assert.deepEqual(insidersReport(inLanguage('pt'), parts), portuguese);
  });

  test('is written for the pages, and takes away a page that the run no longer has', async () => {
    await writeDocuments(settings, [english, { ...english, name: 'comparison' }]);
    assert.ok(existsSync(documentPath(settings, 'comparison')));
    const [file] = await writeDocuments(settings, [portuguese]);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(JSON.stringify(portuguese)));
    assert.ok(!existsSync(documentPath(settings, 'comparison')));
  });

  test('has no comparison with published figures, which were of other data', async () => {
    assert.equal(await comparisonReport(settings, parts), null);
    assert.equal(await comparisonReport({ ...settings, preset: 'reference' }, parts), null);
  });

  test('sets the published result beside ours, alone and with the other preset’s run', async () => {
    const run = { ...parts.run, facts: { ...parts.run.facts, isPublicDataSet: true } };
    const published = asIfReference(settings);
    for (const other of [null, { ...run, inBoth: 3, inEither: 6 }]) {
      const documents = [];
      for (const lang of ['en', 'pt'] as const) {
        const document = await comparisonReport({ ...published, lang }, { ...parts, run, other });
        assert.ok(document !== null);
        assertWhole(document);
        assert.deepEqual(document.facts, english.facts);
        documents.push(document);
      }
      assert.deepEqual(
        documents[0].sections.map(({ id }) => id),
        ['result', 'silhouettes', 'differences', 'presets'],
      );
      for (const { where, text } of wordsOf(documents[1]))
        assert.doesNotMatch(text, ENGLISH, `${where}: ${text}`);
      assert.ok(documents[0].headline.includes('**1,140** Insiders with **57.0%**'));
      assert.ok(documents[1].headline.includes('**1.140** Insiders com **57,0%**'));
      const counted = wordsOf(documents[0]).filter(({ text }) =>
        text.includes('50.0% of those who are under either'),
      );
      assert.equal(counted.length, other === null ? 0 : 1);
    }
  });

  test('says why where there is no rule, no replay, no earlier day, no prize and no forecast', () => {
    const { run, eligibility, membership, actions } = parts;
    const bare: ReportParts = {
      ...parts,
      eligibility: { ...eligibility, status: 'none', reason: 'too_few' },
      replay: { status: 'none', reason: 'no_rule' },
      membership: { ...membership, outcome: null, withoutGrace: null, bare: null, meets: null, stay: [] },
      evaluation: {
        ...parts.evaluation,
        origins: [],
        skipped: [{ originDay: '2010-11-05', reason: 'too-short' }],
      },
      plan: 'not-observed',
      actions: {
        ...actions,
        guests: null,
        segments: actions.segments.map((each) => ({ ...each, prize: null, noPrize: 'too-short' })),
      },
      caveats: { ...parts.caveats, later: null },
      segments: parts.segments.map((segment) => ({ ...segment, stability: null })),
      run: {
        ...run,
        outlook: {
          ...run.outlook,
          expectations: { ...run.outlook.expectations, all: [] },
          newcomersShare: null,
        },
        alternatives: { ...run.alternatives, finalists: [], byRule: null },
      },
    };
    for (const lang of ['en', 'pt'] as const) {
      const document = insidersReport(inLanguage(lang), bare);
      assertWhole(document);
      for (const { id, answer } of document.sections)
        if (QUESTIONS.includes(id)) assert.notEqual(answer, '', id);
    }
    const { sections } = insidersReport(inLanguage('en'), bare);
    assert.match(sections[5].answer, /There is no rule/);
    assert.match(sections[7].answer, /too short/);
  });

  test('invites nobody where the first segment holds nobody to invite', () => {
    const { facts, insiders } = parts.run;
    const none = { n: 0, mean: null, meanInterval: null, median: null, medianInterval: null };
    const headline = { ...facts.headline, insiders: 0, insidersRevenue: 0, shareOfAll: 0 };
    const run = {
      ...parts.run,
      facts: { ...facts, headline },
      insiders: {
        ...insiders,
        insiders: 0,
        features: insiders.features.map((each) => ({ ...each, insiders: none })),
        countries: [],
        topTenthShare: null,
        range: null,
      },
    };
    for (const lang of ['en', 'pt'] as const)
      assertWhole(insidersReport(inLanguage(lang), { ...parts, run }));
    assert.match(insidersReport(inLanguage('en'), { ...parts, run }).headline, /Nobody can be invited/);
  });
});
