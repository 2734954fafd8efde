import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';

/** Publishes a folder with such runs. @returns what was said as an error, and whether the list was copied */
function publish(runs: Readonly<Record<string, object>>): {
  readonly error: string;
  readonly copied: boolean;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-publish-'));
  try {
    const [from, to] = ['reports', 'public'].map((name) => path.join(folder, name));
    mkdirSync(from);
    for (const [name, run] of Object.entries(runs)) {
      mkdirSync(path.join(from, name));
      writeFileSync(path.join(from, name, 'run.json'), JSON.stringify(run));
      writeFileSync(path.join(from, name, 'customers.csv'), 'customer_id\n1\n');
    }
    const script = path.join(projectRoot(), '.ci', 'publish.mjs');
    const { stderr } = spawnSync(process.execPath, [script, from, to], { encoding: 'utf8' });
    return { error: stderr, copied: existsSync(path.join(to, 'default', 'customers.csv')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('what is published', () => {
  const ours = { dataName: 'UCI Online Retail', isSample: false };

  test('are runs of the public data set', () => {
    assert.deepEqual(publish({ default: ours }), { error: '', copied: true });
  });

  test('is nothing where a run is of a shop’s own data or of a sample, or there is none', () => {
    const shop = publish({ default: ours, mine: { dataName: 'shop.csv', isSample: false } });
    assert.match(shop.error, /only runs of UCI Online Retail are published, not mine \(shop\.csv\)/);
    assert.equal(shop.copied, false);
    const sample = publish({ default: { dataName: 'UCI Online Retail', isSample: true } });
    assert.match(sample.error, /not default/);
    assert.match(publish({}).error, /has no run/);
  });
});
