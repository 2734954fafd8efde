import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HistoryMonth, type HistoryRows } from '../../src/programme';
import { monthPage, type MonthOnPage } from '../../tools/monthly';

const counts = { customers: 1200, members: 300, onNotice: 12, entered: 9, removed: 4, left: 1 };
const month = (asOf: string): HistoryMonth => ({
  type: 'insiders-month',
  version: 1,
  run: 'default',
  month: asOf.slice(0, 7),
  asOf,
  runId: 'x',
  model: 'default-2011-10-31-00000000',
  source: { name: 'a & b.csv', files: [], rows: 10, kept: 8, setAside: 2, sharedLines: 0 },
  currency: 'GBP',
  counts,
  previous: null,
  windowDays: 365,
  settings: 'x',
  versions: {},
  files: [],
});
const alarm = {
  measure: 'psi',
  subject: 'net_revenue',
  value: 0.3,
  limit_value: 0.1,
  alarm: true,
  note: '',
} as const;
const rowsOf = (as_of: string): HistoryRows => ({
  customers: [],
  events: [],
  segments: [
    {
      as_of,
      segment: 'big',
      segment_en: '<Big> spenders',
      segment_pt: 'Alto gasto',
      country: null,
      customers: 1200,
      members: 300,
      net_revenue: 10,
      revenue_of_month: 1234.5,
      share_of_customers: 1,
      share_of_revenue: 1,
      mean_recency_days: 1,
      mean_invoices: 1,
      mean_revenue: 1,
    },
  ],
  migration: [
    { as_of, from_segment: 'new', to_segment: 'big', customers: 20, net_revenue: 1 },
    { as_of, from_segment: 'big', to_segment: 'big', customers: 777, net_revenue: 1 },
  ],
  forecasts: [
    {
      ...{ as_of, who: 'members', months: 3, method: 'model', expected: 5000, low80: 4000, high80: 6000 },
      ...{ low95: null, high95: null, actual: null },
    },
  ],
  drift: [{ as_of, ...alarm }],
});
const pageOf = (asOf: string): MonthOnPage => ({ month: month(asOf), rows: rowsOf(asOf) });
const [now, before] = [pageOf('2011-11-30'), pageOf('2011-10-31')];

test('the page of a month says what changed, and asks for a new training after two months beyond a limit', () => {
  const page = monthPage({ lang: 'en' }, now, before, false);
  assert.match(page, /<h1>What changed since 31 October 2011<\/h1>/);
  assert.match(page, /has 300 members, 12 of them on notice\. 9 entered .* 4 were removed .* 1 left/);
  assert.match(page, /Train anew: .*Population stability index: Net revenue\./);
  assert.ok(page.includes('&lt;Big&gt; spenders') && !page.includes('<Big>'));
  assert.match(page, /£1,23[45]/);
  // Who stayed is no move.
  assert.ok(page.includes('New customers') && !page.includes('777'));
  assert.ok(!page.includes('generated data'));
});

test('a first month has nothing to compare with, and one month beyond a limit is only watched', () => {
  const page = monthPage({ lang: 'en' }, now, null, true);
  assert.match(page, /<h1>The first month of the programme<\/h1>/);
  assert.match(page, /There is no reason to train anew\./);
  assert.match(page, /For the first time beyond its limit/);
  assert.match(page, /trained on generated data/);
});

test('the page is in Portuguese where the run is', () => {
  const page = monthPage({ lang: 'pt' }, now, before, false);
  assert.match(page, /<html lang="pt-BR">/);
  assert.match(page, /O que mudou desde 31 de outubro de 2011/);
  assert.ok(page.includes('Alto gasto') && page.includes('1.200'));
});
