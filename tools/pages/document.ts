import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ReportDocument, type ReportSection } from '../../src/report';
import { pageTexts } from '../../src/texts';
import { type RunSummary } from './types';

const ending = '.document.json';

/** The ids of a page's own parts, which no section may have. */
const taken = ['content', 'files', 'more', 'bubble', 'page-words', 'report-facts'];

/**
 * Reads a report that a notebook left.
 *
 * @param file its path, which ends in the report's name and `.document.json`
 * @throws Error that names the file when it is no report of that name
 */
export async function readDocument(file: string): Promise<ReportDocument> {
  const fail = (fault: string, cause?: unknown): never => {
    throw new Error(`${file} is no report: ${fault}; run its notebook again`, { cause });
  };
  const text = await readFile(file, 'utf8');
  let document: ReportDocument;
  try {
    document = JSON.parse(text) as ReportDocument;
  } catch (error) {
    return fail((error as Error).message, error);
  }
  const { name, language, sections } = document;
  const expected = path.basename(file, ending);
  if (name !== expected) fail(`name must be "${expected}", as the file's, received "${String(name)}"`);
  if (!Object.hasOwn(pageTexts, language)) {
    fail(`language must be one of ${Object.keys(pageTexts).join(', ')}, received "${String(language)}"`);
  }
  if (!Array.isArray(sections)) fail('it has no sections');
  const ids = (sections as readonly ReportSection[]).map(({ id }) => id);
  const wrong = ids.find(
    (id, i) =>
      !/^[a-z][a-z0-9-]*$/.test(id) || ids.indexOf(id) !== i || taken.includes(id) || /^figure-/.test(id),
  );
  if (wrong !== undefined) {
    fail(`a section's id must be its own, of lower case, digits and dashes, received "${wrong}"`);
  }
  return document;
}

/**
 * Holds the main report against the run's summary, which the indexes show.
 *
 * @throws Error that names what they count otherwise
 */
export function checkFacts(document: ReportDocument, summary: RunSummary): void {
  if (document.name !== 'insiders') return;
  const { facts } = document;
  const pairs = [
    ['customers', facts.customers, summary.customers],
    ['insiders', facts.insiders, summary.insiders],
    ['share of revenue', facts.shareOfAll, summary.revenueShare],
  ] as const;
  for (const [what, said, counted] of pairs) {
    if (counted === null || said === counted) continue;
    throw new Error(
      `the report "${document.name}" and the summary of the run "${summary.run}" disagree on ${what}: ${said} and ${counted}`,
    );
  }
}
