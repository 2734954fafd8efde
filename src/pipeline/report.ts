import { type Settings } from '../config';
import { writeLists, type CustomerLists } from '../programme';
import {
  comparisonReport,
  insidersReport,
  readParts,
  writeDocuments,
  type ReportDocument,
  type ReportParts,
} from '../report';
import { type Proof } from './proof';
import { type MadeRules } from './rules';

/** The lists and reports of a run. */
export interface MadeReport {
  readonly lists: CustomerLists;
  readonly parts: ReportParts;
  readonly document: ReportDocument;
  /** The published result beside ours; null where there is nothing to compare. */
  readonly comparison: ReportDocument | null;
}

/** Writes the lists and the reports, in the language of the settings. */
export async function makeReport(settings: Settings, rules: MadeRules, proof: Proof): Promise<MadeReport> {
  const { eligibility, replay, membership } = rules;
  const lists = await writeLists(settings);
  const parts = await readParts(settings, { eligibility, replay, membership, ...proof });
  const document = insidersReport(settings, parts);
  const comparison = await comparisonReport(settings, parts);
  await writeDocuments(settings, comparison === null ? [document] : [document, comparison]);
  return { lists, parts, document, comparison };
}
