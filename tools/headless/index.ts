export { createConsoleReporter, type Output } from './console-reporter';
export { type FailureKind, type NotebookFailure, type NotebookRun, type RunEvent } from './events';
export { NotebookError, RunInterrupted } from './notebook-error';
export { runNotebooks, type RunOptions } from './run-notebooks';
