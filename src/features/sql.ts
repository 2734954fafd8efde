import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../config';

/** The text of one of this folder's `.sql` files, by its name without the ending. */
export function readSql(name: string): string {
  return readFileSync(path.join(projectRoot(), 'src', 'features', `${name}.sql`), 'utf8');
}
