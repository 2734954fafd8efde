import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Settings } from '../../src/config';
import { escapeHtml } from '../../src/format';
import { readDashboard } from '../../src/programme';
import { runFolders, writeText } from '../../src/store';
import { dashboardTexts } from '../../src/texts';
import { writeDashboardAssets } from '../pages';
import { dashboardPage, frame } from './page';

const PAGE = 'dashboard.html';

/**
 * Writes the dashboard of a run from its history alone: `dashboard.html` among the run's pages, and beside all runs a
 * page of that name which leads to it, or to each where there are several. It opens from disk, with the site's files
 * beside it; the same history gives the same bytes.
 *
 * @returns the file; null where there is no month yet
 */
export async function writeDashboard(settings: Settings): Promise<string | null> {
  const data = await readDashboard(settings, settings.steps.dashboard);
  if (data === null) return null;
  const { css, js, plotly } = await writeDashboardAssets(settings.reportsDir);
  const assets = { css: `../assets/${css}`, js: `../assets/${js}`, plotly: `../assets/${plotly}` };
  const file = path.join(runFolders(settings).reports, PAGE);
  await writeText(file, dashboardPage({ settings, assets }, data));
  await writeText(path.join(settings.reportsDir, PAGE), await indexPage(settings));
  return file;
}

/** Leads to the dashboards that there are: at once where it is one. */
async function indexPage({ reportsDir, lang }: Settings): Promise<string> {
  const runs = (await readdir(reportsDir))
    .filter((name) => !name.startsWith('.') && existsSync(path.join(reportsDir, name, PAGE)))
    .sort();
  const words = dashboardTexts[lang];
  const link = (run: string): string =>
    `<li><a href="${escapeHtml(encodeURIComponent(run))}/${PAGE}">${escapeHtml(run)}</a></li>`;
  const forward =
    runs.length === 1
      ? `<meta http-equiv="refresh" content="0; url=${escapeHtml(encodeURIComponent(runs[0]))}/${PAGE}">`
      : '';
  return frame(lang, words.index, null, [
    forward,
    `<body style="font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem">`,
    `<a class="skip" href="#content" style="position:absolute;left:-99rem">${escapeHtml(words.skip)}</a>`,
    `<main id="content"><h1>${escapeHtml(words.index)}</h1><p>${escapeHtml(words.indexLead)}</p>`,
    `<ul>${runs.map(link).join('')}</ul></main></body></html>`,
  ]);
}
