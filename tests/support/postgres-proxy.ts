import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { TLSSocket } from 'node:tls';
import { type Duplex } from 'node:stream';

/** How a way to a server is to behave. */
export interface ProxyOptions {
  /** Offers TLS with these; without, it says that there is none. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Cuts a connection once so many bytes have gone to the server; asked for each connection, by its number from 1. */
  readonly cutAfter?: (connection: number) => number | null;
}

/** A way to a server over TCP on loopback. */
export interface PostgresProxy {
  readonly port: number;
  /** How many connections came by TLS. */
  readonly secured: number;
  stop(): Promise<void>;
}

const SSL_REQUEST = 80_877_103;

/** Opens a way to the server whose socket lies in a folder, which can speak TLS and be cut. */
export async function startProxy(
  folder: string,
  { tls, cutAfter }: ProxyOptions = {},
): Promise<PostgresProxy> {
  let secured = 0;
  let connections = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((from) => {
    connections += 1;
    sockets.add(from);
    from.on('error', () => undefined);
    const limit = cutAfter?.(connections) ?? null;
    const pass = (client: Duplex, first?: Buffer): void => {
      const onward = connect(path.join(folder, '.s.PGSQL.5432'));
      sockets.add(onward);
      let passed = 0;
      const cut = (): void => {
        from.destroy();
        onward.destroy();
      };
      client.on('error', cut);
      onward.on('error', cut);
      if (first !== undefined) onward.write(first);
      client.on('data', (chunk: Buffer) => {
        passed += chunk.length;
        if (limit !== null && passed > limit) cut();
        else onward.write(chunk);
      });
      onward.pipe(client);
      client.on('end', () => onward.end());
    };
    from.once('data', (first) => {
      if (first.length !== 8 || first.readInt32BE(4) !== SSL_REQUEST) {
        pass(from, first);
        return;
      }
      if (tls === undefined) {
        from.end('N');
        return;
      }
      from.write('S', () => {
        const upgraded = new TLSSocket(from, { isServer: true, ...tls });
        upgraded.on('secure', () => (secured += 1));
        pass(upgraded);
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get secured() {
      return secured;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
