import { readFileSync } from 'node:fs';
import path from 'node:path';
import { applyChoices } from './choices';
import { projectRoot } from './root';
import { checkVariables } from './variables';
import { settingDefinitions, settingsFaults, type SettingDefinition } from './schema';
import {
  type PlainSettings,
  type Preset,
  type Settings,
  type SourceSettings,
  type StepChoices,
  type StepSettings,
} from './types';

/** Plain settings given by word: from the command line or a test. */
export type SettingOverrides = { readonly [Name in keyof PlainSettings]?: PlainSettings[Name] | string };

/** Where settings are read from; the defaults are what a run wants. */
export interface SettingSources {
  /** The settings file; default: `settings.json` in the project's root, or the file that INSIDERS_SETTINGS names. */
  readonly file?: string;
  /** Default: this process's environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/**
 * Reads the settings: the command line's before the environment's, before the file's, before the defaults.
 *
 * @param overrides plain settings given by word; text is read as the setting's type
 * @throws Error that names the setting, what is allowed and what was received
 */
export function loadSettings(overrides: SettingOverrides = {}, sources: SettingSources = {}): Settings {
  const root = projectRoot();
  const { environment = process.env } = sources;
  checkVariables(environment);
  const file = sources.file ?? (environment.INSIDERS_SETTINGS || path.join(root, 'settings.json'));
  const raw = readJson(file);
  for (const definition of settingDefinitions()) {
    const fromEnvironment = environment[definition.variable];
    if (fromEnvironment !== undefined && fromEnvironment !== '') {
      raw[definition.name] = readWord(definition, fromEnvironment, definition.variable);
    }
    const given = overrides[definition.name as keyof PlainSettings];
    if (given !== undefined) {
      raw[definition.name] =
        typeof given === 'string' ? readWord(definition, given, `--${definition.option}`) : given;
    }
  }
  if (typeof raw.set === 'string') applyChoices(raw, raw.set);
  const faults = settingsFaults(raw);
  if (faults.length > 0) throw new Error(`the settings do not fit (${file}):\n  ${faults.join('\n  ')}`);
  return complete(raw as unknown as RawSettings, root);
}

interface RawSettings extends Omit<PlainSettings, 'run' | 'currency'> {
  readonly run: string | null;
  readonly currency: string | null;
  readonly rates: Readonly<Record<string, number>>;
  readonly sources: Readonly<Record<string, SourceSettings>>;
  readonly presets: Readonly<Record<string, Preset>>;
  readonly steps: StepSettings;
}

/** Folders beside those of the runs, and names that Windows keeps for devices. */
const RESERVED = /^(assets|downloads|raw|interim|processed|con|prn|aux|nul|com\d|lpt\d)$/i;

/** @throws Error when the name can be no folder's beside the others; its letters and length are the schema's */
function checkRunName(run: string): void {
  if (!RESERVED.test(run.split('.')[0]) && !run.endsWith('.')) return;
  throw new Error(
    `run must be a name that is not kept for something else (assets, downloads, raw, interim, processed, con, nul and their like) and does not end with a dot, received "${run}"`,
  );
}

function complete(raw: RawSettings, root: string): Settings {
  // By the object's own names: "constructor" is no preset, though every object has one.
  if (!Object.keys(raw.presets).includes(raw.preset)) {
    const known = Object.keys(raw.presets).join(', ');
    throw new Error(`preset must be one of ${known}, received "${raw.preset}"`);
  }
  checkRunName(raw.run ?? raw.preset);
  const rules = raw.presets[raw.preset];
  // Their revenue is read from that rule's row of the ledger; without it, it would be missing from every share.
  if (rules.guests === 'not_customers' && !rules.rules.some(({ rule }) => rule === 'guest')) {
    throw new Error(
      `preset ${raw.preset}: where guests are not_customers, its rules must have the rule "guest", received ${rules.rules.map(({ rule }) => rule).join(', ') || 'none'}`,
    );
  }
  if (raw.source !== null && !Object.keys(raw.sources).includes(raw.source)) {
    const known =
      Object.keys(raw.sources).join(', ') || 'none yet: npm run check -- --data FILE --write NAME adds one';
    throw new Error(`source must be one of ${known}; received "${raw.source}"`);
  }
  const sourceSettings = raw.source === null ? {} : raw.sources[raw.source];
  const givenCurrency = raw.currency ?? sourceSettings.currency ?? null;
  return {
    data: raw.data,
    preset: raw.preset,
    run: raw.run ?? raw.preset,
    seed: raw.seed,
    set: raw.set,
    sampleCustomers: raw.sampleCustomers,
    sampleYears: raw.sampleYears,
    lang: raw.lang,
    csvFormat: raw.csvFormat,
    acceptSetAside: raw.acceptSetAside,
    until: raw.until,
    identify: raw.identify,
    source: raw.source,
    columns: raw.columns,
    dates: raw.dates,
    decimal: raw.decimal,
    timeZone: raw.timeZone,
    discounts: raw.discounts,
    taxes: raw.taxes,
    prices: raw.prices,
    table: raw.table,
    currency: givenCurrency ?? 'none',
    givenCurrency,
    rates: raw.rates,
    sourceSettings,
    dataDir: path.resolve(root, raw.dataDir),
    reportsDir: path.resolve(root, raw.reportsDir),
    downloadUrl: raw.downloadUrl,
    downloadTimeoutSeconds: raw.downloadTimeoutSeconds,
    cellTimeoutSeconds: raw.cellTimeoutSeconds,
    memoryMb: raw.memoryMb,
    steps: raw.steps,
    rules,
    presets: raw.presets,
  };
}

/**
 * The settings with other choices of steps, as a notebook's cell may vary them. What is made with them is read with
 * them too: a record says which choices made its artefact.
 *
 * @throws Error that names the choice, what is allowed and what was received
 */
export function withSteps(settings: Settings, choices: StepChoices): Settings {
  const { presets, steps } = settings;
  const names = [...new Set([...Object.keys(steps), ...Object.keys(choices)])] as (keyof StepSettings)[];
  const varied = Object.fromEntries(names.map((name) => [name, { ...steps[name], ...choices[name] }]));
  const checked = structuredClone({ presets, steps: varied });
  const faults = settingsFaults(checked);
  if (faults.length > 0) throw new Error(`the choices do not fit:\n  ${faults.join('\n  ')}`);
  return { ...settings, steps: checked.steps as unknown as StepSettings };
}

/** The environment variables that give another process these settings. */
export function settingsEnvironment(settings: Settings): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const definition of settingDefinitions()) {
    const name = definition.name as keyof PlainSettings;
    // A currency that nobody gave is found out anew.
    const value = name === 'currency' ? settings.givenCurrency : settings[name];
    if (value !== null) environment[definition.variable] = String(value);
  }
  return environment;
}

function readWord(definition: SettingDefinition, word: string, from: string): string | number {
  if (definition.type === 'string') return word;
  const value = Number(word);
  if (word.trim() === '' || !Number.isFinite(value)) {
    throw new Error(`${from} must be a number, received "${word}"`);
  }
  return value;
}

function readJson(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(
      `the settings file ${file} cannot be read: restore it from the repository, or name another in INSIDERS_SETTINGS`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Error(`the settings file ${file} is no JSON: ${(error as Error).message}`, { cause: error });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Error(`the settings file ${file} must hold a JSON object, received ${text.trim().slice(0, 40)}`);
}
