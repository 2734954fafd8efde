import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fingerprint } from '../../store';
import { type Account } from './account';

/** The numbers that a report states for programs; what else it holds is not looked at. */
interface StatedFacts {
  readonly customers: number;
  readonly insiders: number;
  readonly insidersRevenue: number;
  readonly shareOfAll: number;
}

const DOCUMENT = '.document.json';

/** What the reports that a run's notebooks left say, one account a report; none where there is no report yet. */
export async function documentAccounts(folder: string): Promise<Account[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(DOCUMENT)).sort();
  return Promise.all(
    names.map(async (source) => {
      const { facts } = (await readJson(path.join(folder, source))) as { facts: StatedFacts };
      return { source, ...stated(source, facts) };
    }),
  );
}

/**
 * What a run's pages say: its summary, and the facts in the page of every report.
 *
 * @param pages the folder of the pages
 * @param processed the folder of the run's processed data, whose reports must have their pages
 * @throws Error that names the page which is missing or carries no facts
 */
export async function pageAccounts(pages: string, processed: string): Promise<Account[]> {
  const summary = (await readJson(path.join(pages, 'run.json'))) as {
    readonly customers: number;
    readonly insiders: number;
    readonly revenueShare: number;
  };
  const accounts: Account[] = [
    {
      source: 'run.json',
      customers: summary.customers,
      insiders: summary.insiders,
      shareOfAll: summary.revenueShare,
    },
  ];
  for (const { source } of await documentAccounts(processed)) {
    const page = source.replace(DOCUMENT, '.html');
    const html = await readFile(path.join(pages, page), 'utf8').catch(() => {
      throw new Error(`${page} is missing among the pages, though there is ${source}`);
    });
    const found = /<script type="application\/json" id="report-facts">([^<]*)<\/script>/.exec(html);
    if (found === null) throw new Error(`${page} carries no facts that could be held against ${source}`);
    const { facts } = JSON.parse(found[1]) as { facts: StatedFacts };
    accounts.push({ source: page, ...stated(page, facts) });
  }
  return accounts;
}

/** In what the published lists are not the run's own, byte for byte: a sentence each. */
export async function unlikeLists(pages: string, processed: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of ['insiders.csv', 'customers.csv']) {
    const [ours, published] = [path.join(processed, name), path.join(pages, name)];
    if (!existsSync(published)) found.push(`${name} is missing among the pages`);
    else if ((await fingerprint(ours)) !== (await fingerprint(published)))
      found.push(`${name} among the pages and ${name} of the run disagree: they are not the same bytes`);
  }
  return found;
}

function stated(source: string, facts: StatedFacts | undefined): StatedFacts {
  const { customers, insiders, insidersRevenue, shareOfAll } = facts ?? ({} as Partial<StatedFacts>);
  const numbers = { customers, insiders, insidersRevenue, shareOfAll };
  for (const [name, value] of Object.entries(numbers)) {
    if (typeof value !== 'number')
      throw new Error(`${source} must state ${name} among its facts, received ${String(value)}`);
  }
  return numbers as StatedFacts;
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} is missing: render the pages again with npm run report`);
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`, { cause: error });
  }
}
