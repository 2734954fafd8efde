/** Work under way. */
export interface LoadProgress {
  readonly step: 'download' | 'read';
  /** Bytes so far. */
  readonly done: number;
  /** Bytes in all; null when nobody knows. */
  readonly total: number | null;
  /** What `done` counts, in words. */
  readonly what: string;
}

/** Where a run's transactions come from. */
export interface Source {
  readonly kind: 'file' | 'download' | 'sample';
  /** The files to read. */
  readonly paths: readonly string[];
  /** What a reader calls the data. */
  readonly name: string;
  /** What a reader must know before anything else, in sentences; null when there is nothing. */
  readonly notice: string | null;
  /** Whether the transactions were generated. */
  readonly isSample: boolean;
  /** The currency that the first rows show, an ISO 4217 code; null when they show none. */
  readonly currency: string | null;
}

/** How to find or load transactions. */
export interface SourceOptions {
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Is told what is done, a sentence each. */
  readonly log?: (sentence: string) => void;
  /** What a reader must know, where a search before this one found it; default: what is found. */
  readonly notice?: string;
}
