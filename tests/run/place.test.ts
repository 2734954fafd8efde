import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readCsv } from '../../src/store';
import { writeNewTransactions } from '../support/new-transactions';
import { runSettings } from '../support/run';
import { finishRun, prepareRun } from '../support/trained-run';
import { fingerprints, insiders, makeWorkplace, type Workplace } from './command';

describe('placing new customers from the command line', () => {
  let place: Workplace;
  let file: string;
  before(async () => {
    place = makeWorkplace();
    const { dataDir, reportsDir } = place;
    const settings = runSettings(path.dirname(dataDir), {
      data: 'sample',
      sampleCustomers: 150,
      dataDir,
      reportsDir,
    });
    await prepareRun(settings);
    await finishRun(settings);
    file = writeNewTransactions(
      path.join(path.dirname(dataDir), 'new.csv'),
      [
        { customer: 11, quantity: 10, price: 12.5, day: '2011-11-20' },
        { customer: 12, quantity: 100000, price: 50, day: '2011-11-20' },
      ],
      ['nonsense'],
    );
  });
  after(() => place.remove());

  const processed = (name: string): string => path.join(place.dataDir, 'processed', 'default', name);

  test('prints who goes where and who is refused, writes the list, and changes nothing else', async () => {
    const earlier = fingerprints(place.dataDir);
    const { code, text } = await insiders('place', ['--data', file], place);
    assert.equal(code, 0, text);
    assert.match(text, /3 read = 2 used \+ 0 left out by the rules \+ 1 set aside/);
    assert.match(text, /days up to 20 November 2011, the last purchase in the data/);
    assert.match(text, /Customers: 2 = 1 placed \+ 1 refused/);
    assert.match(text, /^11 .*(met|not met)/m);
    assert.match(text, /^12 .*net revenue of £5,000,000 lies outside what the model has seen/m);
    assert.ok(text.includes(processed('placed.csv')));
    const { rows } = readCsv(readFileSync(processed('placed.csv'), 'utf8'));
    assert.deepEqual(
      rows.map(({ customer_id, placed }) => [customer_id, placed]),
      [
        ['11', 'true'],
        ['12', 'false'],
      ],
    );
    assert.match(readFileSync(processed('placed.set_aside.csv'), 'utf8'), /nonsense/);
    const { ...now } = fingerprints(place.dataDir);
    for (const name of ['placed.csv', 'placed.set_aside.csv'])
      delete now[path.join('processed', 'default', name)];
    assert.deepEqual(now, earlier);
  });

  test('shows one customer with every way into the programme, in a list of its own, in Portuguese', async () => {
    const out = path.join(path.dirname(place.dataDir), 'mine.csv');
    const words = ['--data', file, '--out', out, '--customer', '11', '--as-of', '2011-11-21', '--lang', 'pt'];
    const { code, text } = await insiders('place', words, place);
    assert.equal(code, 0, text);
    assert.match(text, /dias até 21 de novembro de 2011, como diz --as-of/);
    assert.match(text, /^Cliente 11: Clientes /m);
    assert.match(text, /Regra de elegibilidade: (atende|não atende)\n.*(atende|não atende)/);
    assert.doesNotMatch(text, /\b(Customer|read|used|trained|refused|or) /);
    assert.doesNotMatch(text, /^12 /m);
    assert.ok(existsSync(out));
  });

  const wrong: readonly [string, (name: string) => readonly string[], RegExp][] = [
    ['without data', () => [], /--data must name the transactions/],
    ['with a file that is not there', () => ['--data', 'nowhere.csv'], /nowhere\.csv/],
    ['without a trained model', (name) => ['--data', name, '--run', 'other'], /npm run report first/],
    [
      'with a customer who is not in the file',
      (name) => ['--data', name, '--customer', '99'],
      /--customer must be one of the 2 customers/,
    ],
    [
      'with a day that is none',
      (name) => ['--data', name, '--as-of', '2011-13-01'],
      /as-of must be a day of the calendar/,
    ],
    [
      'over one of the run’s own files',
      (name) => ['--data', name, '--out', processed('insiders.csv')],
      /--out must lie outside the folders of the run/,
    ],
    [
      'over the data themselves',
      (name) => ['--data', name, '--out', name],
      /--out must not be the data itself/,
    ],
  ];
  for (const [name, words, message] of wrong) {
    test(`ends with 1 and says why ${name}`, async () => {
      const { code, text } = await insiders('place', words(file), place);
      assert.equal(code, 1, text);
      assert.match(text, message);
    });
  }
});
