import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, type Page } from 'playwright-core';
import { projectRoot } from '../../../src/config';
import { openBrowser } from './browser';

/** What {@link checkPages} saw. */
export interface PagesReport {
  readonly pages: number;
  readonly figures: number;
  readonly tables: number;
  /** A sentence for each fault, with the page's name; empty when all is well. */
  readonly faults: readonly string[];
}

/**
 * Opens every page below a folder from disk, in Chromium, and looks for faults.
 *
 * No request leaves the disk, nothing is said on the console, every figure is drawn with none of its labels cut, links
 * lead somewhere, there is an alternative text for all that is seen, no page is wider than a telephone, and texts can
 * be read in light and in dark.
 */
export async function checkPages(folder: string): Promise<PagesReport> {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && !name.split(path.sep).some((part) => part.startsWith('.')))
    .sort();
  const browser = await openBrowser();
  try {
    const faults: string[] = pages.length === 0 ? [`there is no page in ${folder}`] : [];
    let figures = 0;
    let tables = 0;
    for (const name of pages) {
      const seen = await checkPage(browser, path.join(folder, name));
      figures += seen.figures;
      tables += seen.tables;
      faults.push(...seen.faults.map((fault) => `${name}: ${fault}`));
    }
    return { pages: pages.length, figures, tables, faults };
  } finally {
    await browser.close();
  }
}

async function checkPage(
  browser: Browser,
  file: string,
): Promise<{ figures: number; tables: number; faults: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  const faults: string[] = [];
  watch(page, faults);
  await openPage(page, file);
  const add = async (check: string, where: string): Promise<void> => {
    for (const fault of await inspect(page, check)) faults.push(`${fault}${where}`);
  };
  await add('page', '');
  await add('contrast', ' (light)');
  faults.push(...brokenLinks(await inspect(page, 'links')));
  await page.emulateMedia({ colorScheme: 'dark' });
  await settle(page);
  await add('contrast', ' (dark)');
  await page.setViewportSize({ width: 390, height: 844 });
  await settle(page);
  await add('page', ' (390 pixels)');
  const figures = await page.locator('.plot').count();
  const tables = await page.locator('.insiders-table').count();
  await page.close();
  return { figures, tables, faults };
}

/**
 * Waits until the page has redrawn its figures in another size or in other colours: until the sizes of all figures and
 * the places of a Sankey diagram's groups, which move there slowly, are the same twice in a row.
 */
async function settle(page: Page): Promise<void> {
  const places = (): Promise<string> =>
    page.evaluate(`[
      ...[...document.querySelectorAll('.plot .main-svg')].map((svg) => svg.getAttribute('width')),
      ...[...document.querySelectorAll('.sankey-node')].map((node) => node.getAttribute('transform')),
    ].join()`);
  await page.waitForTimeout(400);
  for (let waits = 0; waits < 20; waits += 1) {
    const before = await places();
    await page.waitForTimeout(300);
    if (before === (await places())) return;
  }
}

const inspection = path.join(projectRoot(), 'tests', 'pages', 'support', 'inspect.cjs');

/** Opens a page from disk, puts the inspection into it, and draws all its figures. */
export async function openPage(page: Page, file: string): Promise<void> {
  await page.goto(pathToFileURL(file).href);
  await page.addScriptTag({ path: inspection });
  await page.evaluate('window.inspection.drawAll()');
}

/** Asks the open page for its faults of one kind. */
export async function inspect(page: Page, check: string): Promise<string[]> {
  return page.evaluate<string[]>(`window.inspection.${check}()`);
}

/** Notes what a page must not do: reach out, fail, or complain. */
function watch(page: Page, faults: string[]): void {
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) faults.push(`asks for ${request.url()}`);
  });
  page.on('requestfailed', (request) => faults.push(`cannot load ${request.url()}`));
  page.on('pageerror', (error) => faults.push(`fails: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`says on the console: ${message.text()}`);
  });
}

function brokenLinks(targets: readonly string[]): string[] {
  return [...new Set(targets)]
    .filter((target) => target.startsWith('file:') && !existsSync(fileURLToPath(target)))
    .map((target) => `a link leads to a file that is not there: ${target}`);
}
