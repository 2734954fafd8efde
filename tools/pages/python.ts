import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../../src/config';

/**
 * Runs the renderer in Python once, for a whole job.
 *
 * @param python the interpreter that has nbconvert
 * @param job what `render.py` takes
 * @returns what it says it rendered
 * @throws Error with the end of the renderer's own message
 */
export function renderInPython<T>(python: string, job: object): Promise<T> {
  const script = path.join(projectRoot(), 'tools', 'pages', 'render.py');
  return new Promise((resolve, reject) => {
    const child = spawn(python, [script], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, PYTHONUTF8: '1' },
    });
    let out = '';
    let messages = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (messages += text));
    child.on('error', (error) =>
      reject(new Error(`Python could not be started (${python}): ${error.message}`, { cause: error })),
    );
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(out) as T);
      else reject(new Error(`rendering the pages failed:\n${lastLines(messages)}`));
    });
    // A renderer that ends early closes its end; its exit code says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(job));
  });
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-12).join('\n');
}
