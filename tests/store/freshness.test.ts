import assert from 'node:assert/strict';
import { appendFileSync, copyFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type Settings } from '../../src/config';
import {
  artefactPath,
  isFresh,
  isWhole,
  readArtefact,
  readRecord,
  readTextArtefact,
  recordPath,
  requireFresh,
  StaleError,
  withArtefacts,
  withDatabase,
  writeArtefact,
  writeTextArtefact,
  type ArtefactName,
} from '../../src/store';
import { withRun } from '../support/run';

const write = (settings: Settings, name: ArtefactName, x: number, from: readonly ArtefactName[] = []) =>
  withDatabase((database) => writeArtefact(database, settings, name, { select: `SELECT ${x} AS x`, from }));

/** Lines, cleaned lines, customers and a list of them. */
async function writeChain(settings: Settings): Promise<void> {
  await write(settings, 'lines', 1);
  await write(settings, 'cleaned', 2, ['lines']);
  await write(settings, 'customers', 3, ['cleaned']);
  await writeTextArtefact(settings, 'rules', '{}', { from: ['customers'] });
}

const stale = (message: RegExp) => (error: Error) => {
  assert.ok(error instanceof StaleError, String(error));
  assert.match(error.message, message);
  return true;
};

describe('an artefact that does not fit its run', () => {
  test('is refused where what it was made of is another now, however far down, with the command that mends it', () =>
    withRun({ run: 'mine' }, async (settings) => {
      await writeChain(settings);
      await requireFresh(settings, ['rules']);
      await write(settings, 'lines', 10);
      const said =
        /^cleaned\.parquet was made of another lines\.parquet than the run "mine" now has: make it again with npm run report -- --run mine --from 02$/;
      await assert.rejects(readArtefact(settings, 'cleaned'), stale(said));
      await assert.rejects(readRecord(settings, 'customers'), stale(said));
      await assert.rejects(readTextArtefact(settings, 'rules'), stale(said));
      await write(settings, 'cleaned', 20, ['lines']);
      await assert.rejects(
        readTextArtefact(settings, 'rules'),
        stale(/customers\.parquet was made of another .* --from 03$/),
      );
    }));

  test('fits again when the same is made once more: what counts are the bytes', () =>
    withRun({}, async (settings) => {
      await writeChain(settings);
      await write(settings, 'lines', 1);
      assert.ok(await isFresh(settings, ['rules', 'customers']));
    }));

  test('is refused where it is not the file that its record was written for, as after a kill between the two', () =>
    withRun({}, async (settings) => {
      await writeChain(settings);
      const before = `${artefactPath(settings, 'lines')}.before`;
      copyFileSync(recordPath(artefactPath(settings, 'cleaned')), before);
      await write(settings, 'cleaned', 20, ['lines']);
      copyFileSync(before, recordPath(artefactPath(settings, 'cleaned')));
      assert.equal(await isWhole(settings, 'cleaned'), false);
      await assert.rejects(
        withArtefacts(settings, ['cleaned'], () => Promise.resolve()),
        stale(/^cleaned\.parquet is not the file that cleaned\.json was written for.* --from 02$/),
      );
    }));

  test('is noticed though its size and time are the same as before', () =>
    withRun({}, async (settings) => {
      const file = artefactPath(settings, 'rules');
      await writeTextArtefact(settings, 'rules', '{"a":1}', {});
      const time = new Date('2011-01-01');
      utimesSync(file, time, time);
      assert.ok(await isWhole(settings, 'rules'));
      writeFileSync(file, '{"a":2}');
      utimesSync(file, time, time);
      assert.equal(await isWhole(settings, 'rules'), false);
    }));

  test('is refused before anything is written', () =>
    withRun({}, async (settings) => {
      await writeChain(settings);
      const record = await readRecord(settings, 'rules');
      appendFileSync(artefactPath(settings, 'customers'), ' ');
      await assert.rejects(
        writeTextArtefact(settings, 'rules', '{"new":1}', { from: ['customers'] }),
        StaleError,
      );
      assert.ok(await isWhole(settings, 'rules'));
      await write(settings, 'customers', 3, ['cleaned']);
      assert.deepEqual(await readRecord(settings, 'rules'), record);
    }));

  test('is refused under settings that it was not made with, and under no others', () =>
    withRun({}, async (settings) => {
      await writeChain(settings);
      const { rules } = settings;
      const under = (change: Partial<Settings>): Promise<boolean> =>
        isFresh({ ...settings, ...change }, ['rules']);
      assert.ok(await under({ lang: 'pt', csvFormat: 'excel', seed: 1 }), 'what no step so far reads');
      assert.ok(await under({ rules: { ...rules, title: 'another', revenue: 'gross_revenue' } }));
      assert.ok(await under({ rules: { ...rules, clustering: { ...rules.clustering, k: 5 } } }));
      assert.equal(await under({ currency: 'EUR' }), false);
      assert.equal(await under({ preset: 'reference' }), false);
      assert.equal(await under({ rules: { ...rules, frequency: 'invoices_per_active_day' } }), false);
      assert.equal(await under({ rules: { ...rules, membership: { slack: 0.5 } } }), false);
      await assert.rejects(
        requireFresh({ ...settings, preset: 'reference' }, ['customers']),
        stale(
          /cleaned\.parquet of the run "default" was made with preset "default", and "reference" is asked for/,
        ),
      );
      const slack = { ...settings, rules: { ...rules, membership: { slack: 0.5 } } };
      assert.ok(await isFresh(slack, ['customers']), 'membership matters to the rules alone');
    }));

  test('is refused where a setting that decided it is set no longer', () =>
    withRun(
      {
        rules: {
          clustering: { features: ['recency_days'], scaling: 'log-z', spaces: { umap: { neighbours: 5 } } },
        },
      },
      async (settings) => {
        await write(settings, 'spaces', 1);
        const { features, scaling } = settings.rules.clustering;
        const rules = { ...settings.rules, clustering: { features, scaling } };
        await assert.rejects(
          requireFresh({ ...settings, rules }, ['spaces']),
          stale(/made with spaces .*, and unset is asked/),
        );
      },
    ));

  test('stands where what it was made of was cleared away, but not beside what was made of something else', () =>
    withRun({}, async (settings) => {
      await writeChain(settings);
      rmSync(artefactPath(settings, 'lines'));
      rmSync(artefactPath(settings, 'cleaned'));
      await requireFresh(settings, ['rules', 'customers']);
      await write(settings, 'cleaned', 4);
      await write(settings, 'value', 5, ['cleaned']);
      rmSync(artefactPath(settings, 'cleaned'));
      await assert.rejects(
        requireFresh(settings, ['customers', 'value']),
        stale(/value\.parquet was made of another cleaned\.parquet/),
      );
    }));
});
