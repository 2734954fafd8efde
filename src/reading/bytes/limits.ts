import { AsyncLocalStorage } from 'node:async_hooks';
import { type StepSettings } from '../../config';
import { SourceError } from '../source-error';

/** How much a source may be; what is more is refused before it fills the memory or the disk. */
export type ReadingLimits = StepSettings['reading'];

/** The settings' defaults. */
export const USUAL_LIMITS: ReadingLimits = {
  unpackedMb: 8192,
  packingRatio: 200,
  columns: 2000,
  fieldKb: 2048,
};

/** Below this a file may pack as well as it likes. */
const FREE_BYTES = 16 << 20;

// The limits go for all that a reading does; handed down, they would stand in the signature of every function below it.
const present = new AsyncLocalStorage<ReadingLimits>();

/** Reads under limits. */
export function withLimits<T>(limits: ReadingLimits, read: () => Promise<T>): Promise<T> {
  return present.run(limits, read);
}

/** The limits of the reading at hand. */
export function limits(): ReadingLimits {
  return present.getStore() ?? USUAL_LIMITS;
}

/**
 * Checks what a packed file unpacks to, as announced or as far as it came.
 *
 * @param unpacked bytes
 * @param packed bytes, of the whole file or of what was read
 * @throws SourceError that names the setting
 */
export function checkUnpacked(source: string, unpacked: number, packed: number): void {
  const { unpackedMb, packingRatio } = limits();
  if (unpacked > unpackedMb * 2 ** 20) {
    throw tooMuch(source, `unpacks to more than ${unpackedMb} megabytes`, 'unpackedMb');
  }
  if (unpacked > FREE_BYTES && unpacked > packed * packingRatio) {
    throw tooMuch(
      source,
      `unpacks to more than ${packingRatio} times its size, as no table does`,
      'packingRatio',
    );
  }
}

/** A source that is beyond a limit. */
export function tooMuch(source: string, fact: string, limit: keyof ReadingLimits): SourceError {
  return new SourceError(
    source,
    fact,
    `check that it is what it should be; the limit is raised with --set reading.${limit}=…`,
  );
}

/** A line beyond the limit. */
export function longLine(source: string): SourceError {
  const most = (limits().fieldKb * 2) / 1024;
  return tooMuch(source, `has a line of more than ${most} megabytes, as no table has`, 'fieldKb');
}
