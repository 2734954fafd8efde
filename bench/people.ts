import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSettings, projectRoot, withSteps, type Settings, type StepChoices } from '../src/config';
import { listSummary, programmeLimits, type ListJudgement } from '../src/experiment';
import { formatNumber, formatShare } from '../src/format';
import { medianOf } from '../src/numeric';
import { runSteps, stepRange } from '../src/pipeline';
import { type ReportDocument } from '../src/report';
import { withArtefacts } from '../src/store';
import { machine } from './machine';
import { cloudShop, plantedShop, PLANTED, writeShopFile } from './people-shops';

/** Fewer trials and resamples than a report makes, so that many shops take minutes. */
const QUICK: StepChoices = {
  trials: { ks: [3, 4, 5, 6] },
  finalists: { count: 5, perSpace: 2, replicates: 15, seeds: 2 },
  value: { replicates: 10, origins: 4, bandedOrigins: 0 },
  proof: { replicates: 300, permutations: 500 },
};

/** What came of a run on one shop. */
interface Outcome {
  readonly shop: string;
  readonly found: Found | { readonly refused: string };
}

interface Found {
  readonly document: ReportDocument;
  readonly how: string;
  readonly size: number;
  readonly customers: number;
  readonly limits: string;
  /** Median spend, purchases and days since the last purchase, of the Insiders and of the others. */
  readonly medians: string;
  readonly later: string;
  readonly groups: string;
  readonly planted: string;
}

/**
 * Whom the steps choose on shops of many kinds: the public data, the sample, the small shops of the fixtures, a
 * generated shop with planted best customers, and a cloud without groups. A table in Markdown, and the report's first
 * lines of each.
 *
 * @param only names of shops, of which those alone are run; default all
 */
export async function benchPeople(data: string, seed: number, only: readonly string[]): Promise<void> {
  const place = mkdtempSync(path.join(tmpdir(), 'insiders-people-'));
  try {
    const [planted, cloud] = [path.join(place, 'planted.csv'), path.join(place, 'cloud.csv')];
    await writeShopFile(planted, plantedShop(seed), seed);
    await writeShopFile(cloud, cloudShop(seed), seed);
    const folder = path.join(projectRoot(), 'tests', 'fixtures', 'cases');
    const cases = readdirSync(folder)
      .filter((name) => /^(1[5-9]|2\d)-.*\.csv$/.test(name))
      .map((name): readonly [string, string] => [`case ${name.slice(0, -4)}`, path.join(folder, name)]);
    const shops: readonly (readonly [string, string])[] = [
      ...cases,
      ['planted best customers', planted],
      ['cloud without groups', cloud],
      ['sample', 'sample'],
      ['public data', data],
    ];
    console.log(`${machine()}; seed ${seed}; with fewer trials and resamples than a report.\n`);
    const outcomes: Outcome[] = [];
    printHead();
    for (const [shop, source] of shops)
      if (only.length === 0 || only.some((word) => shop.includes(word))) {
        const found = await runShop(path.join(place, String(outcomes.length)), source, seed);
        outcomes.push({ shop, found });
        printRow({ shop, found });
      }
    printWords(outcomes);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function runShop(place: string, data: string, seed: number): Promise<Outcome['found']> {
  const folders = { dataDir: path.join(place, 'data'), reportsDir: path.join(place, 'reports') };
  // Dates that can be read both ways are day first in the case that has such.
  const given = loadSettings(
    { ...folders, data, seed, run: 'people', currency: 'GBP', sampleCustomers: 600, dates: 'day-first' },
    { environment: {} },
  );
  const settings = withSteps(given, QUICK);
  try {
    const made = await runSteps(settings, stepRange('load', 'report'));
    const { headline } = made.train;
    const { selection, evidence, finalist } = made.choose;
    const { minMembers, maxShare } = programmeLimits(settings.rules);
    const two = (value: number): string => formatNumber(value, { decimals: 2 });
    return {
      document: made.report.document,
      how: selection.how,
      size: headline.insiders,
      customers: headline.customers,
      limits: `${minMembers} to ${Math.floor(maxShare * headline.customers)}`,
      medians: await mediansOf(settings),
      later: laterOf(made.lists),
      groups: `${two(finalist.stability.bootstrap.mean)} (${evidence.reference === null ? '–' : two(evidence.reference.mean)}); gap: ${evidence.gap ?? '–'}`,
      planted: data.endsWith('planted.csv') ? await plantedOf(settings) : '',
    };
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

async function mediansOf(settings: Settings): Promise<string> {
  const rows = await withArtefacts(settings, ['customers', 'clusters'], (database) =>
    database.rows<Record<string, number | boolean>>(
      'SELECT net_revenue, n_invoices, recency_days, is_insider FROM customers JOIN clusters USING (customer_id)',
    ),
  );
  const of = (name: string, inside: boolean): number =>
    medianOf(rows.filter((row) => row.is_insider === inside).map((row) => Number(row[name])));
  return (['net_revenue', 'n_invoices', 'recency_days'] as const)
    .map((name) => [true, false].map((inside) => formatNumber(of(name, inside), { decimals: 0 })).join(' / '))
    .join('; ');
}

async function plantedOf(settings: Settings): Promise<string> {
  const rows = await withArtefacts(settings, ['clusters'], (database) =>
    database.rows<{ customer_id: number }>('SELECT customer_id FROM clusters WHERE is_insider'),
  );
  const hits = rows.filter(({ customer_id }) => customer_id <= PLANTED).length;
  return `${hits} of ${PLANTED} planted found (${formatShare(hits / PLANTED)}); ${formatShare(hits / rows.length)} of the Insiders are planted`;
}

/** Shares of later revenue at the group's own length, means over the origins. */
function laterOf(lists: ListJudgement): string {
  const summary = listSummary(lists);
  if (summary === null) return 'too short';
  const own = (name: string): string =>
    formatShare(summary.orders.find(({ order }) => order === name)?.own ?? null);
  const names = ['segment', 'all-time', 'last-year', 'decayed', 'rfm', 'expected'];
  return `${names.map(own).join(' / ')} (${summary.days.length})`;
}

function printHead(): void {
  console.log(
    'Later revenue is the share of the 90 days after an earlier date that as many customers bring as the segment has: the segment / most spent in all / in 365 days / with a half-life of 180 days / RFM / expected by a model, means over the dates in brackets. Stability stands beside that of the same customers without groups.\n',
  );
  console.log(
    '| shop | how | Insiders of customers | size allowed | median spend; purchases; days since the last: Insiders / others | later revenue | stability (without groups) |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
}

function printRow({ shop, found }: Outcome): void {
  if ('refused' in found) {
    console.log(`| ${shop} | refused | – | – | – | – | – |`);
    return;
  }
  const { how, size, customers, limits, medians, later, groups } = found;
  console.log(`| ${[shop, how, `${size} of ${customers}`, limits, medians, later, groups].join(' | ')} |`);
}

function printWords(outcomes: readonly Outcome[]): void {
  console.log('\n## What the reports say first\n');
  for (const { shop, found } of outcomes) {
    console.log(`### ${shop}\n`);
    if ('refused' in found) console.log(`${found.refused}\n`);
    else {
      const { document, planted } = found;
      const said = [
        document.headline,
        ...document.lead.filter((each) => !/How to read|What no number/.test(each)),
      ];
      console.log(`${[planted, ...said].filter(Boolean).join('\n\n').replaceAll('\\', '')}\n`);
    }
  }
}
