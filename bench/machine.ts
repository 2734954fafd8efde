import { cpus } from 'node:os';
import { type Source } from '../src/transactions';

/** What the figures were measured on, for the head of a table: the machine, and the data where there are any. */
export function machine(source?: Source): string {
  const words = `Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
  if (source === undefined) return words;
  return `${words}; data: ${source.name}${source.isSample ? ' (generated, no shop’s own)' : ''}`;
}
