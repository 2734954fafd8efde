import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { checkNumber } from '../../numeric';
import { safeName, SourceError } from '../../reading';

const TRY_AGAIN =
  'check the address and the connection, or fetch the file by another way and name it with --data';
/** The longest time that a timer can wait. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** How to fetch a file. */
export interface DownloadOptions {
  /** How long it may stand still before it is given up, in seconds. */
  readonly timeoutSeconds: number;
  /** Is told the bytes so far, and in all when the server says. */
  readonly onBytes?: (done: number, total: number | null) => void;
}

/**
 * Fetches a file over HTTP.
 *
 * @param url where from; redirections are followed
 * @param file where to; it is whole when this returns, and may be half there when it throws
 * @returns its size in bytes
 * @throws SourceError with the cause when the server cannot be reached, answers with an error, stands still for
 *   longer than the time-out, or sends fewer or more bytes than it announced
 */
export async function download(url: string, file: string, options: DownloadOptions): Promise<number> {
  const { timeoutSeconds, onBytes } = options;
  checkNumber('timeoutSeconds', timeoutSeconds, { min: Number.MIN_VALUE });
  const stall = new AbortController();
  const timer = setTimeout(
    () => stall.abort(new SourceError(url, `stood still for ${timeoutSeconds} s`, TRY_AGAIN)),
    Math.min(timeoutSeconds * 1000, LONGEST_WAIT_MS),
  );
  const stream = createWriteStream(file);
  try {
    await once(stream, 'open');
    // A packed transfer would hide the size of what arrives.
    const response = await fetch(...requestOf(url, stall.signal));
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new SourceError(url, `answers with ${response.status} ${response.statusText}`.trim(), TRY_AGAIN);
    }
    const total = announcedSize(response);
    let done = 0;
    onBytes?.(0, total);
    for await (const block of response.body as unknown as AsyncIterable<Uint8Array>) {
      timer.refresh();
      done += block.length;
      if (!stream.write(block)) await once(stream, 'drain');
      onBytes?.(done, total);
    }
    if (total !== null && done !== total) {
      throw new SourceError(url, `sent ${done} bytes of ${total}`, TRY_AGAIN);
    }
    stream.end();
    await finished(stream);
    return done;
  } catch (error) {
    stream.destroy();
    throw asSourceError(url, error);
  } finally {
    clearTimeout(timer);
  }
}

/** A request for an address; a name and a password in it go as a header, since `fetch` takes no address that has them. */
function requestOf(address: string, signal: AbortSignal): [URL, RequestInit] {
  const url = new URL(address);
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (url.username !== '' || url.password !== '') {
    const said = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.authorization = `Basic ${Buffer.from(said).toString('base64')}`;
    [url.username, url.password] = ['', ''];
  }
  return [url, { signal, headers }];
}

/** The name that a file at an address gets here. @throws SourceError when it is no address */
export function nameOfUrl(url: string): string {
  try {
    return safeName(decodeURIComponent(new URL(url).pathname));
  } catch (error) {
    throw new SourceError(url, 'is no address', 'check it', error);
  }
}

function announcedSize(response: Response): number | null {
  const length = response.headers.get('content-length');
  return length === null || response.headers.has('content-encoding') ? null : Number(length);
}

/** What went wrong below `fetch`, which itself only says that it failed. */
function asSourceError(url: string, error: unknown): Error {
  if (error instanceof SourceError) return error;
  const { message, cause } = error as Error & { cause?: NodeJS.ErrnoException };
  if (error instanceof TypeError || cause !== undefined) {
    const why = cause?.message || cause?.code || message;
    return new SourceError(url, `cannot be fetched (${why})`, TRY_AGAIN, error);
  }
  return error as Error;
}
