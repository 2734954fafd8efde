import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { renderRun } from '../../tools/pages';
import { fingerprints } from '../run/command';
import { noPython, python, renderSite, summary } from './support/site';

test('pages that a check refuses do not take the earlier ones’ place', { skip: noPython }, async () => {
  const { reportsDir, folder, notebooks } = await renderSite();
  try {
    const earlier = fingerprints(folder);
    const seen: string[] = [];
    const changed = { ...summary, insiders: 1 };
    const check = async (pages: string): Promise<void> => {
      seen.push(...(await readdir(pages)));
      const { insiders } = JSON.parse(await readFile(path.join(pages, 'run.json'), 'utf8')) as {
        insiders: number;
      };
      throw new Error(`it says ${insiders}`);
    };
    const refused = renderRun({
      python,
      reportsDir,
      summary: changed,
      notebooks: notebooks.slice(0, 1),
      check,
    });
    await assert.rejects(refused, /it says 1/);
    assert.ok(seen.includes('index.html') && seen.includes('insiders.csv'));
    assert.deepEqual(fingerprints(folder), earlier);
    // Nothing of the refused pages is left beside them.
    assert.deepEqual(
      (await readdir(reportsDir)).filter((name) => name.startsWith('.')),
      [],
    );
  } finally {
    await rm(path.dirname(reportsDir), { recursive: true, force: true });
  }
});
