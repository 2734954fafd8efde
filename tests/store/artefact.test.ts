import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import {
  artefactPath,
  fingerprint,
  readArtefact,
  readRecord,
  recordPath,
  requireArtefact,
  runFolders,
  withArtefacts,
  withDatabase,
  writeArtefact,
} from '../../src/store';
import { type Settings } from '../../src/config';
import { writeLines } from '../support/lines';
import { randomLines } from '../support/random-lines';
import { withRun } from '../support/run';

/** Writes a query's rows as the artefact `lines`. */
const write = (settings: Settings, select: string) =>
  withDatabase((database) => writeArtefact(database, settings, 'lines', { select }));

describe('an artefact', () => {
  test('written twice from the same rows and seed has the same bytes, and so has its record', () =>
    withRun({}, async (settings) => {
      const rows = randomLines(1, 5000);
      const bytes: string[] = [];
      for (const run of ['once', 'twice']) {
        const here = { ...settings, run };
        await writeLines(here, rows);
        const file = artefactPath(here, 'lines');
        bytes.push(`${await fingerprint(file)} ${await fingerprint(recordPath(file))}`);
      }
      assert.equal(bytes[0], bytes[1]);
    }));

  test('of many rows has the same bytes each time, though several threads could write it', () =>
    withRun({}, async (settings) => {
      const many =
        'SELECT i, hash(i) % 1000 AS x, chr(65 + CAST(i % 26 AS INTEGER)) AS c FROM range(600000) AS t(i)';
      const prints = [];
      for (let time = 0; time < 3; time += 1) {
        // The query is run by all threads into a table first, as the steps do.
        const { sha256 } = await withDatabase(async (database) => {
          await database.run(`CREATE TABLE made AS ${many}`);
          return writeArtefact(database, settings, 'lines', { select: 'SELECT * FROM made WHERE x < 990' });
        });
        prints.push(sha256);
      }
      assert.equal(new Set(prints).size, 1);
    }));

  test('keeps the order of its query', () =>
    withRun({}, async (settings) => {
      await write(settings, 'SELECT (i * 7919) % 100003 AS x FROM range(100000) AS t(i) ORDER BY i');
      const rows = await readArtefact<{ x: number }>(settings, 'lines');
      assert.equal(rows.length, 100_000);
      assert.ok(rows.every(({ x }, i) => x === (i * 7919) % 100003));
    }));

  test('has a record that says what made it, without a time or a path of this machine', () =>
    withRun({ seed: 5, preset: 'reference' }, async (settings, folder) => {
      const other = path.join(folder, 'source.csv');
      writeFileSync(other, 'abc');
      await write(settings, 'SELECT 1 AS x UNION ALL SELECT 2');
      const record = await withDatabase((database) =>
        writeArtefact(database, settings, 'cleaned', {
          select: 'SELECT 3 AS y',
          from: ['lines'],
          files: [other],
          details: { notice: 'none' },
        }),
      );
      assert.equal(record.artefact, 'cleaned.parquet');
      assert.equal(record.rows, 1);
      assert.equal(record.seed, 5);
      assert.equal(record.settings.preset, 'reference');
      assert.equal(record.settings.shiftDays, 2190);
      assert.equal(record.settings.membership, undefined);
      assert.deepEqual(record.details, { notice: 'none' });
      assert.deepEqual(record.inputs, [
        {
          artefact: 'lines',
          file: 'lines.parquet',
          sha256: await fingerprint(artefactPath(settings, 'lines')),
        },
        // SHA-256 of "abc": FIPS 180-2, appendix B.1.
        {
          file: 'source.csv',
          sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        },
      ]);
      assert.equal(record.sha256, await fingerprint(artefactPath(settings, 'cleaned')));
      assert.deepEqual(await readRecord(settings, 'cleaned'), record);
      const text = readFileSync(recordPath(artefactPath(settings, 'cleaned')), 'utf8');
      assert.ok(!text.includes(folder));
    }));

  test('that could not be written leaves the old one and its record as they were, and nothing temporary', () =>
    withRun({}, async (settings) => {
      await write(settings, 'SELECT 1 AS x');
      const file = artefactPath(settings, 'lines');
      const before = [await fingerprint(file), await fingerprint(recordPath(file))];
      await assert.rejects(
        write(settings, "SELECT i, error('disk on fire') FROM range(9) AS t(i)"),
        /on fire/,
      );
      await assert.rejects(write(settings, 'SELECT x FROM nowhere'), /nowhere/);
      assert.deepEqual([await fingerprint(file), await fingerprint(recordPath(file))], before);
      assert.deepEqual(readdirSync(path.dirname(file)).sort(), ['lines.json', 'lines.parquet']);
    }));

  test('that could not be written at all leaves nothing', () =>
    withRun({}, async (settings) => {
      await assert.rejects(write(settings, 'SELECT x FROM nowhere'));
      assert.deepEqual(readdirSync(path.dirname(artefactPath(settings, 'lines'))), []);
    }));

  test('can be written anew from itself', () =>
    withRun({}, async (settings) => {
      await write(settings, 'SELECT 1 AS x');
      await withArtefacts(settings, ['lines'], (database) =>
        writeArtefact(database, settings, 'lines', { select: 'SELECT x + 1 AS x FROM lines' }),
      );
      assert.deepEqual(await readArtefact(settings, 'lines'), [{ x: 2 }]);
    }));

  test('written by two at once is one of the two, whole', () =>
    withRun({}, async (settings) => {
      await Promise.all([1, 2, 3, 4].map((x) => write(settings, `SELECT ${x} AS x FROM range(1000)`)));
      const rows = await readArtefact<{ x: number }>(settings, 'lines');
      assert.equal(rows.length, 1000);
      assert.equal(new Set(rows.map(({ x }) => x)).size, 1);
      assert.deepEqual(readdirSync(runFolders(settings).interim).sort(), ['lines.json', 'lines.parquet']);
    }));

  test('of no rows has its columns', () =>
    withRun({}, async (settings) => {
      const record = await write(settings, "SELECT 1 AS x, DATE '2011-01-01' AS day WHERE false");
      assert.equal(record.rows, 0);
      assert.deepEqual(await readArtefact(settings, 'lines'), []);
    }));

  test('that is missing is named with the notebook that makes it, before anything is opened', () =>
    withRun({ run: 'mine' }, async (settings) => {
      const notebooks = {
        lines: '01',
        cleaned: '02',
        ledger: '02',
        customers: '03',
        spaces: '05',
        trials: '06',
        clusters: '\\d\\d',
      } as const;
      for (const [name, notebook] of Object.entries(notebooks)) {
        assert.throws(() => requireArtefact(settings, name as keyof typeof notebooks), {
          message: new RegExp(
            `^the run "mine" has no ${name}\\.parquet yet: run notebook ${notebook} first \\(missing: .*\\)$`,
          ),
        });
      }
      await assert.rejects(readRecord(settings, 'lines'), /run notebook 01 first/);
    }));

  test('whose record is missing is named', () =>
    withRun({}, async (settings) => {
      mkdirSync(runFolders(settings).interim, { recursive: true });
      writeFileSync(artefactPath(settings, 'lines'), '');
      await assert.rejects(readRecord(settings, 'lines'), /lines\.json is missing beside its artefact/);
    }));
});

describe('a folder whose name means something to the database', () => {
  for (const name of [
    "o'clock",
    'data [old]',
    'a*b',
    'what?',
    'year=2011',
    'ä ö',
    'a;b',
    '{a,b}',
    '$x',
    '--x',
  ]) {
    test(`is a folder like any other: ${name}`, () =>
      withRun({}, async (settings, folder) => {
        // What the pattern would match as well, were it one.
        for (const decoy of ['data o', 'aXb', 'whatX', 'b']) {
          const other = { ...settings, dataDir: path.join(folder, decoy) };
          await write(other, 'SELECT 666 AS x');
        }
        const here = { ...settings, dataDir: path.join(folder, name) };
        const record = await write(here, 'SELECT 1 AS x');
        assert.equal(record.rows, 1);
        assert.ok(existsSync(path.join(folder, name, 'interim', 'default', 'lines.parquet')));
        assert.deepEqual(await readArtefact(here, 'lines'), [{ x: 1 }]);
      }));
  }
});
