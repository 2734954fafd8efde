import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../src/config';
import { formatNumber } from '../src/format';
import { type Source } from '../src/transactions';
import { timeCycle, type CycleTimes } from './cycle';
import { machine } from './machine';

/**
 * Times our cycle and the same in Python on one file, one after the other, and prints the stages side by side.
 *
 * Python's libraries are installed to a virtual environment of their own, the first time.
 *
 * @param source transactions as an ISO CSV, plain or gzip
 */
export async function compareWithPython(source: Source, seed: number): Promise<void> {
  const [file] = source.paths;
  const python = setUpPython();
  console.log('Ours:');
  const ours = await timeCycle(file, seed, console.log);
  console.log('Python:');
  const theirs = await timePython(python, file, seed);
  if (ours.customers !== theirs.customers) {
    throw new Error(
      `the two cycles disagree: ${ours.customers} customers here, ${theirs.customers} in Python`,
    );
  }
  printComparison(source, ours, theirs);
}

function printComparison(source: Source, ours: CycleTimes, theirs: CycleTimes): void {
  console.log(
    `\n${machine(source)}; ${formatNumber(ours.lines)} lines, ${formatNumber(ours.customers)} customers\n`,
  );
  console.log('| stage | Insiders, s | Python, s | ratio |\n| --- | ---: | ---: | ---: |');
  const row = (stage: string, mine: number, other: number): string =>
    `| ${stage} | ${seconds(mine)} | ${seconds(other)} | ${formatNumber(mine / other, { decimals: 2 })} |`;
  for (const stage of Object.keys(ours.seconds))
    console.log(row(stage, ours.seconds[stage], theirs.seconds[stage]));
  console.log(row('**total**', total(ours), total(theirs)));
  console.log('\n| embedding | Insiders | Python |\n| --- | ---: | ---: |');
  const four = (value: number): string => formatNumber(value, { decimals: 4 });
  for (const [measure, value] of Object.entries(ours.quality))
    console.log(`| ${measure} | ${four(value)} | ${four(theirs.quality[measure])} |`);
}

function timePython(python: string, file: string, seed: number): Promise<CycleTimes> {
  const script = path.join(projectRoot(), 'bench', 'python', 'cycle.py');
  const child = spawn(python, [script, file, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let times: CycleTimes | undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as CycleTimes & { stage?: string; seconds: number };
    if (said.stage === undefined) times = said;
    else console.log(`  ${said.stage}: ${said.seconds.toFixed(1)} s`);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 && times !== undefined) resolve(times);
      else reject(new Error(`the comparison in Python ended with ${code}: its message is above`));
    });
  });
}

function setUpPython(): string {
  const root = projectRoot();
  const folder = path.join(root, '.cache', 'bench-python');
  const windows = process.platform === 'win32';
  const python = path.join(folder, windows ? 'Scripts' : 'bin', windows ? 'python.exe' : 'python');
  const run = (command: string, args: readonly string[]): void => {
    const { status } = spawnSync(command, args, { stdio: 'inherit' });
    if (status !== 0)
      throw new Error(`${command} ${args.join(' ')} ended with ${status}: its message is above`);
  };
  if (!existsSync(python)) run(process.env.INSIDERS_PYTHON ?? 'python3', ['-m', 'venv', folder]);
  const requirements = path.join(root, 'bench', 'python', 'requirements.txt');
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  return python;
}

function total({ seconds: stages }: CycleTimes): number {
  return Object.values(stages).reduce((sum, value) => sum + value, 0);
}

function seconds(value: number): string {
  return formatNumber(value, { decimals: 1 });
}
