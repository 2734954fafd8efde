import { plainName, type Head } from '../columns';

/** Whether a table has all of these columns. */
export function has(head: Head, ...names: readonly string[]): boolean {
  const found = new Set(head.header.map(plainName));
  return names.every((name) => found.has(plainName(name)));
}
