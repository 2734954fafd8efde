import { type S3Client } from '@aws-sdk/client-s3';
import { shownAddress } from '../address';
import { s3Trouble } from './trouble';

/** Whether an address is one of S3. */
export function isS3(address: string): boolean {
  return /^s3:\/\//i.test(address);
}

/** The bucket and the rest of `s3://bucket/rest`. @throws RangeError when it is none */
export function s3Parts(address: string): { readonly bucket: string; readonly rest: string } {
  const [, bucket, rest = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/is.exec(address) ?? [];
  if (bucket !== undefined) return { bucket, rest };
  throw new RangeError(
    `an address of S3 must be such as s3://bucket/prefix/, received ${shownAddress(address)}`,
  );
}

/**
 * Opens a client, works, and closes it whatever happens.
 *
 * Credentials and region come from the chain of the SDK alone (variables, profile, role of the machine), and
 * INSIDERS_S3_ENDPOINT names a store other than Amazon's. The SDK tries a request that breaks again.
 *
 * @throws RemoteError when the store cannot be reached or refuses
 */
export async function withS3<T>(address: string, work: (client: S3Client) => Promise<T>): Promise<T> {
  const { S3Client: Client } = await import('@aws-sdk/client-s3');
  const endpoint = process.env.INSIDERS_S3_ENDPOINT || undefined;
  const region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  // Stores that are like S3 have no regions as a rule, and not all know the newer sums of a request's bytes.
  const compatible = {
    endpoint,
    forcePathStyle: true,
    region: region ?? 'us-east-1',
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  } as const;
  // A store that stands still is one that broke the connection.
  const requestHandler = { connectionTimeout: 10_000, socketTimeout: 60_000 };
  let client: S3Client | undefined;
  try {
    client = new Client({
      maxAttempts: 5,
      followRegionRedirects: true,
      requestHandler,
      ...(endpoint === undefined ? {} : compatible),
    });
    return await work(client);
  } catch (error) {
    throw s3Trouble(address, error);
  } finally {
    client?.destroy();
  }
}
