import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readCsv } from '../../src/store';
import { runSettings } from '../support/run';
import { finishRun, prepareRun } from '../support/trained-run';
import { fingerprints, insiders, killed, makeWorkplace, type Workplace } from './command';

describe('the monthly command', () => {
  let place: Workplace;
  let contacts: string;
  before(async () => {
    place = makeWorkplace();
    const { dataDir, reportsDir } = place;
    const folder = path.dirname(dataDir);
    const settings = runSettings(folder, { data: 'sample', sampleCustomers: 150, dataDir, reportsDir });
    await prepareRun(settings);
    await finishRun(settings);
    contacts = path.join(folder, 'contacts.csv');
  });
  after(() => place.remove());

  const words = ['--data', 'sample', '--sample-customers', '150'];
  const history = (...names: string[]): string => path.join(place.dataDir, 'history', 'default', ...names);
  const list = (month: string, name: string) =>
    readCsv(readFileSync(history('lists', month, `${name}.csv`), 'utf8')).rows;

  test('makes months, writes lists that agree with the history, and a line of its log for each', async () => {
    const first = await insiders('monthly', [...words, '--from', '2011-09', '--to', '2011-10'], place);
    assert.equal(first.code, 0, first.text);
    assert.match(first.text, /2011-10, up to 2011-10-31, by default-/);
    const members = list('2011-10', 'members');
    assert.ok(members.length > 0);
    writeFileSync(contacts, `customer_id,email\n${members[0].customer_id},first@example.com\n`);
    const second = await insiders('monthly', [...words, '--to', '2011-11', '--contacts', contacts], place);
    assert.equal(second.code, 0, second.text);
    const log = readFileSync(history('log.jsonl'), 'utf8').trim().split('\n');
    const events = log.map((line) => JSON.parse(line) as { event: string; month?: string });
    assert.deepEqual(
      events.map(({ event, month }) => (month === undefined ? event : `${event} ${month}`)),
      ['started', 'month 2011-09', 'month 2011-10', 'done', 'started', 'month 2011-11', 'done'],
    );
    const { counts } = JSON.parse(readFileSync(history('month=2011-11', 'month.json'), 'utf8')) as {
      counts: Record<string, number>;
    };
    const page = readFileSync(path.join(place.reportsDir, 'default', 'what_changed.html'), 'utf8');
    assert.match(page, /<h1>What changed since 31 October 2011<\/h1>/);
    assert.ok(
      page.includes(`the programme has ${counts.members} members, ${counts.onNotice} of them on notice.`),
    );
    assert.match(page, /trained on generated data/);
    const now = list('2011-11', 'members');
    assert.equal(now.length, counts.members);
    assert.equal(list('2011-11', 'entered').length, counts.entered);
    assert.equal(list('2011-11', 'left').length, counts.removed + counts.left);
    assert.equal(list('2011-11', 'on_notice').length, counts.onNotice);
    const same = now.find(({ customer_id }) => customer_id === members[0].customer_id);
    assert.equal(same?.email, 'first@example.com');
    assert.equal(now.filter(({ email }) => email !== '').length, 1);
  });

  test('killed in the middle leaves whole months, and the next run makes the same bytes of the rest', async () => {
    const months = (): Record<string, string> =>
      Object.fromEntries(
        Object.entries(fingerprints(history())).filter(([name]) => name.startsWith('month=')),
      );
    const whole = months();
    rmSync(history(), { recursive: true });
    const range = [...words, '--from', '2011-09', '--to', '2011-11'];
    await killed('monthly', range, place, () => existsSync(history('month=2011-09', 'month.json')));
    for (const [name, hash] of Object.entries(months())) assert.equal(hash, whole[name], name);
    assert.ok(!existsSync(history('month=2011-11')), 'killed too late to show anything');
    const again = await insiders('monthly', [...words, '--to', '2011-11'], place);
    assert.equal(again.code, 0, again.text);
    assert.deepEqual(months(), whole);
    assert.deepEqual(
      readdirSync(history()).filter((name) => name.startsWith('.')),
      [],
    );
  });

  test('ends with a code for each kind of failure, tells whoever wants to know, and leaves the history whole', async () => {
    const told: string[] = [];
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => told.push(chunk.toString()));
      request.on('end', () => response.end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    try {
      const gone = await insiders('monthly', ['--data', 'gone.csv'], place, { INSIDERS_NOTIFY_URL: url });
      assert.equal(gone.code, 2, gone.text);
      const { outcome, code, message } = JSON.parse(told.join('')) as Record<string, unknown>;
      assert.deepEqual([outcome, code], ['failed', 2]);
      assert.match(String(message), /gone\.csv/);
      const early = await insiders('monthly', [...words, '--to', '2031-01'], place);
      assert.equal(early.code, 2, early.text);
      assert.match(early.text, /so that 2031-01 is not over/);
      const untrained = await insiders('monthly', [...words, '--run', 'never'], place);
      assert.equal(untrained.code, 1, untrained.text);
      assert.match(untrained.text, /has no model bundle yet/);
      const late = await insiders('monthly', [...words, '--time-limit', '0.0001'], place);
      assert.equal(late.code, 5, late.text);
      assert.ok(existsSync(history('month=2011-11', 'month.json')));
    } finally {
      server.close();
    }
  });
});
