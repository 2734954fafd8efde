import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  bundlePath,
  currentBundleId,
  listBundles,
  readBundle,
  sharesOf,
  useBundle,
  writeBundle,
} from '../../src/scoring';
import { readArtefact } from '../../src/store';
import { runSettings } from '../support/run';
import { finishRun, prepareRun } from '../support/trained-run';

describe('the model bundle of a run', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-bundle-'));
  const settings = runSettings(folder, { data: 'sample', sampleCustomers: 150 });
  before(async () => {
    await prepareRun(settings);
    await finishRun(settings);
  });
  after(() => rmSync(folder, { recursive: true }));

  test('has the same id and bytes when it is written again, and scores without the run’s artefacts', async () => {
    const { bundle, file, current } = await writeBundle(settings);
    const bytes = readFileSync(file);
    await writeBundle(settings);
    assert.deepEqual(readFileSync(file), bytes);
    assert.equal(current, bundle.id);
    assert.match(bundle.id, /^default-\d{4}-\d\d-\d\d-[0-9a-f]{8}$/);
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'insiders-bundle-'));
    try {
      const other = runSettings(elsewhere);
      cpSync(path.join(settings.dataDir, 'models'), path.join(other.dataDir, 'models'), { recursive: true });
      assert.equal((await readBundle(other)).bundle.id, bundle.id);
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  test('knows how its customers were spread: the shares of each feature add up to 1', async () => {
    const { bundle } = await readBundle(settings);
    const rows = await readArtefact(settings, 'customers');
    for (const { feature, edges, shares } of bundle.reference.features) {
      assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9, feature);
      assert.deepEqual(
        sharesOf(
          rows.filter(({ is_guest }) => is_guest !== true),
          feature,
          edges,
        ),
        shares,
      );
    }
  });

  test('of a chosen id stays the current one when the run is trained anew, and going back is the same', async () => {
    const first = (await readBundle(settings)).bundle.id;
    await useBundle(settings, first);
    const proof = { origins: 1, horizonDays: 90, futureShare: [0.5, 0.5], ratio: null } as const;
    const second = await writeBundle(settings, { proof });
    assert.notEqual(second.bundle.id, first);
    assert.equal(second.current, first);
    await useBundle(settings, second.bundle.id);
    assert.equal(await currentBundleId(settings), second.bundle.id);
    assert.deepEqual(
      (await listBundles(settings)).map(({ id }) => id).sort(),
      [first, second.bundle.id].sort(),
    );
    await useBundle(settings, first);
    await assert.rejects(useBundle(settings, '../../x'), /--use must name a bundle of the run "default"/);
    assert.equal(await currentBundleId(settings), first);
  });

  test('that was damaged is refused by its file’s name', async () => {
    const { id } = (await readBundle(settings)).bundle;
    const file = bundlePath(settings, id);
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, 1000));
    await assert.rejects(readBundle(settings), /bundle\.json cannot be read/);
    writeFileSync(file, whole);
  });
});

test('a value on an edge belongs to the bin below, and those without a value have a bin of their own', () => {
  const rows = [{ n: 1 }, { n: 2 }, { n: 2.5 }, { n: null }];
  assert.deepEqual(sharesOf(rows, 'n', [1, 2]), [0.25, 0.25, 0.25, 0.25]);
});
