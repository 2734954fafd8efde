import { setTimeout as sleep } from 'node:timers/promises';

/** How a run ended, for whoever is told. */
export interface Outcome {
  readonly id: string;
  readonly run: string;
  readonly outcome: 'done' | 'failed';
  readonly code: number;
  /** What went wrong; empty where nothing did. */
  readonly message: string;
  readonly months: readonly object[];
}

/** How long an answer is waited for, and how often it is tried. */
const ANSWER_MS = 10_000;
const ATTEMPTS = 3;

/**
 * Posts the outcome as JSON to an address, if there is one.
 *
 * @returns null when it was taken, or nobody is to be told; otherwise what went wrong. It never throws: the run itself
 *   is over
 */
export async function notify(url: string | undefined, outcome: Outcome): Promise<string | null> {
  if (url === undefined || url === '') return null;
  let trouble = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(outcome),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      if (answer.ok) return null;
      trouble = `it answered ${answer.status}`;
    } catch (error) {
      trouble = (error as Error).message;
    }
    if (attempt < ATTEMPTS) await sleep(1000 * attempt);
  }
  // The address may hold a secret.
  return `INSIDERS_NOTIFY_URL could not be told: ${trouble}`;
}
