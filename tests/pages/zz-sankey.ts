import path from 'node:path';
import { openBrowser } from './support/browser';
import { openPage, inspect } from './support/check-pages';
async function main() {
  const browser = await openBrowser();
  const file = path.resolve('reports', 'default', '07_segments.html');
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: 'light' });
  await openPage(page, file);
  console.log('fresh 390', await inspect(page, 'page'));
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const t of [400, 2000]) { await page.waitForTimeout(t); console.log('1280', await inspect(page, 'page')); }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const t of [400, 2000]) { await page.waitForTimeout(t); console.log('390', t, await inspect(page, 'page')); }
  console.log(await page.evaluate(`[...document.querySelectorAll('.sankey-node')].map(n => n.outerHTML.slice(0,900)).slice(-1)`));
  console.log(await page.evaluate(`[...document.querySelectorAll('.sankey-node text')].map(n => JSON.stringify(n.getBoundingClientRect())+n.textContent).slice(-2)`));
  console.log(await page.evaluate(`(()=>{const b=document.querySelector('.sankey').closest('.plot').getBoundingClientRect(); return JSON.stringify(b)})()`));
  await browser.close();
}
main();
