/** What the pages say of a run; `run.json` beside them. */
export interface RunSummary {
  /** The run's name, which is its folder's. */
  readonly run: string;
  readonly preset: string;
  /** What the preset is, in a few words. */
  readonly presetTitle: string;
  /** What a reader calls the data. */
  readonly dataName: string;
  /** Whether the transactions were generated; every page then says so. */
  readonly isSample: boolean;
  /** What a reader must know of the data before anything else, or null. */
  readonly notice: string | null;
  /** ISO date and time of the rendering: the only thing in which two renderings of the same notebooks differ. */
  readonly generatedAt: string;
  /** The answer in one sentence. */
  readonly headline: string;
  /** Customers in the base; null as long as no notebook has counted them. */
  readonly customers: number | null;
  readonly insiders: number | null;
  /** The Insiders' share of all revenue, from 0 to 1. */
  readonly revenueShare: number | null;
}

/** One rendered notebook. */
export interface RenderedNotebook {
  /** The page's file name, in the run's folder. */
  readonly page: string;
  /** The number in the notebook's name, or an empty text. */
  readonly number: string;
  readonly title: string;
  /** HTML, one line each. */
  readonly findings: readonly string[];
  readonly figures: number;
  readonly tables: number;
}

/** One rendered report: a page for the business. */
export interface RenderedReport {
  /** The page's file name, in the run's folder. */
  readonly page: string;
  readonly title: string;
  /** BCP 47 language tag. */
  readonly locale: string;
  /** The answer: HTML, one line. */
  readonly headline: string;
}

/** A file that a run offers to download. */
export interface RunFile {
  /** Where it is; it is copied to the run's folder. */
  readonly path: string;
  /** What it holds, in a sentence. */
  readonly title: string;
}

/** A run's summary as it is kept, with what was rendered. */
export interface RunRecord extends RunSummary {
  readonly notebooks: readonly RenderedNotebook[];
  /** The pages for the business, the main one first; runs rendered by earlier versions have none. */
  readonly reports?: readonly RenderedReport[];
  readonly files: readonly { readonly name: string; readonly title: string }[];
}
