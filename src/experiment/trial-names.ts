import { clusteringModel, type Trial } from '../clustering';
import { type Language } from '../config';
import { knownSpaces, spaceLabel } from '../spaces';
import { modelTexts } from '../texts';

/** What people call a model in tables and figures: “Gaussian mixture”. */
export function modelTitle(name: string): string {
  return clusteringModel(name).words.en.name;
}

/** What people call a space; one of a scientist's own is called by its name. */
export function spaceTitle(name: string): string {
  return knownSpaces().find((known) => known.name === name)?.title ?? name;
}

/** What a trial's title is made of: “PCA”, and “k-means, k = 4”. */
export function trialParts({ space, spec, k }: Pick<Trial, 'space' | 'spec' | 'k'>): [string, string] {
  return [spaceTitle(space), `${modelTitle(spec.model)}, k = ${k}`];
}

/** A trial in words: “PCA, k-means, k = 4”. */
export function trialTitle(trial: Pick<Trial, 'space' | 'spec' | 'k'>): string {
  return trialParts(trial).join(', ');
}

/** A trial in a sentence of the report: “k-means on principal components, 4 groups”. */
export function trialWords(
  language: Language,
  { space, model, k }: { readonly space: string; readonly model: string; readonly k: number },
): string {
  return modelTexts[language].trial(
    spaceLabel(space, language),
    clusteringModel(model).words[language].name,
    k,
  );
}
