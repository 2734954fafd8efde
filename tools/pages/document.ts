import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type PlotlyFigure } from '../../src/charts';
import { formatDate } from '../../src/format';
import { type Block, type ReportDocument, type ReportSection } from '../../src/report';
import { tableHtml } from '../../src/tables';
import { pageTexts, type PageTexts } from '../../src/texts';
import { reportTable } from './report-table';
import { type RunSummary } from './types';

const ending = '.document.json';

/** The ids of a page's own parts, which no section may have. */
const taken = ['content', 'files', 'more', 'bubble', 'page-words', 'report-facts'];

/** A block as the template takes it: tables are HTML already. */
type BlockView =
  | Exclude<Block, { readonly type: 'table' }>
  | { readonly type: 'table'; readonly html: string };

/** A file beside the pages. */
export interface OfferedFile {
  readonly name: string;
  readonly title: string;
  /** In words. */
  readonly size: string;
}

/** A document as the template takes it; its Markdown and its figures are rendered in Python. */
export interface DocumentView extends Omit<ReportDocument, 'sections' | 'files'> {
  readonly page: string;
  readonly words: PageTexts;
  readonly generated: string;
  readonly files: readonly OfferedFile[];
  readonly sections: readonly (Omit<ReportSection, 'blocks'> & { readonly blocks: readonly BlockView[] })[];
}

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
  const ids = sections.map(({ id }) => id);
  const wrong = ids.find(
    (id, i) => !/^[a-z][a-z0-9-]*$/.test(id) || ids.indexOf(id) !== i || taken.includes(id) || /^figure-/.test(id),
  );
  if (wrong !== undefined) {
    fail(`a section's id must be its own, of lower case, digits and dashes, received "${wrong}"`);
  }
  return document;
}

/**
 * A document as its page shows it.
 *
 * @param offered the files that lie beside the page
 * @throws Error that names a file which the document speaks of and which is not offered
 */
export function documentView(
  document: ReportDocument,
  { generatedAt }: Pick<RunSummary, 'generatedAt'>,
  offered: readonly OfferedFile[],
): DocumentView {
  const words = pageTexts[document.language];
  return {
    ...document,
    page: `${document.name}.html`,
    words,
    generated: `${formatDate(generatedAt, { locale: document.locale, style: 'time' })} UTC`,
    files: document.files.map(({ name, title }) => {
      const file = offered.find((each) => each.name === name);
      if (file !== undefined) return { name, title, size: file.size };
      const there = offered.map((each) => each.name).join(', ');
      throw new Error(`the report "${document.name}" offers ${name}, which is not beside it: there is ${there || 'no file'}`);
    }),
    sections: document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => blockView(block, words)),
    })),
  };
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

/** Of a figure only what is drawn; how it is drawn in a notebook is the notebook's. */
function blockView(block: Block, words: PageTexts): BlockView {
  switch (block.type) {
    case 'table':
      return { type: 'table', html: tableHtml(reportTable(block), words) };
    case 'figure':
      return { type: 'figure', figure: withoutTemplate(block.figure) };
    case 'prose':
    case 'code':
      return block;
    default: {
      const unknown: never = block;
      throw new Error(`a report has no block of the type "${String((unknown as { type: unknown }).type)}"`);
    }
  }
}

function withoutTemplate(figure: PlotlyFigure): PlotlyFigure {
  const { template: _template, ...layout } = figure.layout;
  return { ...figure, layout };
}
