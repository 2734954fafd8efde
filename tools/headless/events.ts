/** What the headless runner reports while it works; `notebook` is always the path as given. */
export type RunEvent =
  | { readonly event: 'notebook-start'; readonly notebook: string; readonly cells: number }
  | { readonly event: 'cell-start'; readonly notebook: string; readonly cell: number; readonly cells: number }
  | {
      readonly event: 'cell-end';
      readonly notebook: string;
      readonly cell: number;
      readonly cells: number;
      readonly seconds: number;
    }
  | ({ readonly event: 'notebook-end' } & NotebookRun)
  | ({ readonly event: 'failure' } & NotebookFailure);

/** A notebook that ran to its end. */
export interface NotebookRun {
  readonly notebook: string;
  /** Number of code cells that were run. */
  readonly cells: number;
  /** From the notebook's turn to its end, the kernel's start included where it had to be waited for. */
  readonly seconds: number;
  /** The most memory that the kernel's process held (resident); null where it could not be measured. */
  readonly peakMemoryBytes: number | null;
  /** Where the executed copy lies. */
  readonly executedPath: string;
}

/**
 * How a notebook failed: a cell threw (`error`), something failed after its cell had ended (`late`), a cell ran too
 * long (`timeout`), or the kernel ended (`died`) or did not start (`start`).
 */
export type FailureKind = 'error' | 'late' | 'timeout' | 'died' | 'start';

/** A notebook that failed. */
export interface NotebookFailure {
  readonly kind: FailureKind;
  readonly notebook: string;
  /** The failing cell, counted among the code cells from 1, as in its `In[…]`; missing when none had begun. */
  readonly cell?: number;
  readonly cells?: number;
  readonly source?: string;
  /** The error's name, as JavaScript has it; missing when no error was thrown. */
  readonly ename?: string;
  readonly evalue: string;
  readonly traceback?: readonly string[];
}
