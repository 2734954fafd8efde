import { RemoteError } from '../trouble';

/** What the store or the system says by a name, in words, and what can be done. */
const TROUBLES: readonly (readonly [name: RegExp, reason: string, remedy: string, isPassing: boolean])[] = [
  [/^NoSuchBucket$/, 'has no such bucket', 'check its name, and INSIDERS_S3_ENDPOINT', false],
  [
    /^CredentialsProviderError$/,
    'needs credentials',
    'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and its secret',
    false,
  ],
  [
    /^(AccessDenied|Forbidden|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|403)$/,
    'refuses',
    'check the credentials and the rights that docs/publishing.md names',
    false,
  ],
  [
    /^(TimeoutError|NetworkingError|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|InternalError|SlowDown|ServiceUnavailable|5\d\d)$/,
    'does not answer as it should',
    'try again when it is back; check INSIDERS_S3_ENDPOINT',
    true,
  ],
  [/^ERR_INVALID_URL$/, 'is in no store', 'write INSIDERS_S3_ENDPOINT as https://host:port', false],
  [/^no region$/, 'is in a region that nobody named', 'set AWS_REGION', false],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'has a host that nobody knows', 'check INSIDERS_S3_ENDPOINT', false],
  [/^(PreconditionFailed|412)$/, 'has a file that changed while it was fetched', 'try again', true],
];

/** An error below as one that says where, why and what to do. */
export function s3Trouble(address: string, error: unknown): Error {
  if (error instanceof RemoteError) return error;
  const { name, message, code, $metadata } = error as Error & {
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  // The SDK says this one without a name.
  const uncoded = /^Region is missing/.test(message) ? 'no region' : '';
  const names = [name, code ?? uncoded, String($metadata?.httpStatusCode ?? '')];
  const trouble = TROUBLES.find(([pattern]) => names.some((each) => pattern.test(each)));
  const isBroken = /aborted|socket hang up|premature close|terminated/i.test(message);
  if (trouble === undefined && !isBroken) {
    return $metadata === undefined
      ? (error as Error)
      : new RemoteError(address, `refuses (${message})`, 'see what it says', false, error);
  }
  const [, reason, remedy, isPassing] = trouble ?? [/^/, 'broke the connection', 'try again', true];
  return new RemoteError(address, `${reason} (${message || name})`, remedy, isPassing, error);
}
