import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { themeTemplate } from '../../src/charts';
import { projectRoot, type Language } from '../../src/config';
import { atomically, writeText } from '../../src/store';
import { colourStyle } from './colours';

/** The names of the files that all pages share, in the folder `assets` of the reports. */
export interface Assets {
  readonly css: string;
  readonly js: string;
  readonly plotly: string;
}

const styles = [
  'base',
  'frame',
  'prose',
  'code',
  'outputs',
  'tables',
  'figures',
  'indexes',
  'report',
  'print',
];
const dashboardStyles = ['base', 'frame', 'tables', 'figures', 'dashboard'];
const scripts = ['start', 'theme', 'code', 'contents', 'copy', 'tables', 'explanations', 'figures', 'print'];
const dashboardScripts = [
  'start',
  'theme',
  'dashboard/data',
  'dashboard/parts',
  'dashboard/sections',
  'dashboard/test',
  'dashboard/shadow',
  'dashboard/look-up',
  'dashboard/main',
];

/**
 * Writes what all pages share: style, script, and plotly, once for the site.
 *
 * Each name holds a fingerprint of the content, so that pages rendered earlier keep what they were made with, and a
 * browser never shows an old style with a new page.
 */
export function writeAssets(reportsDir: string): Promise<Assets> {
  return writeParts(reportsDir, 'pages', styles, scripts);
}

/** The same for dashboards, which draw their figures themselves. */
export function writeDashboardAssets(reportsDir: string): Promise<Assets> {
  return writeParts(reportsDir, 'dashboard', dashboardStyles, dashboardScripts);
}

async function writeParts(
  reportsDir: string,
  name: string,
  styleNames: readonly string[],
  scriptNames: readonly string[],
): Promise<Assets> {
  const folder = path.join(reportsDir, 'assets');
  const sources = path.join(projectRoot(), 'tools', 'pages', 'assets');
  const read = (kind: string, names: readonly string[], ending: string): Promise<string[]> =>
    Promise.all(names.map((part) => readFile(path.join(sources, kind, `${part}.${ending}`), 'utf8')));
  const css = [colourStyle(), ...(await read('styles', styleNames, 'css'))].join('\n');
  const js = [themeScript(), ...(await read('scripts', scriptNames, 'js'))].join('\n');
  const bundle = path.join(projectRoot(), 'node_modules', 'plotly.js-dist-min', 'plotly.min.js');
  const assets = {
    css: `${name}-${hash(css)}.css`,
    js: `${name}-${hash(js)}.js`,
    plotly: `plotly-${hash(await readFile(bundle))}.min.js`,
  };
  await writeText(path.join(folder, assets.css), css);
  await writeText(path.join(folder, assets.js), js);
  const plotly = path.join(folder, assets.plotly);
  if (!existsSync(plotly)) await atomically(plotly, (temporary) => copyFile(bundle, temporary));
  return assets;
}

/** How long an asset that no page refers to is kept: another run may be about to refer to it. */
const graceMs = 3_600_000;

/** Removes assets that no page refers to any more. */
export async function removeUnusedAssets(reportsDir: string): Promise<void> {
  const folder = path.join(reportsDir, 'assets');
  if (!existsSync(folder)) return;
  const used = new Set<string>();
  for (const entry of await readdir(reportsDir, { recursive: true })) {
    if (!entry.endsWith('.html')) continue;
    const page = await readFile(path.join(reportsDir, entry), 'utf8');
    for (const [, name] of page.matchAll(/assets\/([\w.-]+)/g)) used.add(name);
  }
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const idle = Date.now() - (await stat(file)).mtimeMs;
    if (!used.has(name) && idle > graceMs) await rm(file, { force: true });
  }
}

function themeScript(): string {
  const of = (language: Language) => ({
    light: themeTemplate('light', language),
    dark: themeTemplate('dark', language),
  });
  const themes: Readonly<Record<Language, object>> = { en: of('en'), pt: of('pt') };
  return `window.insiders={themes:${JSON.stringify(themes)}};`;
}

function hash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}
