import { type Language } from '../../config';
import { nearestLabelled } from '../prediction/nearest-labelled';
import { type ClusteringModel } from './model';
import { checkOption } from './options';

const LANGUAGES: readonly Language[] = ['en', 'pt'];

/** An entry as it may come, from a file that no compiler has checked. */
type Draft = { readonly [Key in keyof ClusteringModel]?: unknown };

/**
 * What a model's entry lacks, a sentence each; empty when nothing.
 *
 * @param others the entries that it stands beside
 */
export function modelFaults(model: Draft, others: readonly ClusteringModel[] = []): string[] {
  const entry = model as Partial<ClusteringModel>;
  const { name, byK, named, options, plan, predictor, together, words } = entry;
  const faults: string[] = [];
  const need = (met: unknown, what: string): void => {
    if (!met) faults.push(`model ${name ?? 'without a name'}: ${what}`);
  };
  need(
    typeof name === 'string' && /^[a-z][a-z0-9-]*$/.test(name),
    'name must be small letters, digits, hyphens',
  );
  need(!others.some((other) => other.name === name), 'there is another model of that name');
  for (const flag of ['byK', 'chance', 'noise', 'allPairs'] as const)
    need(typeof entry[flag] === 'boolean', `${flag} must be true or false`);
  need(options !== undefined, 'options is missing ({} for none)');
  for (const [option, { fallback, ...rest }] of Object.entries(options ?? {})) {
    try {
      checkOption(`options.${option}.fallback`, { fallback, ...rest }, fallback);
    } catch (error) {
      need(false, (error as Error).message);
    }
  }
  need(Array.isArray(named) && named.length > 0, 'named is missing: the settings that tell trials apart');
  for (const part of ['settings', 'fit'] as const)
    need(typeof entry[part] === 'function', `${part} is missing`);
  if (byK === true) need(named?.includes('k'), 'named must hold k, since byK is true');
  if (byK === false) need(plan !== undefined, 'plan is missing, since byK is false');
  for (const part of ['key', 'fit'] as const)
    if (together) need(typeof together[part] === 'function', `together.${part} is missing`);
  need(predictor, 'predictor is missing');
  if (predictor) {
    for (const part of ['predict', 'scores'] as const)
      need(typeof predictor[part] === 'function', `predictor.${part} is missing`);
    need(['distance', 'posterior', 'vote'].includes(predictor.measure), 'predictor.measure is missing');
    for (const language of LANGUAGES)
      need(typeof predictor.words?.[language] === 'function', `predictor.words.${language} is missing`);
    const same = [nearestLabelled, ...others.map((other) => other.predictor)];
    need(
      predictor.kind && same.every((other) => other.kind !== predictor.kind || other === predictor),
      'predictor.kind must be there, and be its own',
    );
    need(
      entry.save !== undefined || predictor.kind === nearestLabelled.kind,
      'save is missing: without it the predictor must be nearestLabelled',
    );
  }
  for (const language of LANGUAGES) {
    need(words?.[language]?.name, `words.${language}.name is missing`);
    if (byK === false) need(words?.[language]?.setting, `words.${language}.setting is missing`);
  }
  return faults;
}

/** @throws RangeError that lists what the entry lacks */
export function checkModel(model: ClusteringModel, others: readonly ClusteringModel[]): void {
  const faults = modelFaults(model, others);
  if (faults.length > 0) throw new RangeError(faults.join('; '));
}
