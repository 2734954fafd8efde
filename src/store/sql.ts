import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../config';

/** The text of a `.sql` file below `src`, by its path without the ending, such as `features/customers`. */
export function readSql(name: string): string {
  return readFileSync(path.join(projectRoot(), 'src', ...`${name}.sql`.split('/')), 'utf8');
}
