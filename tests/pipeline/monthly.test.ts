import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { monthsToMake, runMonthly, runSteps } from '../../src/pipeline';
import {
  chooseMembership,
  historyFolder,
  historyMonths,
  isMember,
  readDashboard,
  readHistory,
  readMonth,
  replayMembership,
  testGroupsFile,
  writeLists,
} from '../../src/programme';
import { readRules, writeBundle, writeRules, type MembershipChoice } from '../../src/scoring';
import { withSteps } from '../../src/config';
import { readCsv } from '../../src/store';
import { fingerprints } from '../run/command';
import { runSettings } from '../support/run';
import { finishRun, prepareRun } from '../support/trained-run';

describe('a run month after month', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-monthly-'));
  const settings = withSteps(runSettings(folder, { data: 'sample', sampleCustomers: 200 }), {
    value: { replicates: 0, origins: 3, bandedOrigins: 0 },
  });
  let membership: MembershipChoice;
  let reviews: string[];
  before(async () => {
    await prepareRun(settings);
    await finishRun(settings);
    await runSteps(settings, ['value'], { threads: 0 });
    const { eligibility } = await readRules(settings);
    const replay = await replayMembership(settings, eligibility);
    assert.equal(replay.status, 'replayed');
    reviews = replay.status === 'replayed' ? replay.reviews.map((day) => day.slice(0, 7)) : [];
    membership = chooseMembership(replay, eligibility, settings.steps.rules, settings.rules.membership);
    await writeRules(settings, eligibility, membership);
    await writeBundle(settings);
  });
  after(() => rmSync(folder, { recursive: true }));

  test('has the members, entries and exits of the replay with the same settings, month by month', async () => {
    const made = await runMonthly(settings, { from: reviews[0], to: reviews[reviews.length - 1] });
    assert.deepEqual(
      made.map(({ asOf, counts }) => ({
        day: asOf,
        members: counts.members,
        onNotice: counts.onNotice,
        entries: counts.entered,
        exits: counts.removed + counts.left,
      })),
      membership.outcome!.months.map(({ day, members, onNotice, entries, exits }) => ({
        day,
        members,
        onNotice,
        entries,
        exits,
      })),
    );
    assert.ok(made.some(({ counts }) => counts.entered > 0) && made.at(-1)!.counts.members > 0);
  });

  test('accounts for every customer: in one segment or refused, and each flow adds up', async () => {
    const months = await historyMonths(settings);
    const [before, last] = months.slice(-2);
    const customers = await readHistory(settings, last, 'customers');
    const { counts } = await readMonth(settings, last);
    const active = customers.filter(({ recency_days }) => recency_days !== null);
    assert.equal(active.length, counts.customers);
    assert.ok(active.every(({ segment, refused }) => (segment === null) === refused));
    const segments = await readHistory(settings, last, 'segments');
    const inSegments = segments.filter(({ country }) => country === null);
    const placed = active.filter(({ refused }) => !refused).length;
    assert.equal(
      inSegments.reduce((sum, each) => sum + each.customers, 0),
      placed,
    );
    const byCountry = segments.filter(({ country }) => country !== null);
    assert.equal(
      byCountry.reduce((sum, each) => sum + each.customers, 0),
      placed,
    );
    const flows = await readHistory(settings, last, 'migration');
    const arrived = flows.filter(({ to_segment }) => to_segment !== 'lost');
    assert.equal(
      arrived.reduce((sum, each) => sum + each.customers, 0),
      counts.customers,
    );
    const stayed = flows.filter(({ from_segment }) => from_segment !== 'new');
    assert.equal(
      stayed.reduce((sum, each) => sum + each.customers, 0),
      (await readMonth(settings, before)).counts.customers,
    );
  });

  test('is counted by the dashboard as the history counts it: members, events, flows and revenue', async () => {
    const data = (await readDashboard(settings, { customers: true }))!;
    const months = await historyMonths(settings);
    assert.deepEqual(
      data.months.map(({ month }) => month),
      months,
    );
    for (const [place, { counts }] of data.months.entries()) {
      const cells = data.cells.filter(({ month }) => month === place);
      const sum = (name: 'customers' | 'members' | 'onNotice' | 'entered' | 'removed' | 'left'): number =>
        cells.reduce((total, cell) => total + cell[name], 0);
      for (const name of ['customers', 'members', 'onNotice', 'entered', 'removed', 'left'] as const)
        assert.equal(sum(name), counts[name], `${months[place]} ${name}`);
      const segments = (await readHistory(settings, months[place], 'segments')).filter(
        ({ country }) => country === null,
      );
      const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 0.05, `${a} and ${b}`);
      near(
        cells.reduce(
          (total, { segment, revenueOfMonth }) => total + (segment === null ? 0 : revenueOfMonth!),
          0,
        ),
        segments.reduce((total, each) => total + each.revenue_of_month, 0),
      );
      const flows = new Map<string, number>();
      for (const { month, from, to, customers } of data.flows)
        if (month === place) flows.set(`${from} ${to}`, (flows.get(`${from} ${to}`) ?? 0) + customers);
      const migration = await readHistory(settings, months[place], 'migration');
      assert.deepEqual(
        [...flows].sort(),
        migration
          .map((row): [string, number] => [`${row.from_segment} ${row.to_segment}`, row.customers])
          .sort(),
      );
    }
    assert.ok(data.flows.length > 0 && data.countries.length > 0);
    const last = await readHistory(settings, months[months.length - 1], 'customers');
    const known = new Set(data.customers!.map(({ id }) => id));
    assert.ok(last.every(({ customer_id }) => known.has(customer_id)) && data.customersLeftOut === 0);
    // Only who has enough customers stands by themselves; nobody is lost in the others.
    assert.equal((await readDashboard(settings))!.customers, null);
  });

  test('keeps since when somebody is a member, and the entry is told once', async () => {
    const months = await historyMonths(settings);
    const since = new Map<string, string | null>();
    for (const month of months) {
      const entered = (await readHistory(settings, month, 'events')).filter(
        ({ event }) => event === 'entered',
      );
      const ids = new Set(entered.map(({ customer_id }) => customer_id));
      for (const { customer_id, status, member_since, as_of } of await readHistory(
        settings,
        month,
        'customers',
      )) {
        const before = since.get(customer_id) ?? null;
        assert.equal(member_since !== null, isMember(status));
        if (isMember(status)) assert.equal(member_since, before ?? as_of);
        assert.equal(ids.has(customer_id), isMember(status) && before === null);
        since.set(customer_id, member_since);
      }
    }
  });

  test('forecasts by what was fitted, and tells what came when the months are over', async () => {
    const months = await historyMonths(settings);
    const last = months[months.length - 1];
    const rows = await readHistory(settings, last, 'forecasts');
    const { asOf } = await readMonth(settings, last);
    const now = rows.filter(({ as_of, who }) => as_of === asOf && who === 'all');
    assert.deepEqual(
      now.map(({ months: ahead, actual }) => [ahead, actual]),
      [
        [1, null],
        [3, null],
      ],
    );
    assert.ok(now.every(({ expected, low80, high80 }) => expected > 0 && low80 < high80));
    const over = rows.filter(({ as_of, who }) => as_of !== asOf && who === 'all');
    assert.equal(over.length, 2);
    // What all brought in the month is the sum over the customers of the month before.
    const before = months[months.length - 2];
    const known = new Set((await readHistory(settings, before, 'customers')).map((each) => each.customer_id));
    assert.ok(known.size > 0 && over.every(({ actual }) => actual !== null));
    const drift = await readHistory(settings, last, 'drift');
    assert.ok(drift.some(({ measure, subject }) => measure === 'forecast_error' && subject === 'all 1m'));
    assert.ok(drift.every(({ value }) => Number.isFinite(value)));
  });

  test('is the same bytes when it is made again, in one go or month by month, and catches a gap up', async () => {
    const before = fingerprints(historyFolder(settings));
    const months = await historyMonths(settings);
    const again = await runMonthly(settings, { to: months[2] });
    assert.deepEqual(
      again.map(({ month }) => month),
      [months[2]],
    );
    assert.deepEqual(fingerprints(historyFolder(settings)), before);
    for (const month of months.slice(2))
      rmSync(path.join(historyFolder(settings), `month=${month}`), { recursive: true });
    const caught = await runMonthly(settings, { to: months[months.length - 1] });
    assert.deepEqual(
      caught.map(({ month }) => month),
      months.slice(2),
    );
    assert.deepEqual(fingerprints(historyFolder(settings)), before);
  });

  test('keeps the halves of a test from the list and from month to month, and measures it when a month has passed', async () => {
    const months = (await historyMonths(settings)).slice(-3);
    const start = (await readMonth(settings, months[0])).asOf;
    const rules = { ...settings.rules, programme: { ...settings.rules.programme, test: start } };
    const tested = { ...settings, rules };
    const { insidersFile, test: halves } = await writeLists(tested);
    const list = readCsv(readFileSync(insidersFile, 'utf8')).rows;
    const listed = new Map(list.map(({ customer_id, test_group }) => [customer_id, test_group]));
    assert.ok(list.length > 4);
    const invited = list.filter(({ test_group }) => test_group === 'invite').length;
    assert.ok(Math.abs(invited - list.length / 2) <= 0.5, `${invited} of ${list.length}`);
    assert.deepEqual(halves, { start, invited, heldOut: list.length - invited });
    // The list is of the last day: its halves are kept, and are those of no earlier month.
    rmSync(testGroupsFile(tested));
    await runMonthly(tested, { from: months[0], to: months[2] });
    const known = new Map<string, string>();
    for (const month of months) {
      const rows = await readHistory(tested, month, 'customers');
      for (const { customer_id, status, test_group } of rows) {
        assert.equal(test_group === null && isMember(status), false);
        if (test_group === null) continue;
        assert.equal(known.get(customer_id) ?? test_group, test_group);
        known.set(customer_id, test_group);
      }
    }
    const [first, , last] = await Promise.all(months.map((month) => readMonth(tested, month)));
    assert.deepEqual([first.test!.pairs, first.test!.invitedMean, last.test!.start], [0, null, start]);
    assert.ok(last.test!.pairs > 0 && last.test!.invitedMean !== null);
    assert.equal(last.test!.invited + last.test!.heldOut, known.size);
    // Whoever was split in a month is in the same half in the list that is made later.
    await writeLists(tested);
    const later = readCsv(readFileSync(insidersFile, 'utf8')).rows;
    assert.ok(later.some(({ customer_id }) => known.has(customer_id)));
    for (const { customer_id, test_group } of later)
      assert.equal(known.get(customer_id) ?? test_group, test_group);
    assert.equal(listed.size, later.length);
    const without = await writeLists(settings);
    assert.ok(!readCsv(readFileSync(without.insidersFile, 'utf8')).columns.includes('test_group'));
  });

  test('refuses a month that is not over, and a run without a bundle', async () => {
    await assert.rejects(
      runMonthly(settings, { to: '2031-01' }),
      /the data end on .*, so that 2031-01 is not over/,
    );
    await assert.rejects(
      runMonthly({ ...settings, run: 'never' }),
      /the run "never" has no model bundle yet: make one with npm run report/,
    );
  });
});

describe('the months to make', () => {
  const data = { firstDay: '2010-12-01', lastDay: '2011-12-09' };

  test('are the last that is over, those that the history lacks, or those that are named', () => {
    assert.deepEqual(monthsToMake({}, [], data), ['2011-11']);
    assert.deepEqual(monthsToMake({}, ['2011-08'], data), ['2011-09', '2011-10', '2011-11']);
    assert.deepEqual(monthsToMake({}, ['2011-10', '2011-11'], data), ['2011-11']);
    assert.deepEqual(monthsToMake({ asOf: '2011-03-31' }, [], data), ['2011-03']);
    assert.deepEqual(monthsToMake({ from: '2011-10', to: '2011-11' }, ['2011-11'], data), [
      '2011-10',
      '2011-11',
    ]);
    // Closed on the last days of the month.
    assert.deepEqual(monthsToMake({ to: '2011-11' }, [], { ...data, lastDay: '2011-11-26' }), ['2011-11']);
    assert.deepEqual(monthsToMake({}, [], { ...data, lastDay: '2011-11-26' }), ['2011-10']);
  });

  test('are refused where the calendar or the data do not have them', () => {
    const wrong = (wanted: Parameters<typeof monthsToMake>[0], message: RegExp): void =>
      assert.throws(() => monthsToMake(wanted, [], data), message);
    wrong({ asOf: '2011-11-29' }, /as-of must be the last day of a month, such as 2011-11-30/);
    wrong({ to: '2011-12' }, /the data end on 2011-12-09, so that 2011-12 is not over/);
    wrong({ from: '2010-10', to: '2011-01' }, /the data begin on 2010-12-01, after 2010-10/);
    wrong({ from: '2011-05', to: '2011-04' }, /from must not come after 2011-04, received 2011-05/);
    wrong({ from: '2011-5' }, /from must be a month as YYYY-MM/);
    wrong({ asOf: '2011-11-30', to: '2011-11' }, /either --as-of/);
  });
});
