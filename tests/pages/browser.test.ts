import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { noChromium, openBrowser } from './support/browser';
import { checkPages, openPage } from './support/check-pages';
import { hostile } from './support/samples';
import { noPython, renderSite, type Site } from './support/site';

describe('pages in a browser', { skip: noPython || noChromium }, () => {
  let site: Site;
  let browser: Browser;
  before(async () => {
    site = await renderSite();
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await rm(path.dirname(site.reportsDir), { recursive: true, force: true });
  });

  interface Looks extends BrowserContextOptions {
    /** Whether all figures are drawn first; default false, and then plotly is kept away, which takes its time. */
    readonly figures?: boolean;
  }
  const look = async (work: (page: Page) => Promise<void>, { figures = false, ...options }: Looks = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    try {
      const page = await context.newPage();
      const file = path.join(site.folder, '04_exploration.html');
      if (!figures) await page.route(/plotly-\w+\.min\.js$/, (route) => route.abort());
      await (figures ? openPage(page, file) : page.goto(`file://${file}`));
      await work(page);
    } finally {
      await context.close();
    }
  };
  /**
   * A choice outlives the page. On a busy machine the browser can be slow to hand on to a reloaded page what this one
   * kept: a few tries.
   */
  const remembered = async (page: Page, choose: () => Promise<void>, holds: () => Promise<boolean>) => {
    for (let tries = 0; tries < 5; tries += 1) {
      await choose();
      await page.waitForTimeout(500);
      await page.reload();
      if (await holds()) return;
    }
    assert.fail('what was chosen is forgotten by the reloaded page');
  };
  const column = (page: Page, n: number) =>
    page.locator('.insiders-table').first().locator(`tbody tr > :nth-child(${n})`).allTextContents();

  test('open from disk without a fault: no request, no complaint, figures whole, phone and dark too', async () => {
    const report = await checkPages(site.reportsDir);
    assert.deepEqual(report, { pages: 4, figures: 3, tables: 4, faults: [] });
  });

  test('a description with a script in it is shown as text', () =>
    look(async (page) => {
      assert.match(await page.title(), /^04 · Who spends, and how often\?/);
      assert.equal((await column(page, 1))[5], hostile);
      assert.ok((await page.locator('.callout.note').textContent())?.includes(hostile));
      assert.ok((await page.locator('pre.output').first().textContent())?.includes(hostile));
    }));

  test('tables sort by numbers and words, with what is missing last, and return to their order', () =>
    look(async (page) => {
      const names = await column(page, 1);
      const heading = (name: string) => page.getByRole('columnheader', { name }).first();
      const sorter = (name: string) => page.getByRole('button', { name, exact: true }).first();
      await sorter('Customers').click();
      assert.deepEqual(await column(page, 2), ['1,204', '901', '812', '761', '655', '1']);
      assert.equal(await heading('Customers').getAttribute('aria-sort'), 'descending');
      await sorter('Customers').press('Enter');
      assert.deepEqual(await column(page, 2), ['1', '655', '761', '812', '901', '1,204']);
      await sorter('Customers').click();
      assert.deepEqual(await column(page, 1), names);
      await sorter('Recency').click();
      assert.deepEqual(await column(page, 5), ['263.2', '121.6', '38.1', '24.9', '12.4', '–']);
      await sorter('Recency').click();
      assert.deepEqual(await column(page, 5), ['12.4', '24.9', '38.1', '121.6', '263.2', '–']);
      await sorter('Segment').click();
      assert.deepEqual((await column(page, 1)).slice(1), [
        'Gone',
        'Insiders',
        'Lapsing',
        'Newcomers',
        'Regulars',
      ]);
    }));

  test('tables are copied with exact numbers, for a spreadsheet', () =>
    look(
      async (page) => {
        await page.getByRole('button', { name: /^Copy the table .*Segments/ }).click();
        const lines = (await page.evaluate<string>('navigator.clipboard.readText()')).split('\n');
        assert.equal(
          lines[0],
          'Segment\tCustomers\tNet revenue\tShare of revenue\tRecency days\tFrequency days per 30 days',
        );
        assert.equal(lines[1], 'Insiders\t812\t5190301.4\t0.6324\t12.4\t1.912');
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    ));

  test('code is folded, opens alone or all at once, and what is open is remembered', () =>
    look(async (page) => {
      const open = () => page.locator('details.code[open]').count();
      const all = await page.locator('details.code').count();
      assert.equal(await open(), 0);
      await remembered(
        page,
        async () => {
          await page.locator('details.code > summary').nth(2).press('Enter');
          assert.equal(await open(), 1);
          await page.waitForFunction(
            `Object.entries(localStorage).some(([key, kept]) => key.includes('code:') && kept !== '[]')`,
          );
        },
        async () => (await open()) === 1,
      );
      const button = page.locator('.code-switch');
      await button.click();
      assert.equal(await open(), all);
      assert.equal(await button.getAttribute('aria-pressed'), 'true');
      assert.equal(await page.locator('.source .k, .source .kd, .source .kr').first().isVisible(), true);
      await button.click();
      assert.equal(await open(), 0);
    }));

  test('what a heading means is told to a finger', () =>
    look(
      async (page) => {
        await page.getByRole('button', { name: 'What “Frequency days per 30 days” means' }).tap();
        const bubble = page.getByRole('tooltip');
        assert.match((await bubble.textContent()) ?? '', /^Purchase days per 30 days of tenure/);
        const place = await bubble.boundingBox();
        assert.ok(place !== null && place.x >= 0 && place.x + place.width <= 390);
        await page.keyboard.press('Escape');
        assert.equal(await bubble.isVisible(), false);
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    ));

  test('light and dark follow the system until the reader chooses, figures too, and the choice is kept', () =>
    look(
      async (page) => {
        const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
        const label = () =>
          page
            .locator('.plot .xtick text')
            .first()
            .evaluate((text) => (text as { style?: { fill?: string } }).style?.fill);
        const inDark = await label();
        assert.equal(await ground(), 'rgb(21, 24, 29)');
        await remembered(
          page,
          async () => {
            await page.locator('.switch.theme').click();
            assert.equal(await ground(), 'rgb(255, 255, 255)');
            for (let tries = 0; tries < 50 && (await label()) === inDark; tries += 1)
              await page.waitForTimeout(100);
            assert.notEqual(await label(), inDark);
          },
          async () => (await ground()) === 'rgb(255, 255, 255)',
        );
      },
      { colorScheme: 'dark', figures: true },
    ));

  test('a figure is saved with its words, in a file named for its finding', () =>
    look(
      async (page) => {
        const saved = page.waitForEvent('download');
        await page
          .getByRole('button', { name: 'Save as an image: Insiders bring 63% of the revenue' })
          .click();
        const file = await saved;
        assert.equal(file.suggestedFilename(), 'insiders-bring-63-of-the-revenue.png');
        const bytes = await readFile(await file.path());
        assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
        // Twice 920 pixels wide; twice the plot's height, and its title and caption.
        assert.equal(bytes.readUInt32BE(16), 1840);
        assert.ok(bytes.readUInt32BE(20) > 2 * (280 + 100));
      },
      { figures: true, colorScheme: 'dark' },
    ));

  test('figures far below are drawn only when they come near', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 500 } });
    const page = await context.newPage();
    await page.goto(`file://${path.join(site.folder, '04_exploration.html')}`);
    await page.locator('#figure-1 .main-svg').first().waitFor();
    assert.equal(await page.locator('#figure-3 .main-svg').count(), 0);
    await page.locator('#figure-3').scrollIntoViewIfNeeded();
    await page.locator('#figure-3 .main-svg').first().waitFor();
    await context.close();
  });

  test('the contents mark the section that is read, and a keyboard reaches the content first', () =>
    look(async (page) => {
      await page.getByRole('link', { name: 'Do recency and revenue go together?' }).first().click();
      // The page scrolls there smoothly, for as long as a busy machine takes.
      const name = 'Do recency and revenue go together?';
      await page.locator('.contents a[aria-current]', { hasText: name }).waitFor({ timeout: 15_000 });
      assert.equal(await page.locator('.contents a[aria-current]').count(), 1);
      await page.reload();
      await page.evaluate('scrollTo(0, 0)');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement.className'), 'skip');
    }));

  test('on paper code is gone, figures fit the sheet, tables are whole, and colours are those of paper', () =>
    look(
      async (page) => {
        await page.evaluate('dispatchEvent(new Event("beforeprint"))');
        await page.emulateMedia({ media: 'print' });
        await page.waitForTimeout(300);
        assert.equal(await page.locator('details.code').first().isVisible(), false);
        assert.equal(await page.locator('.switches').isVisible(), false);
        assert.equal(await page.locator('.meanings dl').first().isVisible(), true);
        const widths = await page.evaluate<number[]>(
          '[...document.querySelectorAll(".plot .main-svg")].map((svg) => svg.clientWidth)',
        );
        assert.ok(widths.length > 0 && widths.every((width) => width > 600 && width <= 680), widths.join());
        const cut =
          'document.querySelectorAll(".scroll").length - [...document.querySelectorAll(".scroll")].filter((box) => getComputedStyle(box).overflowY === "visible" && getComputedStyle(box).maxHeight === "none").length';
        assert.equal(await page.evaluate(cut), 0);
        assert.equal(await page.evaluate('getComputedStyle(document.body).color'), 'rgb(31, 35, 40)');
      },
      { colorScheme: 'dark', figures: true },
    ));

  test('the check finds what is wrong with a page', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'insiders-faulty-'));
    const page = [
      '<!doctype html><html><head><title></title></head><body style="width:3000px">',
      '<img src="https://example.org/x.png"><a href="gone.html">x</a><a href="#gone">y</a><p id="a" style="color:#bbb">pale</p><p id="a"></p>',
      '<figure><p class="figure-title">Empty</p><div class="plot"></div></figure><button></button>',
      '<script>console.error("complaint"); throw new Error("oops")</script></body></html>',
    ];
    await writeFile(path.join(folder, 'index.html'), page.join(''));
    const { faults } = await checkPages(folder);
    await rm(folder, { recursive: true });
    for (const fault of [
      'asks for https://example.org/x.png',
      'says on the console: complaint',
      'fails: oops',
      'the page names no language',
      'the page has no title',
      'the page has 0 headings of the first level',
      'ids that are not unique: a',
      'a link within the page leads nowhere: #gone',
      'an image has no alternative text',
      'a button has no name',
      'the figure “Empty” is not drawn',
      '“pale” has a contrast of 1.',
      'a link leads to a file that is not there',
      'pixels wider than the window',
    ]) {
      assert.ok(
        faults.some((found) => found.includes(fault)),
        `not found: ${fault}\n${faults.join('\n')}`,
      );
    }
  });
});
