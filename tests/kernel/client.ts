import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Dealer, Subscriber } from 'zeromq';

/** The project's root, found from this file. */
export const projectRoot = path.resolve(__dirname, '..', '..');

/** A message from the kernel, with the fields that tests look at. */
export interface KernelMessage {
  readonly type: string;
  readonly parent: string;
  readonly content: Record<string, unknown>;
}

/** What running one cell brought. */
export interface CellRun {
  readonly reply: Record<string, unknown>;
  /** Everything published for the cell, in order, without statuses and the echoed input. */
  readonly outputs: readonly KernelMessage[];
  /** The text printed to stdout and to stderr. */
  readonly stdout: string;
  readonly stderr: string;
}

/** An error's three fields, from a reply or from an error message. */
export interface KernelError {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export interface RunOptions {
  readonly silent?: boolean;
  readonly stopOnError?: boolean;
}

interface Waiting {
  readonly messages: KernelMessage[];
  readonly done: (run: CellRun) => void;
  reply?: Record<string, unknown>;
  idle?: boolean;
}

/** A small Jupyter client: starts the kernel as Jupyter does and talks to it over the wire protocol. */
export class KernelClient {
  readonly process: ChildProcess;
  /** What the kernel's process wrote past Jupyter. */
  log = '';
  private readonly key = randomUUID();
  private readonly session = randomUUID();
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'insiders-kernel-'));
  private readonly waiting = new Map<string, Waiting>();
  private readonly exit: Promise<number | null>;

  private constructor(
    private readonly shell: Dealer,
    private readonly control: Dealer,
    private readonly iopub: Subscriber,
    ports: readonly number[],
    nodeFlags: readonly string[],
    env: NodeJS.ProcessEnv,
    root: string,
  ) {
    const [shellPort, controlPort, iopubPort, stdinPort, heartbeatPort] = ports;
    const file = path.join(this.folder, 'connection.json');
    const connection = { transport: 'tcp', ip: '127.0.0.1', key: this.key, signature_scheme: 'hmac-sha256' };
    const numbers = { shell_port: shellPort, control_port: controlPort, iopub_port: iopubPort };
    writeFileSync(
      file,
      JSON.stringify({ ...connection, ...numbers, stdin_port: stdinPort, hb_port: heartbeatPort }),
    );
    const launcher = path.join(root, 'tools', 'kernel', 'launcher.cjs');
    this.process = spawn(process.execPath, [...nodeFlags, launcher, '--config-path', file], {
      // Not the project's root: the kernel has to find that by itself.
      cwd: this.folder,
      env: { ...process.env, JPY_PARENT_PID: String(process.pid), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    }
    this.exit = new Promise((resolve) => this.process.on('exit', (code) => resolve(code)));
    void this.listen(this.shell);
    void this.listen(this.control);
    void this.listen(this.iopub);
  }

  /** Starts a kernel and waits until it answers. */
  static async start(
    options: { flags?: readonly string[]; env?: NodeJS.ProcessEnv; root?: string } = {},
  ): Promise<KernelClient> {
    const ports = await freePorts(5);
    const shell = new Dealer({ linger: 0 });
    const control = new Dealer({ linger: 0 });
    const iopub = new Subscriber({ linger: 0 });
    const { flags = [], env = {}, root = projectRoot } = options;
    const client = new KernelClient(shell, control, iopub, ports, flags, env, root);
    [shell, control, iopub].forEach((socket, i) => socket.connect(`tcp://127.0.0.1:${ports[i]}`));
    iopub.subscribe();
    // The first statuses may be published before the subscription has arrived.
    for (let heard = false; !heard;) {
      const asked = client.request('kernel_info_request', {});
      heard = await Promise.race([
        asked.then(() => true),
        client.exit.then(() => true),
        sleep(1000).then(() => false),
      ]);
    }
    if (client.process.exitCode !== null) throw new Error(`The kernel did not start:\n${client.log}`);
    return client;
  }

  /** Runs a cell. */
  run(code: string, { silent = false, stopOnError = true }: RunOptions = {}): Promise<CellRun> {
    const options = { silent, store_history: !silent, stop_on_error: stopOnError };
    return this.request('execute_request', { code, ...options, user_expressions: {}, allow_stdin: false });
  }

  /** Sends any request and waits for the reply and the idle status. */
  request(type: string, content: object, channel: Dealer = this.shell): Promise<CellRun> {
    const id = randomUUID();
    const header = {
      msg_id: id,
      msg_type: type,
      session: this.session,
      username: 'test',
      date: '',
      version: '5.3',
    };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const signature = createHmac('sha256', this.key).update(parts.join('')).digest('hex');
    const run = new Promise<CellRun>((done) => this.waiting.set(id, { messages: [], done }));
    void channel.send(['<IDS|MSG>', signature, ...parts]);
    return run;
  }

  /** Interrupts as Jupyter does: a signal to the process group. */
  interrupt(): void {
    process.kill(-Number(this.process.pid), 'SIGINT');
  }

  /** Asks the kernel to end; resolves with the reply, the seconds until its process was gone and its exit code. */
  async shutDown(): Promise<{ reply: Record<string, unknown>; seconds: number; code: number | null }> {
    const start = performance.now();
    const { reply } = await this.request('shutdown_request', { restart: false }, this.control);
    const code = await this.exit;
    const seconds = (performance.now() - start) / 1000;
    this.close();
    return { reply, seconds, code };
  }

  /** Interval the process by force if it is still there, and tidies up. */
  close(): void {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGKILL');
    for (const socket of [this.shell, this.control, this.iopub]) if (!socket.closed) socket.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async listen(socket: Dealer | Subscriber): Promise<void> {
    for await (const frames of socket) {
      const at = frames.findIndex((frame) => frame.toString() === '<IDS|MSG>');
      const [header, parent, , content] = frames
        .slice(at + 2)
        .map((frame) => JSON.parse(frame.toString()) as Record<string, unknown>);
      this.receive({ type: String(header.msg_type), parent: String(parent.msg_id), content });
    }
  }

  private receive(message: KernelMessage): void {
    const waiting = this.waiting.get(message.parent);
    if (!waiting) return;
    if (message.type.endsWith('_reply')) waiting.reply = message.content;
    else if (message.type !== 'status') waiting.messages.push(message);
    else if (message.content.execution_state === 'idle') waiting.idle = true;
    // What is published after the idle status comes too late for every client, so it is not waited for.
    if (!waiting.reply || !waiting.idle) return;
    this.waiting.delete(message.parent);
    const text = (name: string) =>
      waiting.messages.map(({ content }) => (content.name === name ? String(content.text) : '')).join('');
    const outputs = waiting.messages.filter(({ type }) => type !== 'execute_input');
    waiting.done({ reply: waiting.reply, outputs, stdout: text('stdout'), stderr: text('stderr') });
  }
}

/** The error in a cell's outputs; fails when there is not exactly one. */
export function errorOf(run: CellRun): KernelError {
  const errors = run.outputs.filter(({ type }) => type === 'error');
  if (errors.length !== 1)
    throw new Error(`One error message expected, got ${errors.length}: ${JSON.stringify(run)}`);
  return errors[0].content as unknown as KernelError;
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
