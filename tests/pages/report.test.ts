import assert from 'node:assert/strict';
import { readFile, rm, writeFile, mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pageTexts } from '../../src/texts';
import { offeredFiles, readReports } from '../../tools/commands/report-files';
import { readDocument, readRuns, renderRun } from '../../tools/pages';
import { bareDocument, sampleDocument } from './support/documents';
import { noPython, python, renderSite, summary, type Site } from './support/site';

describe('the page of a report', { skip: noPython }, () => {
  let site: Site;
  let page: string;
  const read = (...name: string[]) => readFile(path.join(site.reportsDir, ...name), 'utf8');

  before(async () => {
    site = await renderSite([sampleDocument('pt'), bareDocument()]);
    page = await read('trial', 'insiders.html');
  });
  after(() => rm(path.dirname(site.reportsDir), { recursive: true, force: true }));

  test('speaks the language of its document, around it as well', () => {
    assert.match(page, /<html lang="pt-BR">/);
    const visible = page.replace(/<script[^]*?<\/script>/g, '');
    for (const word of [
      'skip',
      'onThisPage',
      'answer',
      'caveat',
      'files',
      'notebooks',
      'rendered',
    ] as const) {
      assert.ok(visible.includes(pageTexts.pt[word]), word);
      assert.ok(!visible.includes(pageTexts.en[word]), `not in English: ${word}`);
    }
    assert.match(page, /<strong>Dados simulados\.<\/strong> Estes clientes não são reais/);
    assert.match(page, /Gerado em <time datetime="2025-11-22T21:15:00Z">22 de nov\. de 2025, 21:15 UTC/);
  });

  test('sets the answer before everything, then a section a question, and lists the questions', () => {
    const order = [
      '<h1>',
      'Convide <strong>812 de 4.333 clientes</strong>',
      '<dl class="tiles">',
      'class="contents"',
    ];
    const places = [...order, 'id="question-1"', 'id="question-6"', 'id="limits"'].map((part) =>
      page.indexOf(part),
    );
    assert.ok(
      places.every((place, i) => place > (places[i - 1] ?? 0)),
      places.join(),
    );
    assert.match(page, /<a href="#question-6">Quem são os Insiders\?/);
    assert.match(page, /<section aria-label="Quem são os Insiders\?">\s*<h2 id="question-1">Quem são/);
    assert.match(page, /<p class="label">Resposta<\/p><p>Os <strong>812 clientes<\/strong>/);
    assert.equal(page.split('class="callout finding answer"').length - 1, 2);
    assert.equal(page.split('class="callout caveat"').length - 1, 1);
    assert.doesNotMatch(page, /<details class="code">/);
  });

  test('shows what values hold as text: in headings, tables, Markdown, code and captions', () => {
    assert.doesNotMatch(page, /<script>document\.title|<img[^>]*onerror/);
    const shown = /&lt;script&gt;document\.title = (&#34;|&quot;|")run/g;
    assert.ok([...page.matchAll(shown)].length >= 6);
    assert.match(page, /<span class="s1">'&lt;\/script&gt;'<\/span>/);
  });

  test('carries its facts for programs, which is what was in the document', async () => {
    const facts = /<script type="application\/json" id="report-facts">([^<]*)<\/script>/;
    assert.deepEqual(JSON.parse(facts.exec(page)?.[1] ?? 'null'), {
      name: 'insiders',
      run: 'trial',
      language: 'pt',
      locale: 'pt-BR',
      facts: sampleDocument('pt').facts,
    });
    assert.doesNotMatch(await read('trial', 'index.html'), facts);
  });

  test('is linked from the indexes, in its language, and leads to the other report and to the files', async () => {
    const title = 'Quem convidar para o programa Insiders';
    const index = await read('trial', 'index.html');
    const link = `<li lang="pt-BR"><a href="insiders.html" hreflang="pt-BR">${title}</a><p>Convide <strong>`;
    assert.ok(index.includes(link));
    assert.ok(
      (await read('index.html')).includes(
        `<a href="trial/insiders.html" lang="pt-BR" hreflang="pt-BR">${title}</a>`,
      ),
    );
    assert.match(page, /<a href="comparison\.html" lang="en-GB" hreflang="en-GB">/);
    assert.match(
      page,
      /<a href="insiders\.csv" download>insiders\.csv<\/a> <span class="size">35 bytes<\/span><p>Quem/,
    );
    const [record] = await readRuns(site.reportsDir);
    assert.deepEqual(
      record.reports?.map(({ page: name, locale }) => [name, locale]),
      [
        ['insiders.html', 'pt-BR'],
        ['comparison.html', 'en-GB'],
      ],
    );
  });

  test('leaves out what a document leaves empty', async () => {
    const bare = await read('trial', 'comparison.html');
    for (const part of [
      'class="notice"',
      'class="tiles"',
      'lead',
      'class="answer',
      'class="callout',
      'id="files"',
      '<figure',
    ]) {
      assert.ok(!bare.includes(part), part);
    }
    assert.doesNotMatch(bare, /<script defer src="[^"]*plotly/);
    assert.match(bare, /<h2 id="one">One/);
  });

  const render = (more: object) =>
    renderRun({ python, reportsDir: site.reportsDir, summary, notebooks: site.notebooks, ...more });

  test('is refused when it counts otherwise than the summary, and the earlier pages stay', async () => {
    const { facts } = sampleDocument('en');
    await assert.rejects(
      render({ documents: [{ ...sampleDocument('en'), facts: { ...facts, insiders: 811 } }] }),
      /the report "insiders" and the summary of the run "trial" disagree on insiders: 811 and 812/,
    );
    assert.equal(await read('trial', 'insiders.html'), page);
  });

  test('is refused when it offers a file that is not beside it', async () => {
    const files = [{ name: 'rules.sql', title: '' }];
    await assert.rejects(
      render({ documents: [{ ...sampleDocument('en'), files }] }),
      /the report "insiders" offers rules\.sql, which is not beside it: there is insiders\.csv/,
    );
  });

  test('goes when the run has no such report any more', async () => {
    await render({ documents: [sampleDocument('en')] });
    await assert.rejects(read('trial', 'comparison.html'), /ENOENT/);
    assert.match(await read('trial', 'insiders.html'), /<html lang="en-GB">/);
  });
});

describe('the reports that a run left', () => {
  test('are read by their names, the main one first, with the files that they speak of', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'insiders-documents-'));
    assert.deepEqual(await readReports(folder), []);
    for (const document of [bareDocument(), sampleDocument('en')]) {
      await writeFile(path.join(folder, `${document.name}.document.json`), JSON.stringify(document));
    }
    const reports = await readReports(folder);
    assert.deepEqual(
      reports.map(({ name }) => name),
      ['insiders', 'comparison'],
    );
    const more = {
      ...reports[0],
      files: [
        { name: 'insiders.csv', title: 'x' },
        { name: 'rules.sql', title: 'Rules' },
      ],
    };
    assert.deepEqual(
      offeredFiles('/run', [more]).map((file) => [path.basename(file.path), file.title]),
      [
        ['insiders.csv', 'The Insiders, the biggest first'],
        ['customers.csv', 'Every customer, with cluster'],
        ['rules.sql', 'Rules'],
      ],
    );
    await rm(folder, { recursive: true });
  });

  test('are named when they are none', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'insiders-documents-'));
    const file = path.join(folder, 'insiders.document.json');
    const refused = async (content: object | string, message: RegExp) => {
      await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
      await assert.rejects(readDocument(file), message);
    };
    const sample = sampleDocument('en');
    await refused('{', /insiders\.document\.json is no report: .*; run its notebook again/);
    await refused(
      { ...sample, name: 'comparison' },
      /name must be "insiders", as the file's, received "comparison"/,
    );
    await refused({ ...sample, language: 'fr' }, /language must be one of en, pt, received "fr"/);
    await refused({ ...sample, sections: undefined }, /it has no sections/);
    const [section] = sample.sections;
    for (const id of ['files', 'Question 1', 'figure-2', '']) {
      await refused({ ...sample, sections: [{ ...section, id }] }, /a section's id must be its own/);
    }
    await refused({ ...sample, sections: [section, section] }, /received "question-1"/);
    await rm(folder, { recursive: true });
  });
});
