import { setTimeout as sleep } from 'node:timers/promises';
import { RunLockedError } from '../../src/pipeline';
import { RemoteError } from '../../src/publish';
import { SourceError } from '../../src/reading';

/** How a monthly run ends, for whoever starts it. */
export const exitCodes = {
  done: 0,
  failed: 1,
  badSource: 2,
  drift: 3,
  publishFailed: 4,
  outOfTime: 5,
  locked: 6,
} as const;

/** What went wrong, as a code of {@link exitCodes}. */
export function codeOf(error: unknown): number {
  if (error instanceof RunLockedError) return exitCodes.locked;
  if (error instanceof RemoteError) return exitCodes.publishFailed;
  if (error instanceof SourceError || error instanceof RangeError) return exitCodes.badSource;
  return exitCodes.failed;
}

/** Waits before a source that must be fetched is tried again, in milliseconds. */
const WAITS_MS = [5_000, 30_000];

/** Works, and again where a source could not be fetched; a file that is not there will not come. */
export async function withSourceRetries<T>(
  data: string | null,
  work: () => Promise<T>,
  log: (line: string) => void,
): Promise<T> {
  for (const wait of /^[a-z0-9]+:\/\//i.test(data ?? '') ? WAITS_MS : []) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      log(`${error.message}. Trying again in ${wait / 1000} s.`);
      await sleep(wait);
    }
  }
  return work();
}
