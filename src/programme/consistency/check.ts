import { type Settings } from '../../config';
import { runFolders } from '../../store';
import { contradictions, type Account } from './account';
import { listAccounts } from './list-accounts';
import { documentAccounts, pageAccounts, unlikeLists } from './report-accounts';
import { clustersAccount, modelAccount, recordAccount, rulesAccount, segmentsAccount } from './run-accounts';

/** What one source says, as a row; null where it does not say it. */
export interface ConsistencyRow {
  readonly [column: string]: string | number | null;
  readonly source: string;
  readonly customers: number | null;
  readonly insiders: number | null;
  readonly insiders_revenue: number | null;
  readonly share_of_all: number | null;
  /** How many customers' clusters were compared one by one. */
  readonly compared: number | null;
}

/** What is held against the run's clusters. */
export interface ConsistencyOptions {
  /** The folder of rendered pages with the published lists; default: none, only the run's processed data. */
  readonly pages?: string | null;
}

/**
 * Fails when two of the run's files disagree about who is an Insider, how many there are, or how much they bring.
 *
 * Held against the artefact `clusters`: its own record; the lists, parsed back from disk (amounts to half a hundredth
 * each); the segments; the rules; the saved model, which places every customer again; the reports that notebooks left; and, with
 * `pages`, the summary `run.json`, the facts in each report's page, and the published lists, byte for byte.
 *
 * @returns what each source says, a row each, when they agree
 * @throws Error that names each two that disagree and by how much, or the file that is missing and what makes it
 */
export async function checkConsistency(
  settings: Settings,
  options: ConsistencyOptions = {},
): Promise<readonly ConsistencyRow[]> {
  const { pages = null } = options;
  const { processed } = runFolders(settings);
  const base = await clustersAccount(settings);
  const others: Account[] = [
    await recordAccount(settings),
    await segmentsAccount(settings),
    await rulesAccount(settings),
    ...(await listAccounts(settings, processed)),
    await modelAccount(settings),
    ...(await documentAccounts(processed)),
    ...(pages === null ? [] : await pageAccounts(pages, processed)),
  ];
  const found = others.flatMap((other) => contradictions(base, other));
  if (pages !== null) found.push(...(await unlikeLists(pages, processed)));
  if (found.length > 0) {
    throw new Error(
      `the run "${settings.run}" does not agree with itself, so nothing of it may be used:\n  ${found.join('\n  ')}\nRun its notebooks again from 06 on (npm run report -- --from 06); if it still does not agree, a file was changed by hand.`,
    );
  }
  return [base, ...others].map(rowOf);
}

function rowOf(account: Account): ConsistencyRow {
  return {
    source: account.source,
    customers: account.customers ?? null,
    insiders: account.insiders ?? null,
    insiders_revenue: account.insidersRevenue ?? null,
    share_of_all: account.shareOfAll ?? null,
    compared: account.clusters?.size ?? account.members?.size ?? null,
  };
}
