import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import {
  checkMonthFiles,
  historyColumns,
  historyFile,
  historyFolder,
  historyMonths,
  mendHistory,
  monthFolder,
  readHistory,
  readMonth,
  writeMonth,
  type HistoryCustomer,
  type HistoryRows,
  type MonthContent,
} from '../../../src/programme';
import { parquetRows, withDatabase } from '../../../src/store';
import { withRun } from '../../support/run';

const customer = (customer_id: string, more: Partial<HistoryCustomer> = {}): HistoryCustomer => ({
  as_of: '2011-11-30',
  customer_id,
  segment: 'big-spenders',
  segment_en: 'Big spenders',
  segment_pt: 'Clientes de alto gasto',
  status: 'member',
  reviews_passed: 0,
  reviews_failed: 0,
  reviews_left: null,
  eligible: true,
  stays: true,
  member_since: '2011-03-31',
  expected_revenue_3m: 10.5,
  low80_3m: 1,
  high80_3m: 20,
  refused: false,
  refusal: null,
  test_group: null,
  revenue_of_month: null,
  country: 'France',
  net_revenue: 1234.56,
  recency_days: 3,
  is_guest: false,
  ...more,
});

const rows: HistoryRows = {
  // An id with a zero before it and one beyond 2^53 stay what they are.
  customers: [customer('007'), customer('9007199254740993', { member_since: null, status: 'none' })],
  events: [{ as_of: '2011-11-30', customer_id: '007', event: 'entered', reason: 'rule met' }],
  segments: [],
  migration: [
    { as_of: '2011-11-30', from_segment: 'new', to_segment: 'big-spenders', customers: 2, net_revenue: 3 },
  ],
  forecasts: [],
  drift: [],
};

const content: MonthContent = {
  run: 'default',
  month: '2011-11',
  asOf: '2011-11-30',
  runId: 'abc',
  model: 'default-2011',
  source: { name: 'a.csv', files: [], rows: 3, kept: 2, setAside: 1, sharedLines: 0 },
  currency: 'GBP',
  counts: { customers: 2, members: 1, onNotice: 0, entered: 1, removed: 0, left: 0 },
  previous: null,
  windowDays: 365,
  settings: 'x',
  versions: {},
};

test('a month is read as it was written, with days as days and ids as text', () =>
  withRun({}, async (settings) => {
    const month = await writeMonth(settings, settings.rules, content, rows);
    assert.deepEqual(await historyMonths(settings), ['2011-11']);
    assert.deepEqual(await readMonth(settings, '2011-11'), month);
    await checkMonthFiles(settings, month);
    const read = await readHistory(settings, '2011-11', 'customers');
    assert.deepEqual(
      read.map(({ customer_id, member_since, net_revenue, n_items }) => [
        customer_id,
        member_since,
        net_revenue,
        n_items,
      ]),
      [
        ['007', '2011-03-31', 1234.56, null],
        ['9007199254740993', null, 1234.56, null],
      ],
    );
    assert.deepEqual(await readHistory(settings, '2011-11', 'events'), rows.events);
    assert.deepEqual(await readHistory(settings, '2011-11', 'drift'), []);
    const types = await withDatabase((database) =>
      database.rows<{ column_name: string; column_type: string }>(
        `DESCRIBE SELECT * FROM ${parquetRows(historyFile(settings, '2011-11', 'customers'))}`,
      ),
    );
    assert.deepEqual(
      Object.fromEntries(types.map(({ column_name, column_type }) => [column_name, column_type])),
      historyColumns('customers', settings.rules),
    );
  }));

test('the same rows give the same bytes, and a month that is written again replaces the old one', () =>
  withRun({}, async (settings) => {
    await writeMonth(settings, settings.rules, content, rows);
    const before = readFileSync(historyFile(settings, '2011-11', 'customers'));
    await writeMonth(settings, settings.rules, content, rows);
    assert.deepEqual(readFileSync(historyFile(settings, '2011-11', 'customers')), before);
    await writeMonth(settings, settings.rules, content, { ...rows, events: [] });
    assert.deepEqual(await readHistory(settings, '2011-11', 'events'), []);
    assert.deepEqual(readdirSync(historyFolder(settings)), ['month=2011-11']);
  }));

test('a value that does not fit its column leaves the month as it was', () =>
  withRun({}, async (settings) => {
    await writeMonth(settings, settings.rules, content, rows);
    const broken = { ...rows, customers: [customer('1', { member_since: '2011-02-30' })] };
    await assert.rejects(writeMonth(settings, settings.rules, content, broken), /2011-02-30/);
    const nan = { ...rows, customers: [customer('1', { net_revenue: NaN })] };
    await assert.rejects(
      writeMonth(settings, settings.rules, content, nan),
      /column net_revenue must hold DOUBLE, received NaN/,
    );
    assert.equal((await readHistory(settings, '2011-11', 'customers')).length, 2);
    assert.deepEqual(readdirSync(historyFolder(settings)), ['month=2011-11']);
  }));

test('a month that a killed process left between two names comes back, and halves go', () =>
  withRun({}, async (settings) => {
    await writeMonth(settings, settings.rules, content, rows);
    const folder = historyFolder(settings);
    // No process has this pid: Linux gives none above 2^22.
    renameSync(monthFolder(settings, '2011-11'), path.join(folder, '.month=2011-11.99999999-1.0123abcd.old'));
    mkdirSync(path.join(folder, '.month=2011-11.99999999-1.0123abcd'));
    writeFileSync(path.join(folder, 'mine.txt'), 'a user’s own');
    assert.deepEqual(await historyMonths(settings), []);
    await mendHistory(settings);
    assert.deepEqual(await historyMonths(settings), ['2011-11']);
    assert.deepEqual(readdirSync(folder).sort(), ['mine.txt', 'month=2011-11']);
  }));

test('a file of a month that was changed is noticed, and a month without its record is none', () =>
  withRun({}, async (settings) => {
    const month = await writeMonth(settings, settings.rules, content, rows);
    writeFileSync(historyFile(settings, '2011-11', 'events'), 'no parquet');
    await assert.rejects(
      checkMonthFiles(settings, month),
      /events\.parquet is not the file .*--from 2011-11/,
    );
    mkdirSync(path.join(historyFolder(settings), 'month=2011-12'));
    assert.deepEqual(await historyMonths(settings), ['2011-11']);
    assert.throws(() => monthFolder(settings, '2011-13'), /must be a month as YYYY-MM/);
    assert.ok(existsSync(monthFolder(settings, '2011-11')));
  }));
