/** What the system says by a code, and what can be done. */
const TROUBLES: Readonly<Record<string, string>> = {
  ENOSPC:
    'cannot be written, for its disk is full: free some space, or name another place for the data or the pages with --data-dir or --reports-dir',
  EDQUOT:
    'cannot be written, for your share of its disk is used up: free some space, or name another place for the data or the pages with --data-dir or --reports-dir',
  EROFS:
    'lies where nothing can be written: name another place for the data or the pages with --data-dir or --reports-dir',
  EACCES: 'must not be touched by you: change who may, or name another place',
  EPERM: 'must not be touched by you: change who may, or name another place',
  EISDIR: 'is a folder, and a file is meant: name a file',
  ENOTDIR: 'lies in something that is no folder: name another place',
  EEXIST: 'is in the way: move it, or name another place',
  ENAMETOOLONG: 'has a name too long for the system: take a shorter one',
  ENOENT: 'is not there, or its folder cannot be made: check the path, and who may write there',
  EMFILE: 'cannot be opened, for too many files are open: close some programs',
};

/**
 * An error of the system in words: the file, the cause, and what can be done. Any other error stays what it is.
 *
 * @param file what it was about, where that is known better than the error says
 */
export function namedTrouble(error: unknown, file?: string): Error {
  const { code = '', path = '', message = '' } = error as NodeJS.ErrnoException;
  // DuckDB says it in a sentence of its own.
  const known = /no space left on device/i.test(message) ? 'ENOSPC' : code;
  if (!Object.hasOwn(TROUBLES, known)) return error as Error;
  return new Error(`${file ?? (path || 'a file')} ${TROUBLES[known]} (${message})`, { cause: error });
}
