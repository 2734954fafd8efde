import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSettings, type Settings } from '../../src/config';
import { fetchPublicDataSet, findSource, type LoadProgress } from '../../src/transactions';
import { type Totals } from '../../src/reading';
import { download } from '../../src/transactions/sources/download';
import { gzip, inFolder, isoCsv, LINES, workbook, zip } from '../reading/forms-support';

/** What the hand-made lines add up to; see “adds up” in forms.test.ts. */
const TOTALS: Totals = {
  lines: 13,
  invoices: 12,
  stockCodes: 12,
  customers: 7,
  linesWithoutCustomer: 4,
  linesWithoutDescription: 1,
  quantity: 80723,
  value: 157580.28,
  firstMoment: '2010-12-01 08:26',
  lastMoment: '2011-12-09 09:15',
  countries: 3,
};

const ARCHIVE = zip({ 'Online Retail.xlsx': workbook(LINES) });

/** A server of this machine alone that answers as told, closed afterwards. */
async function withServer<T>(
  answer: (response: ServerResponse, url: string) => void,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const server = createServer((request, response) => answer(response, request.url ?? ''));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const whole = (response: ServerResponse, body: Buffer | string): void => {
  response.writeHead(200, { 'content-length': Buffer.byteLength(body) }).end(body);
};

const settingsIn = (folder: string, over: Partial<Settings> = {}): Settings => ({
  ...loadSettings({}, { environment: {} }),
  data: null,
  dataDir: folder,
  sampleCustomers: 50,
  downloadTimeoutSeconds: 0.3,
  ...over,
});

/** A server's ways to fail, and what is said of each. */
const FAILURES: readonly (readonly [string, (response: ServerResponse) => void, RegExp])[] = [
  ['answers with an error', (response) => response.writeHead(404).end('gone'), /answers with 404 Not Found/],
  ['never answers', () => undefined, /stood still for 0\.3 s/],
  [
    'stands still half-way',
    (response) =>
      response.writeHead(200, { 'content-length': ARCHIVE.length }).write(ARCHIVE.subarray(0, 900)),
    /stood still for 0\.3 s/,
  ],
  [
    'breaks off',
    (response) => {
      response.writeHead(200, { 'content-length': ARCHIVE.length }).write(ARCHIVE.subarray(0, 900));
      setTimeout(() => response.destroy(), 50);
    },
    /cannot be fetched \((other side closed|terminated|aborted|read ECONNRESET)\)/,
  ],
  [
    'ends early without a size',
    (response) => response.writeHead(200).end(ARCHIVE.subarray(0, 900)),
    /damaged or cut zip archive \(its end is missing\)/,
  ],
  ['sends a page', (response) => whole(response, '<!doctype html><p>Sign in'), /is a saved web page/],
  ['sends nothing', (response) => whole(response, ''), /is empty \(0 bytes\)/],
  [
    'sends other transactions',
    (response) => whole(response, zip({ 'x.csv': isoCsv(LINES.slice(1)) })),
    /does not hold the public data set \(lines 12 instead of 13, stockCodes 11 instead of 12, quantity 80717 instead of 80723, value 157564\.98 instead of 157580\.28\)/,
  ],
];

describe('the public data set', () => {
  test('is fetched, unpacked, checked by its totals and kept under its own name', () =>
    withServer(
      (response) => whole(response, ARCHIVE),
      (address) =>
        inFolder(async (folder) => {
          const seen: LoadProgress[] = [];
          const settings = settingsIn(folder, { downloadUrl: `${address}/online+retail.zip` });
          const file = await fetchPublicDataSet(settings, {
            expected: TOTALS,
            onProgress: (progress) => seen.push(progress),
          });
          assert.equal(file, path.join(folder, 'raw', 'Online Retail.xlsx'));
          assert.deepEqual(await readdir(path.join(folder, 'raw')), ['Online Retail.xlsx']);
          const fetched = seen.filter(({ step }) => step === 'download');
          assert.deepEqual(fetched[fetched.length - 1], {
            step: 'download',
            done: ARCHIVE.length,
            total: ARCHIVE.length,
            what: `bytes of ${ARCHIVE.length.toLocaleString('en-GB')} downloaded`,
          });
          const found = await findSource(settings);
          assert.deepEqual(found, {
            kind: 'file',
            paths: [file],
            currency: 'GBP',
            name: 'Online Retail.xlsx',
            notice: null,
            isSample: false,
          });
        }),
    ));

  test('may come as a file that is no archive, by way of a redirection, without a size', () =>
    withServer(
      (response, url) => {
        if (url === '/old') response.writeHead(302, { location: '/set%20352.csv.gz' }).end();
        else response.writeHead(200).end(gzip(isoCsv(LINES)));
      },
      (address) =>
        inFolder(async (folder) => {
          const settings = settingsIn(folder, { downloadUrl: `${address}/set%20352.csv.gz` });
          const file = await fetchPublicDataSet(settings, { expected: TOTALS });
          assert.equal(path.basename(file), 'set 352.csv.gz');
          assert.ok((await readFile(file)).equals(gzip(isoCsv(LINES))));
          const again = await fetchPublicDataSet(settingsIn(folder, { downloadUrl: `${address}/old` }), {
            expected: TOTALS,
          });
          assert.equal(path.basename(again), 'old');
        }),
    ));

  for (const [name, answer, message] of FAILURES) {
    test(`is refused, and nothing is kept, when the server ${name}`, () =>
      withServer(answer, (address) =>
        inFolder(async (folder) => {
          const settings = settingsIn(folder, { downloadUrl: `${address}/online+retail.zip` });
          await assert.rejects(fetchPublicDataSet(settings, { expected: TOTALS }), {
            name: 'SourceError',
            message,
          });
          assert.deepEqual(await readdir(path.join(folder, 'raw')), []);
        }),
      ));
  }

  test('that cannot be had is a notice, and the generated sample stands in', () =>
    withServer(
      (response) => whole(response, ARCHIVE),
      (address) =>
        inFolder(async (folder) => {
          const said: string[] = [];
          const url = `${address}/online+retail.zip`;
          const source = await findSource(settingsIn(folder, { downloadUrl: url }), {
            log: (sentence) => said.push(sentence),
          });
          assert.equal(source.kind, 'sample');
          assert.equal(source.isSample, true);
          assert.match(
            source.notice ?? '',
            /^These are not real customers: .* http:\S+ does not hold the public data set \(lines 13 instead of 541909/,
          );
          assert.match(said.join('\n'), /Fetching the public data set from http.*\n.*name your own file/);
          assert.ok(existsSync(source.paths[0]));
          assert.deepEqual(await readdir(path.join(folder, 'raw')), []);
        }),
    ));

  test('is not had when nobody listens', () =>
    inFolder(async (folder) => {
      const address = await withServer(
        () => undefined,
        (open) => Promise.resolve(open),
      );
      const settings = settingsIn(folder, { downloadUrl: `${address}/online+retail.zip` });
      await assert.rejects(fetchPublicDataSet(settings), { message: /cannot be fetched \(.*ECONNREFUSED/ });
    }));
});

describe('an address named with --data', () => {
  test('is fetched anew each time', () => {
    let lines = LINES;
    return withServer(
      (response) => whole(response, gzip(isoCsv(lines))),
      (address) =>
        inFolder(async (folder) => {
          const settings = settingsIn(folder, { data: `${address}/our%20shop.csv.gz?key=1` });
          const source = await findSource(settings);
          assert.deepEqual(source, {
            kind: 'download',
            paths: [path.join(folder, 'interim', 'downloads', 'our shop.csv.gz')],
            currency: 'GBP',
            name: 'our shop.csv.gz',
            notice: null,
            isSample: false,
          });
          lines = LINES.slice(0, 2);
          assert.equal((await findSource(settings)).paths[0], source.paths[0]);
          assert.ok((await readFile(source.paths[0])).equals(gzip(isoCsv(lines))));
          assert.equal(existsSync(path.join(folder, 'raw')), false);
        }),
    );
  });

  for (const [name, answer, message] of FAILURES.slice(0, 7)) {
    test(`is an error with its cause and a remedy when the server ${name}`, () =>
      withServer(answer, (address) =>
        inFolder(async (folder) => {
          const settings = settingsIn(folder, { data: `${address}/lines.csv` });
          await assert.rejects(findSource(settings), { name: 'SourceError', message });
          await assert.rejects(findSource(settings), { message: /: (check|get|name|the address gave)/ });
          assert.deepEqual(await readdir(path.join(folder, 'interim', 'downloads')), []);
        }),
      ));
  }

  test('is an error when it is no address', () =>
    assert.rejects(findSource(settingsIn('nowhere', { data: 'http://' })), {
      message: /http:\/\/ is no address/,
    }));
});

describe('a download', () => {
  test('that goes on slowly is not given up, however long it takes in all', () =>
    withServer(
      (response) => {
        response.writeHead(200, { 'content-length': 5 });
        let sent = 0;
        const timer = setInterval(() => {
          response.write('x');
          sent += 1;
          if (sent === 5) clearInterval(timer);
        }, 120);
      },
      (address) =>
        inFolder(async (folder) => {
          const file = path.join(folder, 'slow');
          assert.equal(await download(address, file, { timeoutSeconds: 0.4 }), 5);
          assert.equal(await readFile(file, 'utf8'), 'xxxxx');
        }),
    ));

  test('needs a time-out that is a number above zero', () =>
    inFolder(async (folder) => {
      for (const timeoutSeconds of [0, -1, NaN]) {
        await assert.rejects(download('http://127.0.0.1', path.join(folder, 'x'), { timeoutSeconds }), {
          name: 'RangeError',
          message: /timeoutSeconds must be/,
        });
      }
    }));
});
