import { checkModels, clusteringModels, trialDefaults } from '../clustering';
import { type Settings } from '../config';
import { spaceRecipes } from './space-recipes';

/**
 * Checks, before anything is computed, that the clustering models lack nothing and that the settings name spaces, models
 * and options of theirs that there are.
 *
 * @throws RangeError that says what is missing or misspelt, and what there is
 */
export function checkExperiment({ rules, preset, steps }: Settings): void {
  checkModels();
  trialDefaults({ modelOptions: steps.trials.models });
  const spaces = spaceRecipes(rules).map(({ name }): string => name);
  const { override } = rules.clustering;
  if (!override) return;
  const models = clusteringModels('by k').map(({ name }) => name);
  checkName(`presets.${preset}.clustering.override.model`, override.model, models);
  checkName(`presets.${preset}.clustering.override.space`, override.space, spaces);
}

function checkName(setting: string, name: string, known: readonly string[]): void {
  if (!known.includes(name))
    throw new RangeError(`${setting} must be one of ${known.join(', ')}, received "${name}"`);
}
