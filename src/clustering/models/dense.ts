import { type Predictor, type SavedClustering } from '../prediction/predictor';

/** What the models of dense groups have in common: they find how many groups there are, and leave noise. */
export const denseTraits = { byK: false, chance: false, noise: true, allPairs: true } as const;

/** Their option of how many rows make a neighbourhood dense. */
export const minPointsOption = {
  fallback: 10,
  range: { integer: true, min: 2 },
  meaning: 'rows in a core neighbourhood',
};

/** How their rule says where a new row goes. */
export const densePlace: Predictor<SavedClustering>['words'] = {
  en: (space) => `to the dense group that is within reach in ${space}`,
  pt: (space) => `para o grupo denso ao alcance (espaço: ${space})`,
};
