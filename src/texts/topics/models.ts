import { type Language, type ModelName, type SpaceName } from '../../config';

/** A model that was tried, density models among them. */
export type TriedModel = ModelName | 'dbscan' | 'hdbscan';

/** What spaces and models are called. */
export interface ModelTexts {
  readonly spaces: Readonly<Record<SpaceName, string>>;
  readonly models: Readonly<Record<TriedModel, string>>;
  /** A trial: “k-means on PCA, 3 groups”. */
  readonly trial: (space: SpaceName, model: TriedModel, k: number) => string;
}

const english: Omit<ModelTexts, 'trial'> = {
  spaces: {
    'min-max': 'the raw figures',
    log: 'the figures on log scales',
    scaled: 'the scaled figures',
    pca: 'principal components',
    umap: 'a UMAP map',
    tsne: 'a t-SNE map',
    leaves: 'forest leaves',
  },
  models: {
    'k-means': 'k-means',
    'gaussian-mixture': 'Gaussian mixture',
    ward: 'Ward',
    dbscan: 'DBSCAN',
    hdbscan: 'HDBSCAN',
  },
};

const portuguese: Omit<ModelTexts, 'trial'> = {
  spaces: {
    'min-max': 'os números brutos',
    log: 'os números em escala logarítmica',
    scaled: 'os números padronizados',
    pca: 'componentes principais',
    umap: 'um mapa UMAP',
    tsne: 'um mapa t-SNE',
    leaves: 'folhas de floresta',
  },
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
    trial: (space, model, k) => `${english.models[model]} on ${english.spaces[space]}, ${k} groups`,
  },
  pt: {
    ...portuguese,
    trial: (space, model, k) => `${portuguese.models[model]} sobre ${portuguese.spaces[space]}, ${k} grupos`,
  },
};
