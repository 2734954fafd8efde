/** What a fit reports while it runs. */
export interface FitProgress {
  readonly stage: 'neighbours' | 'forest' | 'layout' | 'quality';
  /** Steps done and in all, of this stage. */
  readonly done: number;
  readonly of: number;
}

/** Called now and then during a fit; it must not throw. */
export type ReportProgress = (progress: FitProgress) => void;
