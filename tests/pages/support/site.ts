import { mkdtemp, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../../../src/config';
import { type ReportDocument } from '../../../src/report';
import { renderIndex, renderRun, type RunSummary } from '../../../tools/pages';
import { writeNotebooks } from './notebooks';

/** The interpreter that has nbconvert: the project's, or the one that INSIDERS_PYTHON names. */
export const python = process.env.INSIDERS_PYTHON ?? path.join(projectRoot(), '.venv', 'bin', 'python');

/** Why rendering cannot be tested here, or false. */
export const noPython: string | false = existsSync(python)
  ? false
  : `no Python environment at ${python}: npm test makes it`;

/** The summary of the run that tests render. */
export const summary: RunSummary = {
  run: 'trial',
  preset: 'default',
  presetTitle: 'the rules we recommend',
  dataName: 'generated sample of 1,500 customers',
  isSample: true,
  notice: 'These are not real customers: the transactions were generated from the seed 352.',
  generatedAt: '2025-11-22T21:15:00Z',
  headline: 'Invite 812 customers: they are 18.7% of the base and bring 63.2% of its revenue',
  customers: 4334,
  insiders: 812,
  revenueShare: 0.632,
};

/** A rendered site in a folder of its own. */
export interface Site {
  readonly reportsDir: string;
  readonly folder: string;
  readonly notebooks: readonly string[];
}

/** Renders the two notebooks, the reports, if any, and the index to a new temporary folder. */
export async function renderSite(documents: readonly ReportDocument[] = []): Promise<Site> {
  const base = await mkdtemp(path.join(os.tmpdir(), 'insiders-pages-'));
  const notebooks = await writeNotebooks(path.join(base, 'notebooks'));
  const insiders = path.join(base, 'insiders.csv');
  await writeFile(insiders, 'customer_id,segment\n12346,Insiders\n');
  const reportsDir = path.join(base, 'reports');
  const files = [{ path: insiders, title: 'Whom to invite, with the reasons.' }];
  const { folder } = await renderRun({ python, reportsDir, summary, notebooks, documents, files });
  await renderIndex({ python, reportsDir });
  return { reportsDir, folder, notebooks };
}
