import { postgresPublisher } from './postgres/publisher';
import { type Publisher } from './publisher';
import { s3Publisher } from './s3/publisher';
import { shownAddress } from './address';

/** Where months of history can be published. */
export const publishers: readonly Publisher[] = [postgresPublisher, s3Publisher];

/** The publisher of an address. @throws RangeError that names those there are */
export function publisherOf(address: string): Publisher {
  const found = publishers.find((publisher) => publisher.takes(address));
  if (found !== undefined) return found;
  throw new RangeError(
    `an address to publish to must be such as ${publishers.map(({ example }) => example).join(' or ')}, received ${shownAddress(address)}`,
  );
}
