import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkPages } from '../pages/support/check-pages';
import { readCsv } from '../../src/store';
import { allNotebooks } from '../../tools/commands/steps';
import { noChromium } from '../pages/support/browser';
import { fingerprints, insiders, makeWorkplace, type Ended, type Workplace } from './command';

const SAMPLE = ['--data', 'sample', '--sample-customers', '150'];

/** The notebooks' names without their ending, in order. */
const NOTEBOOKS = allNotebooks().map((notebook) => path.basename(notebook, '.ipynb'));

describe('the report on the sample', () => {
  let place: Workplace;
  let again: Workplace;
  let ended: Ended;
  before(async () => {
    [place, again] = [makeWorkplace(), makeWorkplace()];
    ended = await insiders('report', SAMPLE, place);
    assert.equal(ended.code, 0, ended.text);
  });
  after(() => {
    place.remove();
    again.remove();
  });

  const pages = (): string => path.join(place.reportsDir, 'default');
  const read = (name: string): string => readFileSync(path.join(pages(), name), 'utf8');

  test('says what it does, and ends with the headline and the places of the pages', () => {
    assert.match(ended.text, /^Run "default": preset default/m);
    assert.match(ended.text, /NOTICE: .*not real customers/);
    for (const name of NOTEBOOKS) assert.match(ended.text, new RegExp(`^${name} +\\d+ cells`, 'm'));
    assert.match(
      ended.text,
      /\d+ of \d+ customers are Insiders \([\d.]+%\); they bring £[\d,.]+, [\d.]+% of all revenue\./,
    );
    assert.ok(ended.text.includes(path.join(pages(), 'index.html')));
  });

  test('makes a page for each notebook, an index for the run and one for all runs', () => {
    for (const name of [...NOTEBOOKS, 'index']) {
      assert.ok(existsSync(path.join(pages(), `${name}.html`)), `${name}.html is missing`);
    }
    const index = readFileSync(path.join(place.reportsDir, 'index.html'), 'utf8');
    assert.match(index, /href="default\/index\.html"/);
  });

  test('warns on every page that these are not real customers', () => {
    for (const name of ['index', ...NOTEBOOKS].map((each) => `${each}.html`)) {
      assert.match(read(name), /not real customers/, name);
    }
  });

  test('lists as many Insiders and customers as its headline counts', () => {
    const { customers, insiders: members } = JSON.parse(read('run.json')) as {
      customers: number;
      insiders: number;
    };
    assert.ok(members > 0 && members < customers);
    assert.equal(readCsv(read('insiders.csv')).rows.length, members);
    const { rows } = readCsv(read('customers.csv'));
    assert.equal(rows.length, customers);
    assert.equal(rows.filter(({ in_programme }) => in_programme === 'true').length, members);
  });

  test('opens in a browser without a fault', { skip: noChromium }, async () => {
    const { pages: seen, figures, tables, faults } = await checkPages(place.reportsDir);
    assert.deepEqual(faults, []);
    // The notebooks, the business report, the run and all runs.
    assert.equal(seen, NOTEBOOKS.length + 3);
    assert.ok(figures >= 12 && tables >= 12, `${figures} figures, ${tables} tables`);
  });

  test('gives the same bytes again, but for the time stamp', async () => {
    const second = await insiders('report', SAMPLE, again);
    assert.equal(second.code, 0, second.text);
    const undated = (text: string): string =>
      text
        .replace(/"generatedAt": "[^"]+"/, '')
        .replace(/\d{1,2} \w{3} \d{4}, \d\d:\d\d UTC/g, '')
        .replace(/datetime="[^"]+"/g, '');
    const processed = (where: Workplace): string => path.join(where.dataDir, 'processed');
    assert.deepEqual(fingerprints(processed(again)), fingerprints(processed(place)));
    assert.deepEqual(fingerprints(again.reportsDir, undated), fingerprints(place.reportsDir, undated));
  });

  test('leaves the pages as they were when a run fails, and says why', async () => {
    const earlier = fingerprints(place.reportsDir);
    const failed = await insiders('report', ['--data', 'nowhere.csv'], place);
    assert.equal(failed.code, 1);
    assert.match(failed.text, /nowhere\.csv/);
    assert.deepEqual(fingerprints(place.reportsDir), earlier);
  });
});

describe('the command line', () => {
  test('helps without setting anything up', async () => {
    const { code, text } = await insiders('report', ['--help']);
    assert.equal(code, 0);
    for (const option of ['--data', '--preset', '--run', '--only', '--from', 'INSIDERS_DATA'])
      assert.ok(text.includes(option));
  });

  test('names the options there are when it is given another', async () => {
    const { code, text } = await insiders('notebooks', ['--datum', 'x']);
    assert.equal(code, 1);
    assert.match(text, /"--datum" is no option of notebooks[\s\S]*--data/);
  });

  test('names the notebooks there are when asked for another', async () => {
    const { code, text } = await insiders('notebooks', ['--only', '77']);
    assert.equal(code, 1);
    assert.match(text, /--only must name one of the notebooks 01, 02/);
  });
});
