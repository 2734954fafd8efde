import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot, settingsEnvironment, type Settings } from '../../src/config';
import { settingsOfRun } from '../../src/features';
import { checkData, checkRun, withLock } from '../../src/pipeline';
import { namedTrouble, runFolders } from '../../src/store';
import { createConsoleReporter, runNotebooks, type NotebookRun } from '../headless';
import { checkTransactions, findSource, shortCheckText, type Source } from '../../src/transactions';
import { fetchedData } from './fetched';
import { downloadBar } from './progress-bar';

/** The options of the command line that are no settings. */
export type CommandOptions = Readonly<Record<string, string | undefined>>;

/** The options that the entry of the npm scripts has read. */
export function commandOptions(): CommandOptions {
  return JSON.parse(process.env.INSIDERS_OPTIONS ?? '{}') as CommandOptions;
}

/** Runs a command; an error is shown by its message alone, and ends the process with 1. */
export function runCommand(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    const { message, stack } = namedTrouble(error);
    console.error(`\n${process.env.INSIDERS_DEBUG === undefined ? message : stack}`);
    process.exitCode = 1;
  });
}

/** The Python of the virtual environment. */
export function pythonPath(): string {
  const folder = path.join(projectRoot(), '.venv');
  return process.platform === 'win32'
    ? path.join(folder, 'Scripts', 'python.exe')
    : path.join(folder, 'bin', 'python');
}

/** All notebooks, in order. */
export function allNotebooks(): string[] {
  const folder = path.join(projectRoot(), 'notebooks');
  return readdirSync(folder)
    .filter((name) => /^\d\d.*\.ipynb$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

/** The two digits of a notebook's name. */
export function notebookNumber(notebook: string): string {
  return path.basename(notebook).slice(0, 2);
}

/**
 * The notebooks that `--only` and `--from` ask for.
 *
 * @throws Error that names the notebooks there are
 */
function chooseNotebooks(notebooks: readonly string[], { only, from }: CommandOptions): string[] {
  const numbers = notebooks.map(notebookNumber);
  const check = (option: string, number: string): string => {
    if (numbers.includes(number)) return number;
    throw new Error(`--${option} must name one of the notebooks ${numbers.join(', ')}, received "${number}"`);
  };
  const wanted = only?.split(',').map((number) => check('only', number.trim().padStart(2, '0')));
  const first = from === undefined ? undefined : check('from', from.padStart(2, '0'));
  return notebooks.filter((notebook) => {
    const number = notebookNumber(notebook);
    return (wanted === undefined || wanted.includes(number)) && (first === undefined || number >= first);
  });
}

/** Where the executed copies of a run's notebooks are. */
export function executedFolder(settings: Settings): string {
  return path.join(runFolders(settings).interim, 'notebooks');
}

/**
 * Runs the chosen notebooks in order, after finding the data where notebook 01 is among them.
 *
 * @param elsewhere writes to another folder of data than the one that is searched
 * @param found the data, where it was found already
 * @returns what ran
 */
export async function executeNotebooks(
  settings: Settings,
  options: CommandOptions,
  elsewhere: { readonly dataDir?: string } = {},
  found: Source | null = null,
): Promise<NotebookRun[]> {
  const notebooks = chooseNotebooks(allNotebooks(), options);
  checkRun(settings);
  console.log(
    `Run "${settings.run}": preset ${settings.preset} (${settings.rules.title}), seed ${settings.seed}`,
  );
  const written = { ...settings, ...elsewhere };
  const environment = settingsEnvironment(written);
  if (readsData(options)) {
    const source = found ?? (await findData(settings));
    // The kernel is told what was found, so that it neither searches nor fetches again.
    environment.INSIDERS_DATA = source.isSample ? 'sample' : source.paths.join(',');
    if (source.notice !== null) environment.INSIDERS_DATA_NOTICE = source.notice;
  } else await checkData(written);
  // Its kernels work under the command's lock.
  return withRunLock(written, (token) =>
    runNotebooks({
      python: pythonPath(),
      notebooks,
      outDir: executedFolder(written),
      env: { ...environment, INSIDERS_LOCK: token },
      timeoutSeconds: settings.cellTimeoutSeconds,
      onEvent: createConsoleReporter(process.stdout),
    }),
  );
}

/** Whether notebook 01, which reads the data, is among those asked for. */
function readsData(options: CommandOptions): boolean {
  return chooseNotebooks(allNotebooks(), options).some((notebook) => notebookNumber(notebook) === '01');
}

/** A run's settings with the currency of its data, and the data where they are to be read. */
export interface RunPlan {
  readonly settings: Settings;
  readonly source: Source | null;
}

/**
 * Finds a run's data where it is to be read, says in short what is in it, and settles the currency: the one that was
 * given, the source's own, or none; of a run that goes on, the one that it was begun with.
 */
export async function planRun(settings: Settings, options: CommandOptions): Promise<RunPlan> {
  if (readsData(options)) {
    const source = await findData(settings);
    const check = source.isSample ? null : await checkTransactions(settings, source);
    if (check !== null) console.log(`\n${shortCheckText(check)}\n`);
    const currency = settings.givenCurrency ?? check?.currency ?? source.currency ?? 'none';
    return { settings: { ...settings, currency, givenCurrency: currency }, source };
  }
  return { settings: await settingsOfRun(settings), source: null };
}

/** Works on a run as its only writer, under the lock of the process that started this one, if any. */
export function withRunLock<T>(settings: Settings, work: (token: string) => Promise<T>): Promise<T> {
  const command = `npm run ${process.env.npm_lifecycle_event ?? 'report'}`;
  return withLock(settings, { command, under: process.env.INSIDERS_LOCK }, work);
}

/** Finds the data, with the download's progress, and says what was found. */
export async function findData(settings: Settings): Promise<Source> {
  const log = (line: string): void => console.log(line);
  const fetched = await fetchedData(settings, log);
  const found = await findSource(fetched.settings, { log, onProgress: downloadBar() });
  const source = { ...found, name: fetched.name ?? found.name };
  console.log(`Data: ${source.name}`);
  if (source.notice !== null) console.log(`\n  NOTICE: ${source.notice}\n`);
  return source;
}

/** The executed notebooks of a run that exist, in order. */
export function executedNotebooks(settings: Settings): string[] {
  return allNotebooks()
    .map((notebook) => path.join(executedFolder(settings), path.basename(notebook)))
    .filter((notebook) => existsSync(notebook));
}
