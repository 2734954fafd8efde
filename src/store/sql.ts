import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../config';

/**
 * The text of a `.sql` file below `src`, by its path without the ending, such as `features/customers`.
 *
 * @param written what cannot be bound, such as expressions, by the words of the comment in whose place it comes
 */
export function readSql(name: string, written: Readonly<Record<string, string>> = {}): string {
  const text = readFileSync(path.join(projectRoot(), 'src', ...`${name}.sql`.split('/')), 'utf8');
  return Object.entries(written).reduce(
    (sql, [place, part]) => sql.replaceAll(`/* ${place} */`, () => part),
    text,
  );
}
