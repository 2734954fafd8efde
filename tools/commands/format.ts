import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/config';
import { writeText } from '../../src/store';
import { allNotebooks, runCommand } from './steps';

interface Cell {
  readonly cell_type: string;
  outputs?: unknown[];
  execution_count?: number | null;
  metadata: Record<string, unknown>;
}

runCommand(async () => {
  const root = projectRoot();
  spawnSync(
    process.execPath,
    [path.join(root, 'node_modules', 'prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', '.'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  for (const file of allNotebooks()) {
    const before = readFileSync(file, 'utf8');
    const after = stripped(before);
    if (after === before) continue;
    await writeText(file, after);
    console.log(`Stripped the outputs of ${path.relative(root, file)}`);
  }
});

/** The notebook without outputs, numbers of executions and what editors leave in the cells. */
function stripped(text: string): string {
  const notebook = JSON.parse(text) as { cells: Cell[] };
  for (const cell of notebook.cells) {
    cell.metadata = {};
    if (cell.cell_type !== 'code') continue;
    cell.outputs = [];
    cell.execution_count = null;
  }
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
