import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadSettings, type Settings } from '../config';
import { escapeMarkdown, formatNumber, md, plainText, shownUrl } from '../format';
import { settingsOfRun } from '../features';
import { artefactPath, recordPath, wholeRecord } from '../store';
import { linesArtefact } from '../transactions';
import { display, mime } from './display';
import { quoted } from './markdown';
import { showParameters, withParameters, type Parameters } from './parameters';
import { useCurrency } from './table';

/** Which notebook it is. */
export interface NotebookName {
  /** Two digits, as in the file's name. */
  readonly number: string;
  readonly title: string;
}

/** Options of {@link openNotebook}. */
export interface OpenOptions extends NotebookName {
  /** What the notebook lets one vary, by the path of the setting; {@link asSet} leaves it as it is set. */
  readonly parameters?: Parameters;
}

/** Where a run's transactions come from; notebook 01 leaves it in the record of the lines, under `source`. */
export interface DataSource {
  /** What a reader calls them. */
  readonly name: string;
  /** Whether they were generated. */
  readonly isSample: boolean;
  /** What a reader must know before anything else, or null. */
  readonly notice: string | null;
}

/** A notebook that is open. */
export interface OpenNotebook extends NotebookName {
  readonly settings: Settings;
  /** Null as long as no notebook of this run has read any transactions. */
  readonly source: DataSource | null;
}

/**
 * Opens a notebook: reads the settings, and shows the run, its preset and its data, with a notice when these are
 * generated.
 *
 * @returns the settings, with the notebook's parameters, and the source of the data
 * @throws Error when the settings or a parameter do not fit
 *
 * @example
 * const { settings } = await openNotebook({ number: '06', title: 'Trials', parameters: { 'trials.ks': '2..6' } });
 */
export async function openNotebook({ parameters = {}, ...name }: OpenOptions): Promise<OpenNotebook> {
  if (!/^\d\d$/.test(name.number)) throw new Error(`number must be two digits, received "${name.number}"`);
  const before = loadSettings();
  const given = withParameters(before, parameters);
  // Notebook 01 reads them anew: what the run had before is not what it shows.
  const isFirst = name.number === '01';
  const settings = isFirst ? given : await settingsOfRun(given);
  const source = isFirst ? null : await readSource(settings);
  const { run, preset, rules } = settings;
  const data = source?.name ?? dataWords(settings);
  const text = md`Notebook ${name.number}, run **${run}**: preset *${preset}* (${rules.title}), data: ${data}.`;
  useCurrency(settings.currency);
  display({
    [mime.run]: { ...name, run, preset, data, set: settings.set },
    'text/markdown': text,
    'text/plain': plainText(text),
  });
  if (source !== null) dataNotice(source);
  if (Object.keys(parameters).length > 0) showParameters(before, settings, parameters);
  return { ...name, settings, source };
}

/** Shows the notice of generated data; nothing when the transactions are real and there is nothing to say. */
export function dataNotice(source: DataSource): void {
  const { isSample, notice } = source;
  if (!isSample && notice === null) return;
  const text = notice ?? 'These are not real customers: the transactions were generated.';
  display({ [mime.run]: { notice: text }, ...quoted('Data', escapeMarkdown(text)) });
}

/** What will be read, as far as the settings say it. */
function dataWords({ data, sampleCustomers, seed }: Settings): string {
  if (data === null) return 'as found by the order of search';
  if (data === 'sample')
    return `generated sample of ${formatNumber(sampleCustomers)} customers (seed ${seed})`;
  return /^https?:/i.test(data) ? shownUrl(data) : path.basename(data);
}

async function readSource(settings: Settings): Promise<DataSource | null> {
  if (!existsSync(artefactPath(settings, 'lines'))) return null;
  if (!existsSync(recordPath(artefactPath(settings, 'lines')))) return null;
  const { source } = (await wholeRecord(settings, linesArtefact)).details;
  return { name: source.name, isSample: source.isSample, notice: source.notice };
}
