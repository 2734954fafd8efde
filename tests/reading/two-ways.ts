import { withDatabase, type Row } from '../../src/store';
import { readTransactions, SourceError, type Reading } from '../../src/reading';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inFolder } from './forms-support';

/** What reading a text gave, and which of the fast ways it went. */
export interface Read {
  readonly reading: Reading | null;
  readonly rows: Row[];
  /** What was said when it was refused; null when it was read. */
  readonly refused: string | null;
  /** Whether DuckDB read the text as it is. */
  readonly even: boolean;
  /** Whether the texts were cast where they stood. */
  readonly plain: boolean;
}

/** Reads a text and looks at the statements that were run for it. */
export function readWatched(content: Buffer | string): Promise<Read> {
  return inFolder(async (folder) => {
    const file = path.join(folder, 'some.file');
    await writeFile(file, content);
    return withDatabase(async (database) => {
      const statements: string[] = [];
      const watched = {
        ...database,
        run: (...words: Parameters<typeof database.run>) => {
          statements.push(words[0]);
          return database.run(...words);
        },
      };
      const went = (words: string): boolean => statements.some((sql) => sql.includes(words));
      const ways = (): Pick<Read, 'even' | 'plain'> => ({
        even: !went("'line_no': 'INTEGER'"),
        plain: went('ALTER TABLE staged RENAME TO typed'),
      });
      try {
        const reading = await readTransactions(watched, file, { source: 'some.file' });
        const rows = await database.rows('SELECT * FROM lines');
        return { reading, rows, refused: null, ...ways() };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return { reading: null, rows: [], refused: error.message, ...ways() };
      }
    });
  });
}
