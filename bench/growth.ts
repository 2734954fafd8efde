import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSettings } from '../src/config';
import { formatNumber } from '../src/format';
import { runSteps, stepRange } from '../src/pipeline';
import { generateSample } from '../src/sample';
import { machine } from './machine';

/** One size of the base, as the run's own steps took it. */
interface Growth {
  readonly customers: number;
  readonly lines: number;
  readonly seconds: Readonly<Record<string, number>>;
  /** Seconds in worker threads, several at once. */
  readonly threadSeconds: Readonly<Record<string, number>>;
  readonly peakMb: number;
  readonly reductions: readonly string[];
}

/**
 * Takes the run's own steps, from the file to the trained model, on generated bases of growing size, and prints what
 * grows how. What is quadratic works on a reduction beyond some thousands of customers, which the run says and this
 * prints.
 *
 * @param sizes customers, ascending: the peak of memory is the process's so far
 */
export async function benchGrowth(sizes: readonly number[], seed: number): Promise<void> {
  const runs: Growth[] = [];
  for (const customers of sizes) {
    console.log(`${formatNumber(customers)} generated customers:`);
    runs.push(await timeRun(customers, seed));
  }
  printGrowth(runs);
}

async function timeRun(customers: number, seed: number): Promise<Growth> {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-growth-'));
  try {
    const data = path.join(folder, 'sample.csv');
    await generateSample(data, { customers, seed });
    const settings = loadSettings({ data, dataDir: path.join(folder, 'data'), run: 'growth', seed });
    const seconds: Record<string, number> = {};
    const made = await runSteps(settings, stepRange('load', 'train'), {
      onStep: (step, took) => {
        seconds[step] = took;
        console.log(`  ${step}: ${took.toFixed(1)} s`);
      },
    });
    const { trials: results } = made;
    const threadSeconds: Record<string, number> = {};
    for (const { spec, seconds: took } of results.trials)
      threadSeconds[spec.model] = (threadSeconds[spec.model] ?? 0) + took;
    return {
      customers: made.features.customers,
      lines: made.load.reading.kept,
      seconds,
      threadSeconds,
      peakMb: process.resourceUsage().maxRSS / 1024,
      reductions: results.reductions,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printGrowth(runs: readonly Growth[]): void {
  const row = (name: string, cells: readonly string[]): void =>
    console.log(`| ${[name, ...cells].join(' | ')} |`);
  const decimal = (value: number | undefined): string => formatNumber(value, { decimals: 1 });
  console.log(`\n${machine()}\n`);
  row(
    'step',
    runs.map(({ customers, lines }) => `${formatNumber(customers)} customers, ${formatNumber(lines)} lines`),
  );
  row(
    '---',
    runs.map(() => '---:'),
  );
  for (const step of Object.keys(runs[0].seconds))
    row(
      `${step}, s`,
      runs.map(({ seconds }) => decimal(seconds[step])),
    );
  row(
    '**total**, s',
    runs.map(({ seconds }) => decimal(Object.values(seconds).reduce((sum, value) => sum + value, 0))),
  );
  for (const model of Object.keys(runs[0].threadSeconds))
    row(
      `${model}, s in threads`,
      runs.map(({ threadSeconds }) => decimal(threadSeconds[model])),
    );
  row(
    'peak memory so far, MB',
    runs.map(({ peakMb }) => formatNumber(peakMb, { decimals: 0 })),
  );
  for (const { customers, reductions } of runs)
    for (const reduction of reductions) console.log(`\n${formatNumber(customers)} customers: ${reduction}`);
}
