import { type RetryOptions } from './retry';

/** What a source elsewhere was brought to. */
export interface FetchedSource {
  /** The files here, in the order of their names there. */
  readonly files: readonly string[];
  /** What a reader calls it; without secrets. */
  readonly name: string;
}

/** A kind of place elsewhere that transactions come from. */
export interface RemoteSource {
  readonly example: string;
  takes(address: string): boolean;
  /** Brings it to files below a folder, which may hold what an earlier fetch brought. */
  fetch(address: string, folder: string, options: RetryOptions): Promise<FetchedSource>;
}
