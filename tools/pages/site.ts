import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { atomically } from '../../src/store';
import { removeUnusedAssets, writeAssets } from './assets';
import { renderInPython } from './python';
import { siteView } from './site-view';
import { type RunRecord } from './types';
import { runView } from './view';

/**
 * Renders the index of all runs, newest first, from the `run.json` of each.
 *
 * @returns the index page's path
 * @throws Error that names a `run.json` which cannot be read
 */
export async function renderIndex(options: {
  readonly python: string;
  readonly reportsDir: string;
}): Promise<string> {
  const { python, reportsDir } = options;
  await mkdir(reportsDir, { recursive: true });
  const runs = await readRuns(reportsDir);
  const assets = await writeAssets(reportsDir);
  const page = path.join(reportsDir, 'index.html');
  await atomically(page, async (out) => {
    await renderInPython(python, {
      kind: 'site',
      out,
      site: siteView(assets, 'assets/'),
      runs: runs.map(runView),
    });
  });
  await removeUnusedAssets(reportsDir);
  return page;
}

/** The records of all rendered runs, newest first. */
export async function readRuns(reportsDir: string): Promise<RunRecord[]> {
  if (!existsSync(reportsDir)) return [];
  const records: RunRecord[] = [];
  for (const entry of await readdir(reportsDir, { withFileTypes: true })) {
    const file = path.join(reportsDir, entry.name, 'run.json');
    if (!entry.isDirectory() || entry.name.startsWith('.') || !existsSync(file)) continue;
    try {
      records.push(JSON.parse(await readFile(file, 'utf8')) as RunRecord);
    } catch (error) {
      throw new Error(
        `${file} cannot be read (${(error as Error).message}): delete its folder, or render the run again`,
        {
          cause: error,
        },
      );
    }
  }
  return records.sort((a, b) => b.generatedAt.localeCompare(a.generatedAt) || a.run.localeCompare(b.run));
}
