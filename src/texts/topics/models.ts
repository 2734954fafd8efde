import { type Language, type ModelName } from '../../config';

/** A model that was tried, density models among them. */
export type TriedModel = ModelName | 'dbscan' | 'hdbscan';

/** What models are called. */
export interface ModelTexts {
  readonly models: Readonly<Record<TriedModel, string>>;
  /** A trial, the space by its label: “k-means on principal components, 3 groups”. */
  readonly trial: (space: string, model: TriedModel, k: number) => string;
}

const english: Omit<ModelTexts, 'trial'> = {
  models: {
    'k-means': 'k-means',
    'gaussian-mixture': 'Gaussian mixture',
    ward: 'Ward',
    dbscan: 'DBSCAN',
    hdbscan: 'HDBSCAN',
  },
};

const portuguese: Omit<ModelTexts, 'trial'> = {
  models: {
    'k-means': 'k-médias',
    'gaussian-mixture': 'mistura gaussiana',
    ward: 'Ward',
    dbscan: 'DBSCAN',
    hdbscan: 'HDBSCAN',
  },
};

/** The words for models, by language. */
export const modelTexts: Readonly<Record<Language, ModelTexts>> = {
  en: {
    ...english,
    trial: (space, model, k) => `${english.models[model]} on ${space}, ${k} groups`,
  },
  pt: {
    ...portuguese,
    trial: (space, model, k) => `${portuguese.models[model]} sobre ${space}, ${k} grupos`,
  },
};
