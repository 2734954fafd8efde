import { setTimeout as sleep } from 'node:timers/promises';
import { RemoteError } from './trouble';

/** How often and when something is tried again. */
export interface RetryOptions {
  /** The waits before the second attempt, the third and so on, in milliseconds. */
  readonly waitsMs?: readonly number[];
  /** Is told what is done, a sentence each. */
  readonly log?: (sentence: string) => void;
}

/** Two attempts more, within half a minute: a server that is started anew is back by then. */
const WAITS_MS = [2_000, 20_000];

/** Works, and again after a wait when it failed of something that passes; the last failure is thrown. */
export async function withRetries<T>(work: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { waitsMs = WAITS_MS, log } = options;
  for (const wait of waitsMs) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RemoteError) || !error.isPassing) throw error;
      log?.(`${error.message}. Trying again in ${wait / 1000} s.`);
      await sleep(wait);
    }
  }
  return work();
}
