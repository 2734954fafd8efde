import { type PlotlyFigure } from '../charts';
import { type Language } from '../config';

/** Running text: Markdown, whose values were escaped by `md`. */
export type Markdown = string;

/** A paragraph, or several, or a list: whatever Markdown has, without headings. */
export interface ProseBlock {
  readonly type: 'prose';
  readonly markdown: Markdown;
}

/** A figure as plotly takes it; its words are in `layout.meta`. */
export interface FigureBlock {
  readonly type: 'figure';
  readonly figure: PlotlyFigure;
}

/** A column of a table. */
export interface ReportColumn {
  readonly heading: string;
  /** Numbers are set flush right. */
  readonly numeric: boolean;
  /** What the column holds, where its heading does not say it all. */
  readonly explanation?: string;
}

/** A cell: what is shown, and what it is sorted by where that is not the text. */
export interface ReportCell {
  readonly text: string;
  readonly sort?: number;
}

/** A table whose cells are written in the document's language. */
export interface TableBlock {
  readonly type: 'table';
  readonly caption: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

/** Text to be copied as it stands, such as a rule in SQL. */
export interface CodeBlock {
  readonly type: 'code';
  readonly caption: string;
  readonly language: 'sql' | 'text';
  readonly text: string;
}

/** A part of a section. */
export type Block = ProseBlock | FigureBlock | TableBlock | CodeBlock;

/** A section under a heading, usually a question. */
export interface ReportSection {
  /** For links: lower case, digits and dashes, the same in every language, such as `question-6`. */
  readonly id: string;
  readonly heading: string;
  /** The answer in one or two sentences; empty where the section asks nothing. */
  readonly answer: Markdown;
  readonly blocks: readonly Block[];
  /** What the answer cannot show; empty where there is nothing to add. */
  readonly caveat: Markdown;
}

/** A large number of the first screen. */
export interface Tile {
  readonly label: string;
  readonly value: string;
  /** Its interval, or what it is a part of. */
  readonly note: string;
}

/** What a program reads in a report, and the run's check holds against the lists, the tables and the model. */
export interface ReportFacts {
  readonly customers: number;
  readonly insiders: number;
  /** The preset's revenue of the Insiders, in the currency of the prices. */
  readonly insidersRevenue: number;
  /** Their share of all revenue, 0 to 1. */
  readonly shareOfAll: number;
}

/** A report as data: what it says in one language, without how it looks. */
export interface ReportDocument {
  /** The page's name without its ending: `insiders` or `comparison`. */
  readonly name: 'insiders' | 'comparison';
  readonly language: Language;
  /** BCP 47 language tag. */
  readonly locale: string;
  readonly title: string;
  /** Run, preset, data, period: a word or two each. */
  readonly about: readonly string[];
  /** Set above everything where the data were generated; null otherwise. */
  readonly notice: string | null;
  /** The first screen: the answer in a sentence or two, the large numbers, and what must be known beside them. */
  readonly headline: Markdown;
  readonly tiles: readonly Tile[];
  readonly lead: readonly Markdown[];
  readonly sections: readonly ReportSection[];
  /** Files that lie beside the page. */
  readonly files: readonly { readonly name: string; readonly title: string }[];
  readonly facts: ReportFacts;
}
