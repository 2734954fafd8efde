import { spawn } from 'node:child_process';

/** What is known of vulnerabilities in the Node packages. */
export type Vulnerabilities =
  | { readonly answered: true; readonly found: readonly string[] }
  /** The registry did not answer, so that nothing is known. */
  | { readonly answered: false; readonly why: string };

/** Asks npm's registry for known vulnerabilities of the packages in the lock file. */
export async function askForVulnerabilities(root: string, seconds = 60): Promise<Vulnerabilities> {
  const child = spawn('npm', ['audit', '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
    timeout: seconds * 1000,
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const failed = await new Promise<string | null>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === null ? `no answer within ${seconds} s` : null));
  });
  return failed === null ? readAudit(text) : { answered: false, why: failed };
}

/** What the JSON of `npm audit` says. */
export function readAudit(text: string): Vulnerabilities {
  let audit: {
    readonly vulnerabilities?: Readonly<
      Record<string, { readonly severity: string; readonly range: string }>
    >;
    readonly message?: string;
  };
  try {
    audit = JSON.parse(text) as typeof audit;
  } catch {
    return { answered: false, why: 'npm gave no answer that can be read' };
  }
  const { vulnerabilities, message } = audit;
  if (vulnerabilities === undefined) return { answered: false, why: message ?? 'npm gave no list' };
  const found = Object.entries(vulnerabilities).map(
    ([name, { severity, range }]) => `${name} ${range}: ${severity}`,
  );
  return { answered: true, found };
}
