import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { runSettings } from '../support/run';
import { assertWhole, takeFewSteps, type Reported } from './few-steps';

const CASES = path.join(projectRoot(), 'tests', 'fixtures', 'cases');

/** Takes every step of a run on a file, without notebooks. */
async function report(data: string, over: Parameters<typeof runSettings>[1] = {}): Promise<Reported> {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-shop-'));
  try {
    return await takeFewSteps(runSettings(folder, { data, run: 'shop', ...over }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const inCases = (name: string): string => path.join(CASES, name);

describe('a shop unlike the public one gets a whole report', () => {
  test('with four years of history and no returns', async () => {
    const made = await report(inCases('15-four-years-no-returns.csv'));
    assertWhole(made);
    assert.doesNotMatch(made.text, /£|invoice/i);
  });

  test('with equal subscribers: few are different', async () => {
    assertWhole(await report(inCases('19-few-different-customers.csv')));
  });

  test('where nine in ten buy once: who buys often and much is in', async () => {
    const file = inCases('20-nine-in-ten-buy-once.csv');
    const made = await report(file);
    assertWhole(made);
    const spent = new Map<string, { lines: Set<string>; value: number }>();
    const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
    const place = (pattern: RegExp): number => header.split(',').findIndex((name) => pattern.test(name));
    const [who, order, pieces, price] = [/customer/i, /order|invoice/i, /quantity/i, /price/i].map(place);
    for (const line of lines) {
      const cells = line.split(',');
      const own = spent.get(cells[who]) ?? { lines: new Set<string>(), value: 0 };
      own.lines.add(cells[order]);
      own.value += Number(cells[pieces]) * Number(cells[price]);
      spent.set(cells[who], own);
    }
    // Three orders or more, and among the tenth who spend most.
    const values = [...spent.values()].map(({ value }) => value).sort((a, b) => b - a);
    const best = [...spent]
      .filter(([, own]) => own.lines.size >= 3 && own.value >= values[Math.floor(values.length / 10)])
      .map(([customer]) => customer);
    const invited = new Set(made.list.rows.map(({ customer_id }) => customer_id));
    const inside = best.filter((customer) => invited.has(customer)).length;
    assert.ok(best.length >= 20 && inside >= 0.8 * best.length, `${inside} of ${best.length}`);
  });

  test('with one wholesaler who brings nearly everything: a programme of more than one', async () => {
    const made = await report(inCases('22-one-wholesaler.csv'));
    assertWhole(made);
    assert.ok(made.list.rows.length >= 10, `${made.list.rows.length} members`);
  });

  test('whose days can be read in two ways, once it is said how', async () => {
    const file = inCases('18-day-first-all-days-up-to-12.csv');
    await assert.rejects(report(file), /--dates day-first/);
    const said = await report(file, { dates: 'day-first' }).catch((error: Error) => error);
    // Fifty-eight orders of thirty-eight people: a report, or a clear word that they are too few.
    if (said instanceof Error) assert.match(said.message, /customers|days/);
    else assertWhole(said);
  });
});

test('returns above purchases are refused in words', () =>
  assert.rejects(report(inCases('21-returns-exceed-purchases.csv')), /returned more than they bought/));
