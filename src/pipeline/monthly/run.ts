import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot, type Settings } from '../../config';
import {
  historyFolder,
  historyMonths,
  mendHistory,
  monthFingerprint,
  readHistory,
  readMonth,
  trainingAdvice,
  writeMonth,
  type Advice,
  type HistoryMonth,
  type HistoryRows,
} from '../../programme';
import { readBundle } from '../../scoring';
import { withDatabase } from '../../store';
import { findSource, type SourceOptions } from '../../transactions';
import { withLock } from '../lock';
import { countsOf, makeMonth } from './month';
import { monthAfter, monthEnd, monthsToMake, type WantedMonths } from './months';
import { readMonthlySource, type MonthlySource } from './source';

/** A month that was made. */
export interface MadeMonth {
  readonly month: HistoryMonth;
  readonly rows: HistoryRows;
  readonly advice: Advice;
}

/** Options of {@link runMonthly}. */
export interface MonthlyOptions extends WantedMonths, Pick<SourceOptions, 'log' | 'onProgress'> {
  /** What is going on, for whoever finds the run locked; default `npm run monthly`. */
  readonly command?: string;
  /** What history calls the source; default: as it was found. Of one that was fetched it is not the copy's name. */
  readonly sourceName?: string;
  /** Is given each month when its history is written, under the run's lock: lists, pages, publishing. */
  readonly onMade?: (made: MadeMonth, source: MonthlySource) => Promise<void>;
}

/**
 * Makes months of a run's history by its current bundle, one after the other: nothing is fitted.
 *
 * The state after each month is the input of the next. A month that is made again from the same input is the same bytes;
 * where it comes out otherwise, the months behind it are made again as well.
 *
 * @returns the months that were made, oldest first
 * @throws SourceError when the source cannot be used; Error that says which command makes a missing bundle, or who else
 *   writes the run; RangeError when a month is not over by the data
 */
export function runMonthly(settings: Settings, options: MonthlyOptions = {}): Promise<HistoryMonth[]> {
  return withLock(settings, { command: options.command ?? 'npm run monthly' }, async () => {
    const loaded = await readBundle(settings);
    const { bundle } = loaded;
    await mendHistory(settings);
    const found = await findSource(settings, options);
    const named = { ...found, name: options.sourceName ?? found.name };
    return withDatabase(async (database) => {
      const setAside = path.join(historyFolder(settings), 'set_aside.csv');
      const source = await readMonthlySource(database, settings, bundle, named, setAside);
      const history = await historyMonths(settings);
      const months = monthsToMake(options, history, source);
      const made: HistoryMonth[] = [];
      for (let month: string | undefined = months[0]; month !== undefined;) {
        const { rows, test } = await makeMonth(database, { settings, loaded, source }, month);
        const content = { ...(await contentOf(settings, bundle, source, month, rows)), test };
        const written = await writeMonth(settings, bundle.model.rules, content, rows);
        made.push(written);
        const advice = trainingAdvice(rows.drift, await driftBefore(settings, month));
        await options.onMade?.({ month: written, rows, advice }, source);
        month = await nextMonth(settings, month, months);
      }
      return made;
    });
  });
}

type Source = Pick<MonthlySource, 'facts'>;

async function contentOf(
  settings: Settings,
  bundle: { readonly id: string; readonly model: { readonly rules: Settings['rules'] } } & {
    readonly settings: { readonly currency: string };
  },
  { facts }: Source,
  month: string,
  rows: HistoryRows,
) {
  const before = monthAfter(month, -1);
  const has = (await historyMonths(settings)).includes(before);
  const previous = has ? { month: before, sha256: await monthFingerprint(settings, before) } : null;
  const decides = { run: settings.run, month, model: bundle.id, files: facts.files, previous };
  const { rules } = bundle.model;
  return {
    run: settings.run,
    month,
    asOf: monthEnd(month),
    runId: hash(decides).slice(0, 16),
    model: bundle.id,
    source: facts,
    currency: bundle.settings.currency,
    counts: countsOf(rows),
    previous,
    windowDays: rules.windowDays ?? null,
    settings: hash(rules),
    versions: { insiders: await ownVersion() },
  };
}

/** The month after in what is asked for; behind it, one that was made from another state than there is now. */
async function nextMonth(
  settings: Settings,
  month: string,
  months: readonly string[],
): Promise<string | undefined> {
  const next = monthAfter(month, 1);
  if (months.includes(next)) return next;
  if (!(await historyMonths(settings)).includes(next)) return undefined;
  const { previous } = await readMonth(settings, next);
  return previous?.sha256 === (await monthFingerprint(settings, month)) ? undefined : next;
}

async function driftBefore(settings: Settings, month: string) {
  const before = monthAfter(month, -1);
  return (await historyMonths(settings)).includes(before) ? readHistory(settings, before, 'drift') : null;
}

function hash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

async function ownVersion(): Promise<string> {
  const manifest = await readFile(path.join(projectRoot(), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
