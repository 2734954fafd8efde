import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { settingsOfRun } from '../../src/features';
import { type ReportDocument } from '../../src/report';
import { readCsv, readTextArtefact } from '../../src/store';
import { inventShop, shopExports } from '../../bench/shops';
import { runSettings } from '../support/run';
import { takeFewSteps } from './few-steps';

const CASES = path.join(projectRoot(), 'tests', 'fixtures', 'cases');

interface Reported {
  readonly document: ReportDocument;
  /** All that the document says, and the ids of the lists. */
  readonly text: string;
  readonly members: readonly Readonly<Record<string, string>>[];
}

/** Takes every step of a run on a file, without notebooks. */
async function report(data: string, over: Parameters<typeof runSettings>[1] = {}): Promise<Reported> {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-shop-'));
  try {
    const { settings, made } = await takeFewSteps(runSettings(folder, { data, run: 'shop', ...over }));
    const own = await settingsOfRun(settings);
    const text = await readTextArtefact(own, 'insiders_document');
    const { insidersFile } = made.report.lists;
    return {
      document: JSON.parse(text) as ReportDocument,
      text,
      members: readCsv(readFileSync(insidersFile, 'utf8')).rows,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every question is there, and answered. */
function assertWhole({ document }: Reported): void {
  for (let question = 1; question <= 9; question += 1) {
    const section = document.sections.find(({ id }) => id === `question-${question}`);
    assert.ok(section !== undefined && section.answer.length > 20, `question ${question}`);
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
    const invited = new Set(made.members.map(({ customer_id }) => customer_id));
    const inside = best.filter((customer) => invited.has(customer)).length;
    assert.ok(best.length >= 20 && inside >= 0.8 * best.length, `${inside} of ${best.length}`);
  });

  test('with one wholesaler who brings nearly everything: a programme of more than one', async () => {
    const made = await report(inCases('22-one-wholesaler.csv'));
    assertWhole(made);
    assert.ok(made.members.length >= 10, `${made.members.length} members`);
  });

  test('whose days can be read in two ways, once it is said how', async () => {
    const file = inCases('18-day-first-all-days-up-to-12.csv');
    await assert.rejects(report(file), /--dates day-first/);
    const said = await report(file, { dates: 'day-first' }).catch((error: Error) => error);
    // Fifty-eight orders of thirty-eight people: a report, or a clear word that they are too few.
    if (said instanceof Error) assert.match(said.message, /customers|days/);
    else assertWhole(said);
  });

  test('of a list of payments: by its own ids, and without a word of products, pieces or countries', async () => {
    const made = await report(payments());
    assertWhole(made);
    for (const { customer_id } of made.members) assert.match(customer_id, /^CS\d{4}$/);
    const columns = Object.keys(made.members[0]);
    assert.ok(columns.includes('purchases') && !columns.includes('country'), columns.join());
    assert.doesNotMatch(made.text, /£|invoice|Different products|Items per purchase|Products per purchase/i);
  });
});

test('returns above purchases are refused in words', () =>
  assert.rejects(report(inCases('21-returns-exceed-purchases.csv')), /returned more than they bought/));

/** A table of payments of an invented shop, as a file. */
function payments(): string {
  const found = shopExports(inventShop(140, 7)).find(({ title }) => title === 'a table of payments');
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'insiders-payments-')), 'payments.csv');
  writeFileSync(file, Object.values(found?.files ?? {})[0]);
  return file;
}
