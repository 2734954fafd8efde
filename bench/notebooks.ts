import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSettings } from '../src/config';
import { formatNumber } from '../src/format';
import { type Source } from '../src/transactions';
import { executeNotebooks } from '../tools/commands/steps';
import { machine } from './machine';

/** One row of the table of notebooks. */
interface Measured {
  readonly preset: string;
  readonly notebook: string;
  readonly cells: number;
  readonly seconds: number;
  readonly peakMb: number | null;
}

/**
 * Runs the notebooks under each preset, in a temporary place, and prints what each took: seconds with its kernel's
 * start, and the most memory that the kernel's process held.
 */
export async function benchNotebooks(presets: readonly string[], source: Source): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'insiders-bench-'));
  const rows: Measured[] = [];
  try {
    for (const preset of presets) {
      const settings = loadSettings({ preset });
      // What is searched for lies in the usual place; what is written goes to the temporary one.
      const run = await executeNotebooks(settings, {}, { dataDir: path.join(place, preset) });
      for (const { notebook, cells, seconds, peakMemoryBytes } of run) {
        const peakMb = peakMemoryBytes === null ? null : peakMemoryBytes / 1e6;
        rows.push({ preset, notebook: path.basename(notebook, '.ipynb'), cells, seconds, peakMb });
      }
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  print(rows, source);
}

function print(rows: readonly Measured[], source: Source): void {
  console.log(`\n${machine(source)}\n`);
  console.log(
    '| preset | notebook | code cells | seconds | peak memory, MB |\n| --- | --- | ---: | ---: | ---: |',
  );
  const line = ({ preset, notebook, cells, seconds, peakMb }: Measured): string =>
    `| ${preset} | ${notebook} | ${cells} | ${formatNumber(seconds, { decimals: 1 })} | ${formatNumber(peakMb, { decimals: 0 })} |`;
  for (const row of rows) console.log(line(row));
  for (const preset of new Set(rows.map((row) => row.preset))) {
    const of = rows.filter((row) => row.preset === preset);
    console.log(
      line({
        preset,
        notebook: '**all**',
        cells: of.reduce((sum, row) => sum + row.cells, 0),
        seconds: of.reduce((sum, row) => sum + row.seconds, 0),
        peakMb: Math.max(...of.map((row) => row.peakMb ?? 0)),
      }),
    );
  }
}
