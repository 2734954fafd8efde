import { type Matrix } from 'ml-matrix';
import { checkNumber } from '../../numeric';
import { type NamedSettings, type OptionValues, type TrialModel } from '../models/model';
import { modelOptions } from '../models/options';
import { clusteringModel, clusteringModels } from '../models/registry';
import { type SkippedTrial, type TrialOptions } from './types';

/** Options of trials with nothing left open. */
export interface TrialSettings {
  readonly models: readonly string[];
  readonly ks: readonly number[];
  /** Of each model that is tried. */
  readonly options: Readonly<Record<string, OptionValues>>;
  readonly maxRows: number;
  readonly seed: number;
}

/** The options of trials, with their defaults. @throws RangeError when one is out of range */
export function trialDefaults(options: TrialOptions): TrialSettings {
  const names = options.models ?? clusteringModels().map(({ name }) => name);
  const ks = options.ks ?? Array.from({ length: 13 }, (_, i) => i + 2);
  const { maxRows = 12_000, seed = 0, modelOptions: given = {} } = options;
  ks.forEach((k, i) => checkNumber(`ks[${i}]`, k, { integer: true, min: 2 }));
  checkNumber('maxRows', maxRows, { integer: true, min: 100 });
  for (const name of Object.keys(given)) clusteringModel(name);
  const filled = names.map((name) => [name, modelOptions(clusteringModel(name), given[name])] as const);
  return { models: names, ks, options: Object.fromEntries(filled), maxRows, seed };
}

/** The model of a name with the settings of a trial. */
function trialModel(name: string, named: NamedSettings, options: OptionValues): TrialModel {
  return { model: name, ...clusteringModel(name).settings(named, options) };
}

/** The settings that a trial's name tells, as it has them: `{ k: '8' }`. */
export function namedSettings(spec: TrialModel): Record<string, string> {
  const shown = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(4)));
  return Object.fromEntries(
    clusteringModel(spec.model).named.map((name) => [name, `${shown(spec[name] as number)}`]),
  );
}

/** A trial's name within its space, such as `ward/k=8`. */
export function specName(spec: TrialModel): string {
  const parts = Object.entries(namedSettings(spec)).map(([name, value]) => `${name}=${value}`);
  return `${spec.model}/${parts.join(',')}`;
}

/**
 * The model that a trial's name means, such as `ward/k=8`: the inverse of {@link specName}.
 *
 * @param options the options with which trials are made, by model's name; default as the models have them
 * @throws RangeError when it is no such name
 */
export function specNamed(name: string, options: TrialOptions['modelOptions'] = {}): TrialModel {
  const [, model, setting] = /^([a-z][a-z0-9-]*)\/(.+)$/.exec(name) ?? [];
  const entry = clusteringModels().find((each) => each.name === model);
  if (entry === undefined) throw new RangeError(`a trial's name must begin with a model, received "${name}"`);
  const given = new Map(setting.split(',').map((part) => part.split('=') as [string, string]));
  const named = Object.fromEntries(entry.named.map((key) => [key, Number(given.get(key) ?? NaN)]));
  if (Object.values(named).every((value) => value > 0))
    return trialModel(model, named, modelOptions(entry, options[entry.name]));
  throw new RangeError(`a trial's name must be such as "ward/k=8", received "${name}"`);
}

/** The models to try on one space's points; what cannot be tried is told to `skip`. */
export function planSpace(
  points: Matrix,
  { models, ks, options }: TrialSettings,
  skip: (skipped: SkippedTrial) => void,
): TrialModel[] {
  return models.flatMap((name) => {
    const { plan } = clusteringModel(name);
    try {
      const named = plan === undefined ? ks.map((k) => ({ k })) : plan.trials(points, options[name]);
      return named.map((each) => trialModel(name, each, options[name]));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      skip({ id: name, reason: error.message });
      return [];
    }
  });
}

/** How many trials a space has at most. */
export function maxTrials({ models, ks, options }: TrialSettings): number {
  return models.reduce(
    (sum, name) => sum + (clusteringModel(name).plan?.most(options[name]) ?? ks.length),
    0,
  );
}
