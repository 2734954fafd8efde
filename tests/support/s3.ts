import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AddressInfo } from 'node:net';
import S3rver from 's3rver';

/** What a server does to a request beside answering it; see {@link S3Server.disturb}. */
export type Disturbance = (asked: IncomingMessage) => 'none' | 'hang up' | { readonly breakAfter: number };

/** A store that speaks S3, on loopback, which can be disturbed. */
export interface S3Server {
  /** What was asked since the last `forget`: `GET /bucket/key`, with ` bytes=…` for a range. */
  readonly asked: readonly string[];
  forget(): void;
  /** From now on: breaks a connection before the answer, or after so many bytes of it. */
  disturb(how: Disturbance): void;
  stop(): Promise<void>;
}

/**
 * Starts a store with one bucket, `shop`, behind a proxy that can break connections, and points the variables of the
 * environment to it.
 */
export async function startS3(): Promise<S3Server> {
  const directory = mkdtempSync(path.join(tmpdir(), 'insiders-s3-'));
  const store = new S3rver({
    directory,
    silent: true,
    address: '127.0.0.1',
    port: 0,
    configureBuckets: [{ name: 'shop', configs: [] }],
  });
  const { port } = (await store.run()) as AddressInfo;
  let asked: string[] = [];
  let how: Disturbance = () => 'none';
  const proxy = createServer((from, to) => {
    const { range } = from.headers;
    asked.push(
      `${from.method} ${decodeURIComponent(from.url?.split('?')[0] ?? '')}${range === undefined ? '' : ` ${range}`}`,
    );
    pass(from, to, port, how(from));
  });
  await listen(proxy);
  const kept = { ...process.env };
  Object.assign(process.env, {
    INSIDERS_S3_ENDPOINT: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
  });
  return {
    get asked() {
      return asked;
    },
    forget: () => (asked = []),
    disturb: (next) => (how = next),
    stop: async () => {
      process.env = kept;
      proxy.closeAllConnections();
      await new Promise((done) => proxy.close(done));
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Hands a request on, and its answer back, as far as it is let. */
function pass(from: IncomingMessage, to: ServerResponse, port: number, how: ReturnType<Disturbance>): void {
  if (how === 'hang up') {
    from.socket.destroy();
    return;
  }
  const onward = request({
    port,
    host: '127.0.0.1',
    path: from.url,
    method: from.method,
    headers: from.headers,
  });
  from.pipe(onward);
  onward.on('error', () => to.destroy());
  onward.on('response', (answer) => {
    to.writeHead(answer.statusCode ?? 500, answer.headers);
    if (how === 'none') {
      answer.pipe(to);
      return;
    }
    let left = how.breakAfter;
    answer.on('data', (chunk: Buffer) => {
      if (left <= 0) return;
      const whole = chunk.length < left;
      to.write(chunk.subarray(0, left), () => {
        if (!whole) to.destroy();
      });
      left -= chunk.length;
    });
    answer.on('end', () => {
      if (left > 0) to.end();
    });
  });
}

async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}
