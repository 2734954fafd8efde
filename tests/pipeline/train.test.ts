import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { withSteps } from '../../src/config';
import { runMonthly, runShadow, runSteps, trainBundle } from '../../src/pipeline';
import { historyFolder, readShadow } from '../../src/programme';
import { currentBundleId, listBundles, readBundle } from '../../src/scoring';
import { artefactPath, fingerprint, readRecord } from '../../src/store';
import { generateSample } from '../../src/sample';
import { linesArtefact } from '../../src/transactions';
import { fingerprints } from '../run/command';
import { runSettings, withRun } from '../support/run';

test('a run that knows no later day is that of a file which ends there, and says how many lines it left out', () =>
  withRun({}, async (settings, folder) => {
    const whole = path.join(folder, 'whole.csv');
    await generateSample(whole, { customers: 60 });
    const [header, ...lines] = readFileSync(whole, 'utf8').trimEnd().split('\n');
    const until = '2011-06-30';
    const known = lines.filter((line) => (/(?:^|,)"?(\d{4}-\d\d-\d\d)[ T]/.exec(line)?.[1] ?? '') <= until);
    assert.ok(known.length > 100 && known.length < lines.length);
    const cut = path.join(folder, 'cut.csv');
    writeFileSync(cut, `${[header, ...known].join('\n')}\n`);
    const bytes = async (run: string, data: string, day: string | null): Promise<string[]> => {
      const own = { ...settings, run, data, until: day };
      await runSteps(own, ['load', 'clean', 'features']);
      const { rowsIn, rowsKept, rowsSetAside, lastDay, source } = (await readRecord(own, linesArtefact))
        .details;
      assert.equal(rowsIn, rowsKept + rowsSetAside);
      assert.ok(lastDay <= until);
      if (day !== null) assert.match(source.notice ?? '', /as of 2011-06-30: \d+ later lines/);
      return Promise.all(
        (['cleaned', 'customers'] as const).map((name) => fingerprint(artefactPath(own, name))),
      );
    };
    assert.deepEqual(await bytes('until', whole, until), await bytes('cut', cut, null));
    await assert.rejects(
      runSteps({ ...settings, data: whole, until: '2001-01-31' }, ['load']),
      /has no line up to 2001-01-31/,
    );
  }));

describe('a model that is trained without notebooks', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-train-'));
  const settings = withSteps(runSettings(folder, { data: 'sample', sampleCustomers: 150 }), {
    trials: { ks: [3, 4] },
    finalists: { count: 2, replicates: 3, seeds: 2 },
    value: { replicates: 0, origins: 2, bandedOrigins: 0 },
    proof: { replicates: 100, permutations: 99 },
  });
  after(() => rmSync(folder, { recursive: true }));

  test('is refused at a day with too little before it, and the earliest month end says why those before are', async () => {
    await assert.rejects(
      trainBundle(settings, { asOf: '2010-12-31', threads: 0 }),
      /2010-12-31 cannot carry a model: \d+ days of data lie before it, from 2010-\d\d-\d\d on, and 90 are the least/,
    );
    await assert.rejects(trainBundle(settings, { asOf: '2031-01-31', threads: 0 }), /the data end on 2011-/);
    const { bundle, asOf, tooEarly } = await trainBundle(settings, { asOf: 'earliest', threads: 0 });
    assert.ok(asOf !== null && bundle.bundle.trainedUpTo <= asOf);
    assert.ok(tooEarly.length >= 3 && tooEarly.every((each) => each.asOf < asOf));
    assert.match(tooEarly[0].reason, /days of data lie before it/);
    assert.equal(await currentBundleId(settings), bundle.bundle.id);
  });

  test('is compared with one that is trained beside, which changes neither months nor the model at work', async () => {
    const months = await runMonthly(settings, { from: '2011-07', to: '2011-08' });
    const before = fingerprints(historyFolder(settings));
    const current = await currentBundleId(settings);
    const steps: string[] = [];
    // As the command has it: the currency is known to the data alone.
    const asked = { ...settings, currency: 'none' };
    const shadow = await runShadow(asked, { onStep: (step) => steps.push(step) });
    const { bundle: trained } = await readBundle(settings, shadow.shadow.model);
    assert.equal(trained.settings.currency, 'GBP');
    assert.deepEqual([steps[0], steps.at(-1)], ['load', 'rules']);
    assert.deepEqual([shadow.month, shadow.current.model], ['2011-08', current]);
    assert.equal(shadow.customers, months[1].counts.customers);
    assert.equal(shadow.laterUntil, '2011-11-30');
    assert.ok(
      shadow.shadow.trainedUpTo > shadow.current.trainedUpTo && shadow.shadow.trainedUpTo <= '2011-08-31',
    );
    // It was trained on these very customers.
    assert.deepEqual([shadow.shadow.psiBeyond, shadow.shadow.refused], [0, 0]);
    assert.ok(shadow.jaccard! >= 0 && shadow.jaccard! <= 1 && shadow.agreement! <= 1);
    assert.ok(shadow.shadow.laterShare! > 0 && shadow.shadow.laterShare! < 1);
    const { 'shadow/2011-08.json': record, ...rest } = fingerprints(historyFolder(settings));
    assert.ok(record !== undefined);
    assert.deepEqual(rest, before);
    assert.deepEqual(await readShadow(settings, '2011-08'), shadow);
    assert.equal(await currentBundleId(settings), current);
    const known = (await listBundles(settings)).map(({ id }) => id);
    assert.ok(known.includes(shadow.shadow.model));
    // Nothing but the bundle is left of the training.
    assert.deepEqual(
      Object.keys(fingerprints(path.join(settings.dataDir, 'interim'))).filter((name) =>
        name.includes('shadow'),
      ),
      [],
    );
  });
});
