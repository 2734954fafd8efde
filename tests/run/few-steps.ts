import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FEW_STEPS } from '../../bench/shops';
import { withSteps, type Settings } from '../../src/config';
import { settingsOfRun } from '../../src/features';
import { runSteps, stepRange } from '../../src/pipeline';
import { type ReportDocument } from '../../src/report';
import { readCsv, readTextArtefact } from '../../src/store';

/** What comes of a run. */
export interface Reported {
  readonly document: ReportDocument;
  /** All that the document says. */
  readonly text: string;
  /** The list of the Insiders. */
  readonly list: ReturnType<typeof readCsv>;
}

/** Takes every step of a run, without notebooks. */
export async function takeFewSteps(given: Settings): Promise<Reported> {
  const settings = withSteps(given, FEW_STEPS);
  const { report } = await runSteps(settings, stepRange('load', 'report'));
  const text = await readTextArtefact(await settingsOfRun(settings), 'insiders_document');
  return {
    document: JSON.parse(text) as ReportDocument,
    text,
    list: readCsv(readFileSync(report.lists.insidersFile, 'utf8')),
  };
}

/** Every question is there, and answered. */
export function assertWhole({ document }: Reported): void {
  for (let question = 1; question <= 9; question += 1) {
    const section = document.sections.find(({ id }) => id === `question-${question}`);
    assert.ok(section !== undefined && section.answer.length > 20, `question ${question}`);
  }
}
