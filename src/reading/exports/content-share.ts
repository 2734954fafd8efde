import { plainName, type Head } from '../columns';

/** The share of a column's values, in a table's first rows, that look like a pattern; 0 where there is none. */
export function contentShare(head: Head, column: string, pattern: RegExp): number {
  const place = head.header.findIndex((name) => plainName(name) === plainName(column));
  const values = head.sample.map((cells) => (cells[place] ?? '').trim()).filter((text) => text !== '');
  return values.length === 0 ? 0 : values.filter((text) => pattern.test(text)).length / values.length;
}
