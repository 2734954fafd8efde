import path from 'node:path';
import { openBrowser } from './support/browser';
import { openPage, inspect } from './support/check-pages';
async function main() {
  const browser = await openBrowser();
  for (const run of process.argv.slice(2)) {
    const file = path.resolve('reports', run, '07_segments.html');
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    page.on('pageerror', (e) => console.log('ERR', e.message));
    await openPage(page, file);
    console.log(run, await inspect(page, 'page'), await inspect(page, 'contrast'));
    await page.screenshot({ path: `/tmp/w/seg-${run}-1280.png`, fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForTimeout(800);
    console.log(await inspect(page, 'page'));
    await page.screenshot({ path: `/tmp/w/seg-${run}-390.png`, fullPage: true });
    const figs = page.locator('figure');
    for (let i = 0; i < (await figs.count()); i += 1) await figs.nth(i).screenshot({ path: `/tmp/w/seg-${run}-390-${i}.png` });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.waitForTimeout(800);
    for (let i = 0; i < (await figs.count()); i += 1) await figs.nth(i).screenshot({ path: `/tmp/w/seg-${run}-1280-${i}.png` });
    await page.close();
  }
  await browser.close();
}
main();
