import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { settingsEnvironment } from '../../src/config';
import { runSteps } from '../../src/pipeline';
import { runSettings } from '../support/run';
import { KernelClient, projectRoot } from './client';

/** The TypeScript of a guide, block by block. */
function cellsOf(guide: string): string[] {
  const text = readFileSync(path.join(projectRoot, 'docs', guide), 'utf8');
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
}

describe('the cells of the guides', () => {
  let kernel: KernelClient;
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-guides-'));
  before(async () => {
    const settings = runSettings(folder, { data: 'sample', sampleCustomers: 120 });
    await runSteps(settings, ['load', 'clean', 'features', 'spaces']);
    kernel = await KernelClient.start({ env: settingsEnvironment(settings) });
  });
  after(() => {
    kernel.close();
    rmSync(folder, { recursive: true });
  });

  const prepared: Readonly<Record<string, string>> = {
    'model.md': `import * as experiment from './src/experiment';
import { frame, openNotebook } from './src/notebook';
const { settings: given } = await openNotebook({ number: '12', title: 'Prepared' });
const [settings, run] = [given, await experiment.readSpaces(given)];`,
  };
  for (const guide of ['notebook.md', 'figure.md', 'model.md']) {
    test(`docs/${guide} runs as it stands`, async () => {
      const cells = [...(guide in prepared ? [prepared[guide]] : []), ...cellsOf(guide)];
      assert.ok(cells.length >= 2);
      for (const cell of cells) {
        const { reply, outputs } = await kernel.run(cell);
        assert.equal(reply.status, 'ok', `${cell}\n${String(reply.evalue)}`);
        if (cell !== prepared[guide]) assert.ok(outputs.length > 0, `${cell}\nshows nothing`);
      }
    });
  }
});
