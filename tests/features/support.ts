import assert from 'node:assert/strict';
import { type Settings } from '../../src/config';
import { buildFeatures } from '../../src/features';
import { clean } from '../../src/cleaning';
import { writeLines, type TestLine } from '../support/lines';
import { withRun, type RunOptions } from '../support/run';

/** Runs the work on the customers that the rows give. */
export function withCustomers<T>(
  rows: readonly TestLine[],
  work: (settings: Settings) => Promise<T>,
  options: RunOptions = {},
): Promise<T> {
  return withRun(options, async (settings) => {
    await writeLines(settings, rows);
    await clean(settings);
    await buildFeatures(settings);
    return work(settings);
  });
}

export function assertClose(actual: number, expected: number, tolerance = 1e-12): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `expected ${expected}, received ${actual}`);
}
