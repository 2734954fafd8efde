import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import {
  writeShadow,
  type DashboardCell,
  type DashboardData,
  type HistoryMonth,
  type ShadowMonth,
} from '../../src/programme';
import { dashboardPage, writeDashboard } from '../../tools/dashboard';
import { writeDashboardAssets } from '../../tools/pages';
import { writeSmallMonth } from '../support/history-months';
import { withRun } from '../support/run';
import { noChromium, openBrowser } from './support/browser';
import { checkPages, openPage } from './support/check-pages';

const HOSTILE = '</script><img src=x onerror="window.broken=1">';

const MONTHS = ['2011-09', '2011-10', '2011-11'];

const month = (name: string): HistoryMonth => ({
  type: 'insiders-month',
  version: 1,
  run: 'shop',
  month: name,
  asOf: `${name}-30`,
  runId: 'x',
  model: 'shop-2011-08-31-00000000',
  source: { name: 'by hand', isSample: true, files: [], rows: 10, kept: 8, setAside: 2, sharedLines: 0 },
  currency: 'GBP',
  counts: { customers: 0, members: 0, onNotice: 0, entered: 0, removed: 0, left: 0 },
  previous: null,
  test:
    name === '2011-09'
      ? null
      : {
          ...{ start: '2011-09-30', invited: 30, heldOut: 30, pairs: 30, months: 1, invitedMean: 120 },
          ...{ heldOutMean: 100, difference: 20, low95: -5, high95: 45, detectable: 36 },
        },
  windowDays: 365,
  settings: 'x',
  versions: {},
  files: [],
});

/** In month m the first segment has 40 + m customers in France and the second 100 in the other country. */
const cells = MONTHS.flatMap((_, m): DashboardCell[] => [
  {
    ...{ month: m, segment: 'big', country: 'France', customers: 40 + m, members: 30 + m, onNotice: m },
    ...{ entered: 3, removed: m, left: 0, revenue: 5000, membersRevenue: 4000, revenueOfMonth: 1234.5 },
  },
  {
    ...{ month: m, segment: 'small', country: HOSTILE, customers: 100, members: 0, onNotice: 0 },
    ...{ entered: 0, removed: 0, left: 1, revenue: 5000, membersRevenue: 0, revenueOfMonth: 100 },
  },
]);

/** Of 140 customers 34 enter by the model at work and 31 by the new one, 25 of them by both: 25 ÷ 40 of either. */
const shadow: ShadowMonth = {
  ...{ type: 'insiders-shadow', version: 1, month: '2011-11', asOf: '2011-11-30', laterUntil: null },
  ...{ train: true, customers: 140, comparedLength: 31, jaccard: 0.625, agreement: 0.81 },
  current: {
    ...{ model: 'shop-2011-08-31-00000000', trainedUpTo: '2011-08-31', entering: 34, refused: 2 },
    ...{ psiBeyond: 3, laterShare: null },
  },
  shadow: {
    ...{ model: 'shop-2011-11-30-11111111', trainedUpTo: '2011-11-30', entering: 31, refused: 0 },
    ...{ psiBeyond: 0, laterShare: null },
  },
  segments: [
    { segment: 'big', both: 25, onlyShadow: 0, onlyCurrent: 9 },
    { segment: 'small', both: 0, onlyShadow: 6, onlyCurrent: 0 },
  ],
  ...{ verdict: 'drift', take: true },
};

const data: DashboardData = {
  run: 'shop',
  currency: 'GBP',
  months: MONTHS.map(month),
  segments: [
    { key: 'big', en: 'Big <b>spenders', pt: 'Alto gasto' },
    { key: 'small', en: HOSTILE, pt: HOSTILE },
  ],
  countries: [HOSTILE, 'France'],
  cells,
  flows: [
    { month: 2, from: 'big', to: 'big', country: 'France', customers: 40 },
    { month: 2, from: 'small', to: 'big', country: 'France', customers: 2 },
    { month: 2, from: 'small', to: 'small', country: HOSTILE, customers: 98 },
    { month: 2, from: 'new', to: 'small', country: HOSTILE, customers: 2 },
  ],
  forecasts: MONTHS.flatMap((name, m) =>
    ['all', 'members', 'big'].map((who) => ({
      ...{ as_of: `${name}-30`, who, months: 1, method: 'model', expected: 1000, low80: 900, high80: 1200 },
      ...{ low95: null, high95: null, actual: m < 2 ? 1100 : null },
    })),
  ),
  drift: MONTHS.flatMap((name) => [
    {
      ...{ as_of: `${name}-30`, measure: 'psi' as const, subject: 'net_revenue', value: 0.3 },
      ...{ limit_value: 0.1, alarm: true, note: '' },
    },
    {
      ...{ as_of: `${name}-30`, measure: 'jaccard_members' as const, subject: 'members', value: 0.9 },
      ...{ limit_value: 0.8, alarm: false, note: '' },
    },
  ]),
  shadows: [shadow],
  customers: ['=cmd', HOSTILE, '=cmd2'].map((id, i) => ({
    id,
    country: i === 1 ? HOSTILE : 'France',
    visits: [
      {
        ...{
          month: 2,
          segment: 'big',
          status: 'on_notice',
          reviewsLeft: 2,
          revenue: 120 + i,
          recencyDays: 4,
        },
        ...{ expected: 30, testGroup: null },
      },
    ],
  })),
  customersLeftOut: 0,
};

describe('a dashboard in a browser', { skip: noChromium }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-dashboard-'));
  let browser: Browser;
  before(async () => {
    const { css, js, plotly } = await writeDashboardAssets(folder);
    const assets = { css: `../assets/${css}`, js: `../assets/${js}`, plotly: `../assets/${plotly}` };
    for (const lang of ['en', 'pt'] as const) {
      await mkdir(path.join(folder, lang));
      const page = dashboardPage({ settings: { lang, csvFormat: 'plain' }, assets }, data);
      writeFileSync(path.join(folder, lang, 'dashboard.html'), page);
      writeFileSync(
        path.join(folder, lang, 'what_changed.html'),
        '<html lang="en"><title>x</title><a class="skip" href="#a">x</a><main id="a"><h1>x</h1></main></html>',
      );
    }
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const look = async (
    work: (page: Page) => Promise<void>,
    { lang = 'en', ...options }: BrowserContextOptions & { readonly lang?: string } = {},
  ) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    try {
      const page = await context.newPage();
      await openPage(page, path.join(folder, lang, 'dashboard.html'));
      await work(page);
    } finally {
      await context.close();
    }
  };
  const tile = (page: Page, name: string) =>
    page.locator('.tile', { has: page.getByText(name, { exact: true }) });

  test('opens from disk without a fault, in both languages: on a desktop, a telephone and in the dark', async () => {
    const { figures, tables, faults } = await checkPages(folder);
    assert.deepEqual({ figures, tables, faults }, { figures: 14, tables: 14, faults: [] });
  });

  test('holds this month against the last, and every other month by the slider and its keys', () =>
    look(async (page) => {
      assert.match((await tile(page, 'Members').textContent()) ?? '', /32.*31 in Oct 2011/);
      assert.match((await tile(page, 'Revenue of the month').textContent()) ?? '', /£1,33[45]/);
      assert.match((await tile(page, 'Revenue against the forecast').textContent()) ?? '', /110\.0%/);
      await page.locator('#month').focus();
      await page.keyboard.press('ArrowLeft');
      assert.match((await tile(page, 'Members').textContent()) ?? '', /31.*30 in Sept? 2011/);
      assert.match((await page.locator('#lead').textContent()) ?? '', /October 2011: 31 members/);
      await page.keyboard.press('Home');
      assert.match(
        (await page.locator('#figure-flows').textContent()) ?? '',
        /No month lies right before it/,
      );
      assert.ok(await page.locator('#earlier').isDisabled());
      await page.locator('#later').press('Enter');
      assert.equal(await page.locator('#month-name').textContent(), 'Oct 2011');
    }));

  test('is filtered by segment and country', () =>
    look(async (page) => {
      assert.match((await tile(page, 'Customers').textContent()) ?? '', /142/);
      await page.locator('#segment').selectOption({ label: 'Big <b>spenders' });
      assert.match((await tile(page, 'Customers').textContent()) ?? '', /42/);
      assert.equal(await page.locator('#segments-table tbody tr').count(), 1);
      await page.locator('#country').selectOption({ label: HOSTILE });
      assert.match((await tile(page, 'Customers').textContent()) ?? '', /0/);
      assert.match((await tile(page, 'Revenue against the forecast').textContent()) ?? '', /no forecast/);
      await page.locator('#segment').selectOption({ index: 0 });
      assert.match((await tile(page, 'Customers').textContent()) ?? '', /100/);
      assert.match((await page.locator('#figure-flows').textContent()) ?? '', /^2 of 100 customers/);
    }));

  test('saves its tables as CSV, as numbers, and with no formula in it', () =>
    look(async (page) => {
      const saved = async (table: string): Promise<string> => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator(`#${table} button`).click(),
        ]);
        return readFileSync(await download.path(), 'utf8');
      };
      const course = (await saved('course')).split('\n');
      assert.equal(course.length, 5);
      assert.match(course[1], /^November 2011,32,3,3,2,142,1334\.5,10000,0\.4$/);
      await page.locator('#customer').fill('=cmd');
      assert.match(
        (await page.locator('#customer-table').textContent()) ?? '',
        /Customer =cmd, France.*on notice/,
      );
      assert.match(await saved('customer-table'), /November 2011,Big <b>spenders,on notice,2,120,4,30/);
      const segments = await saved('segments-table');
      assert.ok(segments.includes('"</script><img src=x onerror=""window.broken=1"">"'), segments);
    }));

  test('says what the test of the programme shows, and that it had not begun before', () =>
    look(async (page) => {
      const said = async (): Promise<string> => (await page.locator('#test-said').textContent()) ?? '';
      assert.match(
        await said(),
        /difference is £20\.00, with a 95% interval from −£5\.00 to £45\.00.*holds zero/,
      );
      await page.locator('#month').focus();
      await page.keyboard.press('Home');
      assert.match(await said(), /had not begun/);
    }));

  test('shows the model that was trained beside in the month that has one, and says in the others which has', () =>
    look(async (page) => {
      const said = async (): Promise<string> => (await page.locator('#shadow-said').textContent()) ?? '';
      assert.match(await said(), /trained up to 31 August 2011, the model shop-2011-11-30-11111111/);
      assert.match(await said(), /31 would enter by it and 34 by the one at work; .* agree to 0\.81/);
      assert.match(await said(), /No month after is over.*Take it: the drift asks/);
      const figure = page.locator('#figure-shadow');
      assert.match(
        (await figure.textContent()) ?? '',
        /^6 would enter by the new model, and 9 would no longer/,
      );
      assert.deepEqual(await page.locator('#shadow-table tbody tr').allTextContents(), [
        'Big <b>spenders2509',
        `${HOSTILE}060`,
      ]);
      await page.locator('#segment').selectOption({ index: 1 });
      assert.match((await figure.textContent()) ?? '', /^0 would enter by the new model, and 9/);
      await page.locator('#earlier').click();
      assert.equal(await said(), 'No model was trained beside in this month. There is one of November 2011.');
      assert.equal(await figure.isVisible(), false);
      assert.equal(await page.locator('#shadow-table').isVisible(), false);
    }));

  test('shows what came from data as it stands, and runs none of it', () =>
    look(async (page) => {
      await page.locator('#customer').fill('<');
      assert.ok(((await page.locator('#customer-table').textContent()) ?? '').includes(HOSTILE));
      await page.locator('#customer').fill('=c');
      assert.equal(await page.locator('#customer-found button').count(), 2);
      assert.equal(await page.evaluate('window.broken'), undefined);
      assert.equal(await page.locator('main img').count(), 0);
      assert.ok((await page.locator('#figure-segments').textContent())?.includes('Big <b>spenders'));
    }));

  test('is in Portuguese where the run is, and goes on paper in light colours without what cannot be pressed', () =>
    look(
      async (page) => {
        assert.equal(await page.locator('h1').textContent(), 'O programa mês a mês');
        assert.match((await tile(page, 'Receita do mês').textContent()) ?? '', /£\s?1\.33[45]/);
        await page.emulateMedia({ media: 'print' });
        await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        assert.equal(await page.locator('.filters').isVisible(), false);
        assert.ok(await page.locator('#shown').isVisible());
        assert.equal(await page.locator('#figure-members .main-svg').first().getAttribute('width'), '680');
      },
      { lang: 'pt', colorScheme: 'dark' },
    ));
});

test('a dashboard is made of the history alone, holds no customer unless it is asked to, and has the same bytes again', () =>
  withRun({ run: 'shop' }, async (settings) => {
    assert.equal(await writeDashboard(settings), null);
    for (const name of ['2011-10', '2011-11']) await writeSmallMonth(settings, name);
    const file = (await writeDashboard(settings))!;
    const page = readFileSync(file, 'utf8');
    assert.ok(!page.includes('shadow-said'));
    assert.ok(!page.includes('12347') && !page.includes('DROP') && !page.includes('id="customer"'));
    const index = readFileSync(path.join(settings.reportsDir, 'dashboard.html'), 'utf8');
    assert.match(index, /url=shop\/dashboard\.html/);
    await writeDashboard(settings);
    assert.equal(readFileSync(file, 'utf8'), page);
    // One of before segments were kept: the counts follow from what it has.
    await writeShadow(settings, { ...shadow, segments: undefined });
    await writeDashboard(settings);
    const beside = readFileSync(file, 'utf8');
    assert.ok(beside.includes('shadow-said'));
    assert.ok(
      beside.includes('"segments":[{"segment":"all","both":25,"onlyShadow":6,"onlyCurrent":9}]'),
      beside.slice(-3000),
    );
    const steps = { ...settings.steps, dashboard: { customers: true } };
    await writeDashboard({ ...settings, steps });
    assert.ok(readFileSync(file, 'utf8').includes('12347'));
  }));
