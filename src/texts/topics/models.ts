import { type Language } from '../../config';

/** What trials are called. */
export interface ModelTexts {
  /** A trial, by what its space and its model are called: “k-means on principal components, 3 groups”. */
  readonly trial: (space: string, model: string, k: number) => string;
}

/** The words for trials, by language. */
export const modelTexts: Readonly<Record<Language, ModelTexts>> = {
  en: { trial: (space, model, k) => `${model} on ${space}, ${k} groups` },
  pt: { trial: (space, model, k) => `${model} sobre ${space}, ${k} grupos` },
};
