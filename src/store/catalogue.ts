import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Settings } from '../config';

/** What of the preset is read by later steps only: a change of it leaves the cleaned lines and the features as they are. */
const LATER_RULES = ['title', 'frequency', 'revenue', 'lacks', 'clustering', 'membership', 'programme'];

/** The settings that decide an artefact's content, beside those that decided what it was made of. */
type Deciding = (settings: Settings) => Readonly<Record<string, unknown>>;

const cleaning: Deciding = ({ preset, rules }) => ({
  preset,
  ...Object.fromEntries(Object.entries(rules).filter(([name]) => !LATER_RULES.includes(name))),
});
const clustering: Deciding = ({ seed, rules }) => {
  const made = Object.entries(rules.clustering).filter(([name]) => name !== 'k' && name !== 'override');
  return { seed, revenue: rules.revenue, ...Object.fromEntries(made) };
};
const choice: Deciding = ({ rules, steps }) => {
  const { k = null, override = null } = rules.clustering;
  // A test splits those who were chosen: it decides nothing of the choice.
  const { test: _test, ...programme } = rules.programme ?? {};
  return {
    k,
    override,
    programme: Object.keys(programme).length === 0 ? null : programme,
    trials: steps.trials,
    finalists: steps.finalists,
  };
};
const seeded: Deciding = ({ seed }) => ({ seed });
const value: Deciding = ({ seed, steps }) => ({ seed, ...steps.value });
const membership: Deciding = ({ rules, steps }) => ({ membership: rules.membership ?? null, ...steps.rules });
const told: Deciding = ({ lang, steps }) => ({ lang, ...steps.proof });
const written: Deciding = ({ lang, csvFormat }) => ({ lang, csvFormat });
const listed: Deciding = (settings) => ({
  ...written(settings),
  ...(settings.rules.programme?.test == null ? {} : { test: settings.rules.programme.test }),
});

interface Place {
  readonly folder: 'interim' | 'processed';
  readonly file: string;
  /** The step that makes it, and the notebook that calls the step. */
  readonly step: string;
  readonly notebook: string;
  readonly settings: Deciding;
}

/** What the steps hand to each other: where it lies, what makes it, and which settings decide what is in it. */
const artefacts = {
  lines: place('interim', 'lines.parquet', 'load', '01', ({ currency, until }) => ({
    currency,
    ...(until === null ? {} : { until }),
  })),
  ids: place('interim', 'ids.parquet', 'load', '01', ({ identify }) => ({ identify })),
  contacts: place('interim', 'contacts.parquet', 'load', '01', ({ identify }) => ({ identify })),
  ledger: place('interim', 'ledger.parquet', 'clean', '02', cleaning),
  cleaned: place('interim', 'cleaned.parquet', 'clean', '02', cleaning),
  customers: place('processed', 'customers.parquet', 'features', '03', ({ rules }) => ({
    frequency: rules.frequency,
  })),
  spaces: place('interim', 'spaces.parquet', 'spaces', '05', clustering),
  trials: place('processed', 'trials.parquet', 'choose', '06', choice),
  trial_times: place('interim', 'trial_times.parquet', 'choose', '06', choice),
  orders: place('processed', 'orders.parquet', 'lists', '06', choice),
  model: place('processed', 'model.json', 'train', '06', choice),
  clusters: place('processed', 'clusters.parquet', 'train', '06', choice),
  segments: place('processed', 'segments.parquet', 'segments', '07', seeded),
  value: place('processed', 'value.parquet', 'value', '08', value),
  rules: place('processed', 'rules.json', 'rules', '09', membership),
  insiders_list: place('processed', 'insiders.csv', 'report', '09', listed),
  customers_list: place('processed', 'customers.csv', 'report', '09', written),
  insiders_document: place('processed', 'insiders.document.json', 'report', '09', told),
  comparison_document: place('processed', 'comparison.document.json', 'report', '09', told),
} satisfies Record<string, Place>;

function place(
  folder: Place['folder'],
  file: string,
  step: string,
  notebook: string,
  settings: Deciding,
): Place {
  return { folder, file, step, notebook, settings };
}

/** The name of an artefact. */
export type ArtefactName = keyof typeof artefacts;

/** An artefact whose record has details of a known type. */
export interface Artefact<Details> {
  readonly name: ArtefactName;
  /** For the compiler only: the type of the record's details. */
  readonly details?: Details;
}

/** Says which details the record of an artefact has; the room that writes it says so, once. */
export function artefact<Details extends object>(name: ArtefactName): Artefact<Details> {
  return { name };
}

/** The name of an artefact that is given by name or with its type. */
export function nameOf(given: ArtefactName | Artefact<unknown>): ArtefactName {
  return typeof given === 'string' ? given : given.name;
}

/** All artefacts by name, in the order in which a run makes them. */
export const artefactNames = Object.keys(artefacts) as readonly ArtefactName[];

/** The folders of a run. */
export interface RunFolders {
  readonly interim: string;
  readonly processed: string;
  readonly reports: string;
}

/** Where a run keeps its artefacts and its pages. */
export function runFolders(settings: Settings): RunFolders {
  return {
    interim: path.join(settings.dataDir, 'interim', settings.run),
    processed: path.join(settings.dataDir, 'processed', settings.run),
    reports: path.join(settings.reportsDir, settings.run),
  };
}

/** The path of an artefact, whether it exists or not. */
export function artefactPath(settings: Settings, name: ArtefactName): string {
  const { folder, file } = artefacts[name];
  return path.join(runFolders(settings)[folder], file);
}

/** What decides an artefact's content among the present settings. */
export function decidingSettings(settings: Settings, name: ArtefactName): Readonly<Record<string, unknown>> {
  return artefacts[name].settings(settings);
}

/** The notebook that makes an artefact, as two digits. */
function notebookOf(name: ArtefactName): string {
  return artefacts[name].notebook;
}

/** The command that makes an artefact of the run anew, and all that follows from it. */
export function mendingCommand({ run, preset }: Settings, name: ArtefactName): string {
  const options = [
    ...(run === preset ? [] : [`--run ${run}`]),
    ...(preset === 'default' ? [] : [`--preset ${preset}`]),
  ];
  return ['npm run report --', ...options, `--from ${notebookOf(name)}`].join(' ');
}

/** The path of an artefact that must exist. @throws Error that names the notebook which makes it */
export function requireArtefact(settings: Settings, name: ArtefactName): string {
  const file = artefactPath(settings, name);
  if (!existsSync(file)) {
    throw new Error(
      `the run "${settings.run}" has no ${path.basename(file)} yet: run notebook ${artefacts[name].notebook} first (missing: ${file})`,
    );
  }
  return file;
}

/** The record that lies beside an artefact: `lines.json`; of a JSON or CSV file, `model.record.json`. */
export function recordPath(file: string): string {
  return file.endsWith('.parquet')
    ? file.replace(/\.parquet$/, '.json')
    : file.replace(/\.[a-z]+$/, '.record.json');
}
