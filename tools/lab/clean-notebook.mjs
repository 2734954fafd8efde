// A notebook as the repository keeps it: without outputs, numbers of executions and what editors leave in the cells;
// tags stay, which somebody has given them.
// Git calls this file as a filter once `npm run lab` has told it to, so that running a notebook changes nothing for git.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param {string} written a notebook's JSON
 * @returns {string} the same notebook, cleaned, in the order of names that Jupyter writes
 */
export function cleanNotebook(written) {
  const notebook = JSON.parse(written);
  // Jupyter writes into a notebook which compiler its kernel has; that is the kernel's matter.
  delete notebook.metadata.language_info?.version;
  delete notebook.metadata.language_info?.pygments_lexer;
  for (const cell of notebook.cells) {
    const { tags = [] } = cell.metadata;
    cell.metadata = tags.length > 0 ? { tags } : {};
    if (cell.cell_type !== 'code') continue;
    cell.outputs = [];
    cell.execution_count = null;
  }
  return `${JSON.stringify(sorted(notebook), null, 1)}\n`;
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  const written = readFileSync(0, 'utf8');
  let kept = written;
  try {
    kept = cleanNotebook(written);
  } catch {
    // A file that is no notebook yet, or no longer, is git's as it stands.
  }
  process.stdout.write(kept);
}
