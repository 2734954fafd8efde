import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../src/config';
import { formatNumber } from '../src/format';
import { type Source } from '../src/transactions';
import { allNotebooks, pythonPath } from '../tools/commands/steps';
import { machine } from './machine';

/** What is made again when it is missing. */
const CACHES = ['bundles', 'cells', 'modules'];

/** Seconds that something took: of all its processes together, and on the clock. */
interface Usage {
  readonly cpu: number;
  readonly wall: number;
}

/**
 * Measures what a scientist waits for: the whole report, its pages included, with nothing and with everything compiled
 * beforehand; a kernel with an empty notebook; a kernel up to the first output of notebook 01. What was compiled
 * earlier is thrown away.
 */
export async function benchReport(source: Source): Promise<void> {
  const root = projectRoot();
  const place = mkdtempSync(path.join(tmpdir(), 'insiders-bench-'));
  const data = source.isSample ? 'sample' : source.paths.join(',');
  const words = ['tools/insiders.mjs', 'report', '--run', 'bench', '--data', data];
  const env = {
    INSIDERS_DATA_DIR: path.join(place, 'data'),
    INSIDERS_REPORTS_DIR: path.join(place, 'reports'),
  };
  const report = (): Usage => measure(['command', process.execPath, ...words], env);
  try {
    for (const cache of CACHES) rmSync(path.join(root, '.cache', cache), { recursive: true, force: true });
    const rows: [string, Usage][] = [['whole report, nothing compiled yet', report()]];
    rows.push(['whole report, all compiled', report()]);
    const { kernelSpec } = await import('../tools/kernel/install-spec.mjs');
    const kernel = (code: string): Usage =>
      measure(['cell', JSON.stringify(kernelSpec({ root })), code], env);
    const [notebook] = allNotebooks();
    kernel('0;');
    rows.push(['kernel with an empty notebook', kernel('0;')]);
    rows.push(['kernel up to the first output of notebook 01', kernel(firstCell(notebook))]);
    print(source, rows);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function measure(words: readonly string[], env: Readonly<Record<string, string>>): Usage {
  const script = path.join(projectRoot(), 'bench', 'python', 'usage.py');
  const { status, stdout } = spawnSync(pythonPath(), [script, ...words], {
    cwd: projectRoot(),
    env: { ...process.env, ...env, PYTHONDONTWRITEBYTECODE: '1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('what was to be measured failed: its message is above');
  return JSON.parse(stdout) as Usage;
}

function firstCell(notebook: string): string {
  const { cells } = JSON.parse(readFileSync(notebook, 'utf8')) as {
    cells: readonly { readonly cell_type: string; readonly source: string | readonly string[] }[];
  };
  return [cells.find(({ cell_type: type }) => type === 'code')?.source ?? ''].flat().join('');
}

function print(source: Source, rows: readonly (readonly [string, Usage])[]): void {
  console.log(`\n${machine(source)}\n\n| what | CPU, s | wall, s |\n| --- | ---: | ---: |`);
  const one = (seconds: number): string => formatNumber(seconds, { decimals: 1 });
  for (const [what, { cpu, wall }] of rows) console.log(`| ${what} | ${one(cpu)} | ${one(wall)} |`);
}
