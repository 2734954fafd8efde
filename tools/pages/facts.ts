import { type Language } from '../../src/config';
import { type ReportDocument, type ReportFacts } from '../../src/report';

/** What a report's page tells a program. */
export interface PageFacts {
  readonly name: ReportDocument['name'];
  readonly run: string;
  readonly language: Language;
  readonly locale: string;
  readonly facts: ReportFacts;
}

/**
 * The facts that a report's page carries, to be held against lists, tables and model.
 *
 * @param html the page
 * @throws Error when the page carries none
 */
export function readPageFacts(html: string): PageFacts {
  const found = /<script type="application\/json" id="report-facts">([^<]*)<\/script>/.exec(html);
  if (found === null) throw new Error('the page carries no facts: it is no report of a run, or an older one');
  return JSON.parse(found[1]) as PageFacts;
}
