import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Settings } from '../../src/config';
import { buildFeatures, type FeaturesSummary } from '../../src/features';
import { runFolders } from '../../src/store';
import { clean, type CleaningSummary } from '../../src/cleaning';
import { loadTransactions } from '../../src/transactions';
import { realTransactions } from './real';
import { runSettings } from './run';

/** A run on the real transactions up to the customers' features. */
export interface RealRun {
  readonly settings: Settings;
  readonly cleaning: CleaningSummary;
  readonly features: FeaturesSummary;
}

/** Runs on the real transactions under both presets, in a temporary folder that the caller removes. */
export async function makeRealRuns(): Promise<{ folder: string; reference: RealRun; ours: RealRun }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-real-'));
  const reference = runSettings(folder, { preset: 'reference', data: realTransactions });
  const ours = runSettings(folder, { preset: 'default', data: realTransactions });
  await loadTransactions(reference);
  // Loading takes longest, and gives both presets the same lines.
  cpSync(runFolders(reference).interim, runFolders(ours).interim, { recursive: true });
  return { folder, reference: await makeRun(reference), ours: await makeRun(ours) };
}

async function makeRun(settings: Settings): Promise<RealRun> {
  const cleaning = await clean(settings);
  return { settings, cleaning, features: await buildFeatures(settings) };
}
