import { type PlotlyFigure } from '../charts';
import { display, mime } from './display';
import { callout, prose } from './markdown';
import { showTable } from './table';

/** A part of a section of a report, as far as it is shown. */
export type ShownBlock =
  | { readonly type: 'prose'; readonly markdown: string }
  | { readonly type: 'figure'; readonly figure: PlotlyFigure }
  | {
      readonly type: 'table';
      readonly caption: string;
      readonly columns: readonly {
        readonly heading: string;
        readonly numeric: boolean;
        readonly explanation?: string;
      }[];
      readonly rows: readonly (readonly { readonly text: string }[])[];
    }
  | { readonly type: 'code'; readonly caption: string; readonly language: string; readonly text: string };

/** A section of a report without its heading, which is the notebook's. */
export interface ShownSection {
  /** Markdown; empty where the section asks nothing. */
  readonly answer: string;
  readonly blocks: readonly ShownBlock[];
  /** Markdown; empty where there is nothing to add. */
  readonly caveat: string;
}

/** Shows a section of a report: its answer, figures and tables, and what the answer cannot show. */
export function showSection({ answer, blocks, caveat }: ShownSection): void {
  if (answer !== '') prose(answer);
  for (const block of blocks) showBlock(block);
  if (caveat !== '') callout('caveat', caveat);
}

function showBlock(block: ShownBlock): void {
  switch (block.type) {
    case 'prose':
      return prose(block.markdown);
    case 'figure':
      return showDrawn(block.figure);
    case 'table':
      return showWritten(block);
    case 'code':
      return prose(`${block.caption}:\n\n\`\`\`${block.language}\n${block.text}\n\`\`\``);
    default: {
      const unknown: never = block;
      throw new RangeError(`there is no block ${JSON.stringify(unknown)}`);
    }
  }
}

/** A figure that is drawn already; its words are in its layout. */
function showDrawn(figure: PlotlyFigure): void {
  const words = figure.layout.meta as Readonly<Record<'title' | 'subtitle' | 'alt' | 'caption', string>>;
  const { title, subtitle, alt, caption } = words;
  display({ [mime.plotly]: figure, 'text/plain': [title, subtitle, alt, caption].join('\n') });
}

/** A table whose cells are written: in the order that it has, since its texts do not sort as their numbers would. */
function showWritten({ caption, columns, rows }: Extract<ShownBlock, { readonly type: 'table' }>): void {
  showTable(
    rows.map((row) => Object.fromEntries(row.map(({ text }, i) => [`column${i}`, text]))),
    {
      caption,
      sortable: false,
      maxRows: Math.max(1, rows.length),
      columns: columns.map(({ heading, numeric, explanation }, i) => ({
        name: `column${i}`,
        heading,
        format: 'text',
        align: numeric ? 'right' : 'left',
        ...(explanation === undefined ? {} : { explanation }),
      })),
    },
  );
}
