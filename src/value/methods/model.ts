import { type ForecastMethod } from './method';

/** What the purchase model and the gamma-gamma model expect, day by day alike. */
export const model: ForecastMethod = {
  name: 'model',
  words: {
    en: { label: 'Model as it is', inText: 'the purchase model as it is, without a season' },
    pt: { label: 'Modelo como está', inText: 'o modelo de compras como está, sem sazonalidade' },
  },
  minDays: 1,
  forecast: (facts) => facts.model,
};
