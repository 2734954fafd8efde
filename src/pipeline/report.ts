import { type Settings } from '../config';
import { ordersArtefact } from '../experiment';
import { readRecord } from '../store';
import { evaluationSummary, writeLists, type CustomerLists } from '../programme';
import {
  comparisonReport,
  insidersReport,
  readParts,
  writeDocuments,
  type ReportDocument,
  type ReportParts,
} from '../report';
import { writeBundle, type WrittenBundle } from '../scoring';
import { type Proof } from './proof';
import { type MadeRules } from './rules';

/** The lists and reports of a run. */
export interface MadeReport {
  readonly lists: CustomerLists;
  readonly parts: ReportParts;
  readonly document: ReportDocument;
  /** The published result beside ours; null where there is nothing to compare. */
  readonly comparison: ReportDocument | null;
  /** What placing and the months that follow score by. */
  readonly bundle: WrittenBundle;
}

/** Writes the lists, the reports and the model's bundle, in the language of the settings. */
export async function makeReport(settings: Settings, rules: MadeRules, proof: Proof): Promise<MadeReport> {
  const { eligibility, replay, membership } = rules;
  const { best } = (await readRecord(settings, ordersArtefact)).details;
  const lists = await writeLists(settings, { order: best });
  const parts = await readParts(settings, {
    ...{ eligibility, replay, membership, test: lists.test },
    ...proof,
  });
  const document = insidersReport(settings, parts);
  const comparison = await comparisonReport(settings, parts);
  await writeDocuments(settings, comparison === null ? [document] : [document, comparison]);
  const summary = evaluationSummary(proof.evaluation);
  const { origins = 0, horizonDays = 0, futureShare, ratio = null } = summary ?? {};
  const bundle = await writeBundle(settings, {
    proof: futureShare === undefined ? null : { origins, horizonDays, futureShare, ratio },
  });
  return { lists, parts, document, comparison, bundle };
}
