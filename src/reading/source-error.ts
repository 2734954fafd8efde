import { shownUrl } from '../format';

/** A source that cannot be used: the message says which, why, and what to do about it, and no address's password. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  /** What is wrong with which source, without the remedy. */
  readonly fact: string;

  /**
   * @param source the file or address, as the user knows it
   * @param reason what is wrong with it
   * @param remedy what the user can do
   * @param cause the error below, if there is one
   */
  constructor(source: string, reason: string, remedy: string, cause?: unknown) {
    const fact = shownUrl(`${source} ${reason}`);
    super(`${fact}: ${remedy}`, { cause });
    this.fact = fact;
  }
}
