import { cpus } from 'node:os';

/** What the figures were measured on, for the head of a table. */
export function machine(): string {
  return `Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
}
