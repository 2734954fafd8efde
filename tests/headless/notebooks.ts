import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A cell as the notebook format has it, as far as tests look at it. */
export interface Cell {
  readonly id: string;
  readonly cell_type: 'code' | 'markdown';
  readonly source: string | readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly execution_count?: number | null;
  readonly outputs?: readonly Readonly<Record<string, unknown>>[];
}

/** Writes a notebook of code cells, with outputs left over from an earlier run, and returns its path. */
export function writeNotebook(folder: string, name: string, ...sources: string[]): string {
  const cells = sources.map((source, i) => ({
    id: `cell${i}`,
    cell_type: 'code',
    source,
    metadata: { execution: { 'iopub.status.busy': '2020-01-01T00:00:00Z' } },
    execution_count: 99,
    outputs: [{ output_type: 'stream', name: 'stdout', text: 'left over\n' }],
  }));
  const kernelspec = { name: 'tslab', display_name: 'TypeScript', language: 'typescript' };
  const head = { id: 'head', cell_type: 'markdown', source: '# A title', metadata: {} };
  const notebook = { cells: [head, ...cells], metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.ipynb`);
  writeFileSync(file, JSON.stringify(notebook));
  return file;
}

/** Says in a notebook's metadata that it may run beside the one before it. */
export function standBeside(file: string): string {
  const notebook = JSON.parse(readFileSync(file, 'utf8')) as { metadata: Record<string, unknown> };
  notebook.metadata.insiders = { beside: true };
  writeFileSync(file, JSON.stringify(notebook));
  return file;
}

/** Gives the cell of a notebook that runs as the `number`th (1, 2, …) the tag by which others need not wait for more. */
export function tagMade(file: string, number: number): string {
  const notebook = JSON.parse(readFileSync(file, 'utf8')) as { cells: { metadata: object }[] };
  notebook.cells[number].metadata = { tags: ['made'] };
  writeFileSync(file, JSON.stringify(notebook));
  return file;
}

/** The cells of a notebook file. */
export function readCells(file: string): Cell[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { cells: Cell[] }).cells;
}
