import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSettings, projectRoot, withSteps, type SettingOverrides } from '../src/config';
import { formatNumber, formatShare } from '../src/format';
import { runSteps, stepRange } from '../src/pipeline';
import { checkTransactions, findSource, type Check } from '../src/transactions';
import { FEW_STEPS, inventShop, priceList, shopExports, type ShopTruth } from './shops';

const OUT = path.join('docs', 'other-shops.md');
const CASES = path.join(projectRoot(), 'tests', 'fixtures', 'cases');

/** What decides where a case can be read in two ways. */
const DECIDED: Readonly<Record<string, SettingOverrides>> = {
  '08a-semicolon-points-for-thousands.csv': { decimal: 'comma' },
  '18-day-first-all-days-up-to-12.csv': { dates: 'day-first' },
};

/** A source to be tried. */
interface Tried {
  readonly title: string;
  readonly about: string;
  readonly data: string;
  readonly settings: SettingOverrides;
  readonly truth: Partial<ShopTruth> | RegExp;
}

/**
 * Reads an invented shop in the form of every known export, and every file of `tests/fixtures/cases`; makes a report of
 * each, without notebooks; and writes a table of what was said and whether it was right to `docs/other-shops.md`.
 */
export async function benchOtherShops(seed: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-shops-'));
  try {
    const rows: string[] = [];
    for (const tried of [...exportsIn(folder, seed), ...casesOf()]) {
      const row = await rowOf(tried, path.join(folder, 'run'));
      console.log(row);
      rows.push(row);
    }
    writeFileSync(path.join(projectRoot(), OUT), document(rows, seed));
    console.log(`\nWritten to ${OUT}; npm run format lines its columns up`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function document(rows: readonly string[], seed: number): string {
  return [
    '# Files of other shops',
    '',
    `What \`check\` and the report say of each known export (an invented shop of 140 customers, seed ${seed}) and of each file in \`tests/fixtures/cases\`, made by \`npm run bench -- --what shops\`. *Right* compares rows kept, customers, invoices, pieces, total, first and last day with what the file holds. The reports are made without notebooks, with few trials and resamples, so that their figures only show that there is a whole report.`,
    '',
    '| File | What is special | What check says | Right | What the report says |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function exportsIn(folder: string, seed: number): Tried[] {
  const prices = path.join(folder, 'prices.csv');
  writeFileSync(prices, priceList());
  return shopExports(inventShop(140, seed)).map(({ title, about, files, settings = {}, truth }, i) => {
    const place = path.join(folder, `export-${i}`);
    mkdirSync(place);
    const names = Object.keys(files);
    for (const name of names) writeFileSync(path.join(place, name), files[name]);
    const data = names.length === 1 ? path.join(place, names[0]) : place;
    return { title, about, data, truth, settings: title.includes('list of prices') ? { prices } : settings };
  });
}

function casesOf(): Tried[] {
  const { files } = JSON.parse(readFileSync(path.join(CASES, 'expected.json'), 'utf8')) as {
    files: Record<string, { readonly what: string } & ShopTruth>;
  };
  const there = new Set(readdirSync(CASES));
  return Object.entries(files)
    .filter(([name]) => there.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { what, customers, invoices, items, value, first, last }]) => {
      const truth = { customers, invoices, items, value, first, last };
      const tried = {
        title: name,
        about: what.replace(/; today .*/, ''),
        data: path.join(CASES, name),
        truth,
      };
      const decided = DECIDED[name] as SettingOverrides | undefined;
      if (decided === undefined) return [{ ...tried, settings: {} }];
      const option = Object.entries(decided).map(([key, said]) => `--${key} ${String(said)}`)[0];
      return [
        { ...tried, settings: {}, truth: new RegExp(option) },
        { ...tried, title: `${name} ${option}`, settings: decided },
      ];
    });
}

async function rowOf({ title, about, data, settings: over, truth }: Tried, folder: string): Promise<string> {
  const cells = (...parts: string[]): string =>
    `| ${[title, about, ...parts].map((part) => part.replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  rmSync(folder, { recursive: true, force: true });
  const given = { data, run: 'shop', dataDir: folder, reportsDir: folder, ...over };
  const settings = withSteps(loadSettings(given, { environment: {} }), FEW_STEPS);
  const check = await said(async () => checkTransactions(settings, await findSource(settings)));
  if (check instanceof Error) {
    const right = truth instanceof RegExp && truth.test(check.message);
    return cells(`refused: ${plain(check, data)}`, right ? 'yes' : 'NO', '–');
  }
  const report = await said(async () => {
    const made = await runSteps(settings, stepRange('load', 'report'));
    const { customers, insiders, shareOfAll } = made.train.headline;
    return `${formatNumber(insiders)} of ${formatNumber(customers)} customers are Insiders, with ${formatShare(shareOfAll)} of all revenue`;
  });
  const told = report instanceof Error ? `refused: ${plain(report, data)}` : report;
  return cells(summary(check), isRight(check, truth) ? 'yes' : 'NO', told);
}

async function said<T>(work: () => Promise<T>): Promise<T | Error> {
  try {
    return await work();
  } catch (error) {
    return error as Error;
  }
}

/** A message without the folder, and its first sentence where it is long. */
function plain({ message }: Error, data: string): string {
  const text = message.replaceAll(`${path.dirname(data)}${path.sep}`, '');
  return text.length <= 280 ? text : `${text.slice(0, 277)}…`;
}

function summary(check: Check): string {
  const aside = check.setAside === 0 ? '' : `, ${formatNumber(check.setAside)} set aside`;
  const left = check.leftOut.map((each) => each.split(':')[0]);
  return [
    `${check.export ?? check.form}: ${formatNumber(check.kept)} rows kept${aside}`,
    `${formatNumber(check.customers)} customers, ${check.first} to ${check.last}`,
    `${formatNumber(check.value, { decimals: 2 })}${check.currency === null ? '' : ` ${check.currency}`}`,
    ...(left.length === 0 ? [] : [left.join(', ')]),
  ].join('; ');
}

function isRight(check: Check, truth: Tried['truth']): boolean {
  if (truth instanceof RegExp) return false;
  return Object.entries(truth).every(([name, expected]) => {
    const found = check[name as keyof Check];
    return typeof expected === 'number' ? Math.abs(Number(found) - expected) < 0.011 : found === expected;
  });
}
