import { shownAddress } from './address';

/** What could not be published or fetched: the message says where, why, and what to do about it. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';

  /**
   * @param address where; shown without its secrets
   * @param reason what is wrong
   * @param remedy what the user can do
   * @param isPassing whether it may be over when one tries again
   */
  constructor(
    readonly address: string,
    readonly reason: string,
    readonly remedy: string,
    readonly isPassing: boolean,
    cause?: unknown,
  ) {
    super(`${shownAddress(address)} ${reason}: ${remedy}`, { cause });
  }
}
