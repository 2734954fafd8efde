import path from 'node:path';
import { type FailureKind, type NotebookFailure } from './events';

/** A notebook that failed, with all that is needed to mend it; the message is fit for the console as it is. */
export class NotebookError extends Error {
  readonly kind: FailureKind;
  readonly notebook: string;
  readonly cell: number | undefined;
  readonly source: string;
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];

  constructor(failure: NotebookFailure) {
    super(describeFailure(failure));
    this.name = 'NotebookError';
    this.kind = failure.kind;
    this.notebook = failure.notebook;
    this.cell = failure.cell;
    this.source = failure.source ?? '';
    this.ename = failure.ename ?? '';
    this.evalue = failure.evalue;
    this.traceback = failure.traceback ?? [];
  }
}

const HEADS: Readonly<Record<FailureKind, string>> = {
  error: 'failed',
  late: 'failed after its last cell',
  timeout: 'took too long',
  died: 'lost its kernel',
  start: 'has no kernel',
};

/** The failure as text: where, the cell's source with line numbers, and the error. */
function describeFailure(failure: NotebookFailure): string {
  const { kind, notebook, cell, cells, source, evalue, traceback = [] } = failure;
  const lines = [
    `${path.relative('', notebook)} ${HEADS[kind]}${cell ? ` in cell ${cell} of ${cells}` : ''}`,
  ];
  if (source) {
    const numbered = source.split('\n').map((line, i) => `${String(i + 1).padStart(4)} | ${line}`);
    lines.push('', ...numbered);
  }
  lines.push('');
  // A traceback from the kernel begins with the error itself; the last words of a dead process do not.
  if (failure.ename === undefined) lines.push(evalue);
  lines.push(...traceback);
  return lines.join('\n').trimEnd();
}

/** The run was stopped from outside: Ctrl-C, or a signal. */
export class RunInterrupted extends Error {
  constructor() {
    super('The run was interrupted');
    this.name = 'RunInterrupted';
  }
}
