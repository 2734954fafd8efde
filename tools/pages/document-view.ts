import { type PlotlyFigure } from '../../src/charts';
import { formatDate } from '../../src/format';
import { type Block, type ReportDocument, type ReportSection } from '../../src/report';
import { tableHtml } from '../../src/tables';
import { pageTexts, type PageTexts } from '../../src/texts';
import { reportTable } from './report-table';
import { type RunSummary } from './types';

/** A block as the template takes it: tables are HTML already. */
type BlockView =
  Exclude<Block, { readonly type: 'table' }> | { readonly type: 'table'; readonly html: string };

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
      throw new Error(
        `the report "${document.name}" offers ${name}, which is not beside it: there is ${there || 'no file'}`,
      );
    }),
    sections: document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => blockView(block, words)),
    })),
  };
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
  const kept = Object.entries(figure.layout).filter(([name]) => name !== 'template');
  return { ...figure, layout: Object.fromEntries(kept) };
}
