/** A cell that calls an entry of a face. */
export interface NotebookExample {
  /** The notebook's name without its ending. */
  readonly notebook: string;
  readonly code: string;
}

/** The shortest cell of the notebooks for each entry that one calls, by room and name: `experiment.tryModel`. */
export function notebookExamples(folder: string): Map<string, NotebookExample>;
