import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** How a store differs from the usual one. */
export interface ByHand {
  /** Its objects, by key. */
  readonly objects: Readonly<Record<string, string>>;
  /** How many keys a page of a listing has at most; default 1000, as Amazon's. */
  readonly page?: number;
  /** The ETag of an object; default the MD5 of its bytes. */
  readonly etag?: (content: string) => string;
  /** What it says of encryption. */
  readonly encryption?: string;
  /** Sends all of an object whatever range is asked for. */
  readonly ignoresRanges?: boolean;
  /** Breaks the first answers with an object after so many bytes of it. */
  readonly breaks?: readonly number[];
  /** Answers so instead, where it gives something. */
  readonly instead?: (asked: string) => { status: number; code: string } | null;
}

/** A store that can do what the real one of the tests does not: pages, other ETags, no ranges, refusals. */
export interface StoreByHand {
  /** What was asked: `GET /shop/key`, `GET /shop?list`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** Starts a store with one bucket, `shop`, and points the variables of the environment to it. */
export async function startStoreByHand(how: ByHand): Promise<StoreByHand> {
  const { objects, page = 1000, encryption, ignoresRanges = false, breaks = [], instead } = how;
  const etag = how.etag ?? ((content) => createHash('md5').update(content).digest('hex'));
  const keys = Object.keys(objects).sort();
  const asked: string[] = [];
  let sent = 0;
  const server = createServer((from, to) => {
    const url = new URL(from.url ?? '/', 'http://store');
    const key = decodeURIComponent(url.pathname).replace(/^\/shop\/?/, '');
    const isListing = url.searchParams.has('list-type');
    const label = `${from.method} /shop${isListing ? '?list' : `/${key}`}`;
    asked.push(label);
    const other = instead?.(label) ?? null;
    if (other !== null) refuse(to, other.status, other.code);
    else if (isListing) {
      to.end(
        listing(
          keys,
          page,
          url.searchParams,
          (each) => etag(objects[each]),
          (each) => Buffer.byteLength(objects[each]),
        ),
      );
    } else if (!(key in objects)) refuse(to, 404, 'NoSuchKey');
    else {
      const content = Buffer.from(objects[key]);
      const [, start] = /bytes=(\d+)-/.exec(from.headers.range ?? '') ?? [];
      const rest = start === undefined || ignoresRanges ? content : content.subarray(Number(start));
      const range =
        rest === content ? {} : { 'Content-Range': `bytes ${start}-${content.length - 1}/${content.length}` };
      const kms = encryption === undefined ? {} : { 'x-amz-server-side-encryption': encryption };
      const headers = { ETag: `"${etag(objects[key])}"`, 'Content-Length': rest.length, ...range, ...kms };
      to.writeHead(rest === content ? 200 : 206, headers);
      const breakAfter = from.method === 'GET' ? breaks[sent++] : undefined;
      if (from.method === 'HEAD') to.end();
      else if (breakAfter === undefined) to.end(rest);
      else to.write(rest.subarray(0, breakAfter), () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const kept = { ...process.env };
  Object.assign(process.env, {
    INSIDERS_S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'a-secret-of-the-tests',
  });
  return {
    asked,
    stop: async () => {
      process.env = kept;
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function refuse(to: ServerResponse, status: number, code: string): void {
  to.writeHead(status, { 'Content-Type': 'application/xml' });
  to.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>told by the tests</Message></Error>`);
}

function listing(
  keys: readonly string[],
  page: number,
  query: URLSearchParams,
  etag: (key: string) => string,
  size: (key: string) => number,
): string {
  const prefix = query.get('prefix') ?? '';
  const all = keys.filter((key) => key.startsWith(prefix));
  const from = Number(query.get('continuation-token') ?? 0);
  const part = all.slice(from, from + page);
  const more = from + page < all.length;
  const contents = part.map(
    (key) =>
      `<Contents><Key>${key.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Key><ETag>&quot;${etag(key)}&quot;</ETag><Size>${size(key)}</Size></Contents>`,
  );
  const next = more ? `<NextContinuationToken>${from + page}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult><Name>shop</Name><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
}
