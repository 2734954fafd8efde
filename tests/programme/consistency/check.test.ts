import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Settings } from '../../../src/config';
import { checkConsistency, writeLists } from '../../../src/programme';
import { countHeadline, type Headline } from '../../../src/experiment';
import { artefactPath, recordPath, runFolders } from '../../../src/store';
import { runSettings } from '../../support/run';
import { finishRun, prepareRun } from '../../support/trained-run';
import { restamp } from '../../support/restamp';
import { swapFirst } from './swap';

/** Replaces what must be there once. */
function changed(text: string, from: string | RegExp, to: string): string {
  assert.equal(text.split(from).length, 2, `${String(from)} must be there once`);
  return text.replace(from, to);
}

describe('the check of a run against itself', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-agreement-'));
  const settings = runSettings(folder, { data: 'sample', sampleCustomers: 150 });
  let headline: Headline;

  before(async () => {
    await prepareRun(settings);
    await finishRun(settings);
    headline = await countHeadline(settings);
    const { customers, insiders, insidersRevenue, shareOfAll } = headline;
    const facts = { customers, insiders, insidersRevenue, shareOfAll };
    const { processed, reports } = runFolders(settings);
    writeFileSync(
      path.join(processed, 'insiders.document.json'),
      JSON.stringify({ name: 'insiders', facts }),
    );
    mkdirSync(reports, { recursive: true });
    for (const name of ['insiders.csv', 'customers.csv'])
      cpSync(path.join(processed, name), path.join(reports, name));
    const page = `<html><script type="application/json" id="report-facts">${JSON.stringify({ facts })}</script></html>`;
    writeFileSync(path.join(reports, 'insiders.html'), page);
    writeFileSync(
      path.join(reports, 'run.json'),
      JSON.stringify({ customers, insiders, revenueShare: shareOfAll }),
    );
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Changes a file of the run, hands it to the work, and puts it back. */
  async function tampered(
    file: string,
    change: (text: string) => string,
    work: (settings: Settings) => Promise<void>,
  ): Promise<void> {
    const before = readFileSync(file);
    writeFileSync(file, change(before.toString('utf8')));
    try {
      await work(settings);
    } finally {
      writeFileSync(file, before);
    }
  }

  const pages = (): string => runFolders(settings).reports;
  const processed = (name: string): string => path.join(runFolders(settings).processed, name);
  const published = (name: string): string => path.join(pages(), name);
  /** With the record of a changed artefact made to fit it, as a run would that went wrong. */
  const restamped = async (
    name: 'model' | 'rules',
    check: (run: Settings) => Promise<void>,
  ): Promise<void> => {
    const record = recordPath(artefactPath(settings, name));
    const before = readFileSync(record);
    await restamp(settings, name);
    try {
      await check(settings);
    } finally {
      writeFileSync(record, before);
    }
  };
  const refused = (message: RegExp) => (run: Settings) =>
    assert.rejects(checkConsistency(run, { pages: pages() }), (error: Error) => {
      assert.match(error.message, message);
      assert.match(error.message, /the run "default" does not agree with itself/);
      assert.match(error.message, /npm run report -- --from 06/);
      return true;
    });

  test('lists what each source says, where all agree', async () => {
    const rows = await checkConsistency(settings, { pages: pages() });
    assert.deepEqual(
      rows.map(({ source }) => source),
      [
        'clusters.parquet',
        'clusters.json',
        'segments.parquet',
        'rules.json',
        'insiders.csv',
        'customers.csv',
        'model.json',
        'insiders.document.json',
        'run.json',
        'insiders.html',
      ],
    );
    for (const { customers, insiders } of rows) {
      if (customers !== null) assert.equal(customers, headline.customers);
      if (insiders !== null) assert.equal(insiders, headline.insiders);
    }
    assert.ok(headline.insiders > 0 && headline.insiders < headline.customers);
  });

  test('agrees with lists for Excel as well, with semicolons and decimal commas', async () => {
    await writeLists({ ...settings, csvFormat: 'excel-comma' });
    assert.match(readFileSync(processed('insiders.csv'), 'utf8'), /^\ufeffcustomer_id;segment;/);
    await checkConsistency(settings);
    await writeLists(settings);
  });

  test('names a member who was swapped for another customer', () => {
    const [, first] = readFileSync(processed('insiders.csv'), 'utf8').split('\n');
    const [id] = first.split(',');
    return tampered(
      processed('insiders.csv'),
      (text) => changed(text, `\n${id},`, '\n99999,'),
      refused(
        new RegExp(
          `clusters\\.parquet and insiders\\.csv disagree on who is an Insider: customer ${id} in clusters\\.parquet only[\\s\\S]*customer 99999 in insiders\\.csv only`,
        ),
      ),
    );
  });

  test('names a row that was dropped from the Insiders, and how many and how much are missing', () =>
    tampered(
      processed('insiders.csv'),
      (text) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`,
      refused(
        new RegExp(
          `insiders\\.csv disagree on the number of Insiders: ${headline.insiders} and ${headline.insiders - 1}, a difference of -1[\\s\\S]*insiders\\.csv disagree on the revenue of the Insiders`,
        ),
      ),
    ));

  test('notices a member who is listed twice', () =>
    tampered(
      processed('insiders.csv'),
      (text) => `${text}${text.trimEnd().split('\n').at(-1)}\n`,
      refused(/insiders\.csv disagree on the number of Insiders: .* a difference of 1/),
    ));

  test('notices an amount that was raised by ten', () =>
    tampered(
      processed('insiders.csv'),
      (text) => {
        const [header, first, ...rest] = text.split('\n');
        const cells = first.split(',');
        const amount = header.split(',').indexOf('net_revenue');
        cells[amount] = (Number(cells[amount]) + 10).toFixed(2);
        return [header, cells.join(','), ...rest].join('\n');
      },
      refused(/insiders\.csv disagree on the revenue of the Insiders: .* a difference of (10|9\.9|10\.0)\d*/),
    ));

  test('names a customer whose cluster or membership was changed in the list of all', async () => {
    await tampered(
      processed('customers.csv'),
      (text) => text.replace(/,1,true,/, ',2,true,'),
      refused(
        /customers\.csv disagree on the clusters: 1 of \d+ differ; customer \d+ is in cluster 1 and cluster 2/,
      ),
    );
    await tampered(
      processed('customers.csv'),
      (text) => text.replace(/,1,true,/, ',1,false,'),
      refused(/customers\.csv disagree on who is an Insider: customer \d+ in clusters\.parquet only/),
    );
  });

  test('names two customers who were swapped in the clusters themselves', async () => {
    const file = artefactPath(settings, 'clusters');
    const before = readFileSync(file);
    await swapFirst(file, path.join(folder, 'swapped.parquet'));
    try {
      await assert.rejects(
        checkConsistency(settings),
        /clusters\.parquet is not the file that clusters\.json was written for/,
      );
    } finally {
      writeFileSync(file, before);
    }
  });

  test('names a customer who is missing from the list of all', () =>
    tampered(
      processed('customers.csv'),
      (text) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`,
      refused(
        new RegExp(
          `customers\\.csv disagree on the number of customers: ${headline.customers} and ${headline.customers - 1}`,
        ),
      ),
    ));

  test('names a model whose clusters were renumbered', () =>
    tampered(
      processed('model.json'),
      (text) => {
        const model = JSON.parse(text) as { clusters: { label: number }[] };
        const [first, second] = model.clusters;
        [first.label, second.label] = [second.label, first.label];
        return JSON.stringify(model);
      },
      async (run) => {
        await assert.rejects(checkConsistency(run), /model\.json is not the file that model\.record\.json/);
        await restamped('model', refused(/model\.json disagree on the clusters: \d+ of \d+ differ/));
      },
    ));

  test('names a segment whose size was changed', () =>
    tampered(
      processed('segments.json'),
      (text) => text.replace(/"customers": (\d+)/, (_, n: string) => `"customers": ${Number(n) + 1}`),
      refused(
        /segments\.parquet disagree on the number of customers[\s\S]*disagree on the size of a cluster: cluster 1 has \d+ and \d+ customers/,
      ),
    ));

  test('names rules that were made of another number of Insiders', () =>
    tampered(
      processed('rules.json'),
      (text) => text.replace(/"insiders": \d+/, '"insiders": 1'),
      () => restamped('rules', refused(/rules\.json disagree on the number of Insiders: \d+ and 1/)),
    ));

  test('names a record whose headline was changed', () =>
    tampered(
      processed('clusters.json'),
      (text) => changed(text, /"insidersRevenue": [\d.]+/, '"insidersRevenue": 7'),
      refused(/clusters\.parquet and clusters\.json disagree on the revenue of the Insiders: [\d.]+ and 7/),
    ));

  for (const [fact, said] of [
    ['customers', 'the number of customers'],
    ['insiders', 'the number of Insiders'],
    ['insidersRevenue', 'the revenue of the Insiders'],
    ['shareOfAll', 'the Insiders’ share of all revenue'],
  ]) {
    test(`names a report that states another ${fact}`, async () => {
      const more = (text: string): string =>
        text.replace(new RegExp(`"${fact}":([\\d.]+)`), (_, n: string) => `"${fact}":${Number(n) + 1}`);
      await tampered(
        processed('insiders.document.json'),
        more,
        refused(new RegExp(`insiders\\.document\\.json disagree on ${said}: .* a difference of 1`)),
      );
      await tampered(
        published('insiders.html'),
        more,
        refused(new RegExp(`insiders\\.html disagree on ${said}`)),
      );
    });
  }

  test('names a summary, and a published list, that are not the run’s', async () => {
    await tampered(
      published('run.json'),
      (text) => text.replace(/"insiders":\d+/, '"insiders":0'),
      refused(/run\.json disagree on the number of Insiders: \d+ and 0/),
    );
    await tampered(
      published('customers.csv'),
      (text) => `${text} `,
      refused(
        /customers\.csv among the pages and customers\.csv of the run disagree: they are not the same bytes/,
      ),
    );
  });

  test('says which file is missing or unreadable', async () => {
    await tampered(
      processed('insiders.csv'),
      () => 'customer_id\n1,2\n',
      () =>
        assert.rejects(checkConsistency(settings), /insiders\.csv cannot be read: row 1 must have 1 cells/),
    );
    await tampered(
      published('insiders.html'),
      () => '<html></html>',
      () =>
        assert.rejects(
          checkConsistency(settings, { pages: pages() }),
          /insiders\.html carries no facts that could be held against insiders\.document\.json/,
        ),
    );
    await assert.rejects(checkConsistency(settings, { pages: folder }), /run\.json is missing/);
  });
});
