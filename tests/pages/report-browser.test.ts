import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { noChromium, openBrowser } from './support/browser';
import { checkPages, openPage } from './support/check-pages';
import { sampleDocument } from './support/documents';
import { hostile } from './support/samples';
import { noPython, renderSite, type Site } from './support/site';

describe('a report in a browser', { skip: noPython || noChromium }, () => {
  let site: Site;
  let browser: Browser;
  before(async () => {
    site = await renderSite([sampleDocument('pt'), sampleDocument('en', 'comparison')]);
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await rm(path.dirname(site.reportsDir), { recursive: true, force: true });
  });

  interface Looks extends BrowserContextOptions {
    readonly name?: string;
    /** Whether all figures are drawn first; otherwise plotly is kept away, which takes its time. */
    readonly figures?: boolean;
  }
  const look = async (
    work: (page: Page) => Promise<void>,
    { name = 'insiders', figures = true, ...options }: Looks = {},
  ) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    try {
      const page = await context.newPage();
      const file = path.join(site.folder, `${name}.html`);
      if (!figures) await page.route(/plotly-\w+\.min\.js$/, (route) => route.abort());
      await (figures ? openPage(page, file) : page.goto(`file://${file}`));
      await work(page);
    } finally {
      await context.close();
    }
  };

  test('opens from disk without a fault, in both languages: on a desktop, a telephone and in the dark', async () => {
    const report = await checkPages(site.folder);
    // Five figures and two tables a report; the notebooks beside them have three and four.
    assert.deepEqual(report, { pages: 5, figures: 13, tables: 8, faults: [] });
  });

  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test(`has its answer, its numbers and its notice in the first screen of ${viewport.width} pixels`, () =>
      look(
        async (page) => {
          for (const part of ['.notice', '.headline', '.tiles', '.lead']) {
            const place = await page.locator(part).first().boundingBox();
            assert.ok(place !== null && place.y >= 0 && place.y + place.height <= viewport.height, part);
          }
        },
        { viewport },
      ));
  }

  test('writes numbers and months in figures as its language does', () =>
    look(async (page) => {
      const ticks = async (figure: string, axis: string) =>
        (await page.locator(`${figure} .${axis}tick text`).allTextContents()).join(' ');
      assert.match(await ticks('#figure-1', 'x'), /1\.000\.000/);
      assert.match(await ticks('#figure-3', 'x'), /mai 2011/);
      assert.match(await ticks('#figure-3', 'y'), /300\.000/);
    }));

  test('keeps the short numbers of English in English', () =>
    look(
      async (page) => {
        const ticks = await page.locator('#figure-1 .xtick text').allTextContents();
        assert.ok(ticks.includes('1M'), ticks.join());
        assert.match((await page.locator('#figure-3 .xtick text').allTextContents()).join(' '), /May 2011/);
      },
      { name: 'comparison' },
    ));

  test('is copied with the decimal mark of its language: numbers as numbers, the rest as it is read', () =>
    look(
      async (page) => {
        const clipboard = () => page.evaluate<string>('navigator.clipboard.readText()');
        await page.getByRole('button', { name: /^Copiar a tabela .*: Quem são os Insiders\?/ }).click();
        const lines = (await clipboard()).split('\n');
        assert.equal(lines[0], 'Segment\tCustomers\tReceita líquida, £\tShare (95%)');
        assert.equal(lines[1], 'Insiders\t812\t5190301,4\t63,2% (58,3% – 68,2%)');
        assert.equal(lines[4].split('\t')[1], '');
        await page.getByRole('button', { name: 'Copiar: A regra, para um banco de dados' }).click();
        assert.match(await clipboard(), /^SELECT customer_id,\n {2}CASE WHEN .*<> '<\/script>' THEN/);
      },
      { permissions: ['clipboard-read', 'clipboard-write'], figures: false },
    ));

  test('has tables that sort by what a cell is worth, not by how it is written', () =>
    look(
      async (page) => {
        const table = page.locator('.insiders-table').first();
        const firsts = () => table.locator('tbody tr > :first-child').allTextContents();
        await table.getByRole('button', { name: 'Share (95%)' }).click();
        assert.deepEqual(await firsts(), ['Insiders', 'Regulars', 'Lapsing', 'Newcomers', hostile]);
        await table.getByRole('button', { name: 'Customers', exact: true }).click();
        assert.equal((await firsts())[4], 'Lapsing');
        assert.equal(await page.getByTitle('Ordenar por “Customers”').count(), 1);
      },
      { figures: false },
    ));

  test('is read by a keyboard and a screen reader in the order of its parts', () =>
    look(async (page) => {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement.textContent'), 'Ir para o conteúdo');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate('document.activeElement.id'), 'content');
      assert.equal(await page.getByRole('navigation', { name: 'Nesta página' }).count(), 1);
      assert.equal(await page.getByRole('region', { name: 'Quem são os Insiders?', exact: true }).count(), 2);
      assert.equal(
        await page.getByRole('img', { name: 'A chart: Revenue peaks before Christmas.' }).count(),
        1,
      );
    }));

  test('fits the sheet on paper, with all that is wide set smaller, and without what only a screen has', () =>
    look(
      async (page) => {
        await page.setViewportSize({ width: 680, height: 900 });
        await page.evaluate('dispatchEvent(new Event("beforeprint"))');
        await page.emulateMedia({ media: 'print' });
        await page.waitForTimeout(300);
        assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 680);
        const wide =
          'Math.max(...[...document.querySelectorAll("table, .plot, pre")].map((each) => each.getBoundingClientRect().width))';
        assert.ok((await page.evaluate<number>(wide)) <= 681);
        for (const gone of ['.switches', '.contents', '.more', '.small']) {
          assert.equal(await page.locator(gone).first().isVisible(), false, gone);
        }
        const flows =
          '[...document.querySelectorAll(".sankey-link")].map((link) => getComputedStyle(link).opacity)';
        assert.deepEqual([...new Set(await page.evaluate<string[]>(flows))], ['1']);
        assert.equal(await page.evaluate('getComputedStyle(document.body).color'), 'rgb(31, 35, 40)');
      },
      { colorScheme: 'dark' },
    ));

  test('prints on a few sheets of A4, with its headings', () =>
    look(async (page) => {
      const options = { preferCSSPageSize: true, tagged: true, outline: true };
      const pdf = (await page.pdf(options)).toString('latin1');
      const sheets = Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(pdf)?.[1]);
      assert.ok(sheets >= 4 && sheets <= 6, `${sheets} sheets`);
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
      assert.deepEqual([Math.round(Number(width)), Math.round(Number(height))], [595, 842]);
      const titles = [...pdf.matchAll(/\/Title <FEFF([0-9A-F]+)>/g)].map(([, hex]) =>
        Buffer.from(hex, 'hex').swap16().toString('utf16le'),
      );
      assert.ok(
        titles.some((title) => title.startsWith('Quem são os Insiders?')),
        titles.join('\n'),
      );
      assert.ok(pdf.length > 50_000, `${pdf.length} bytes: figures are missing`);
    }));
});
