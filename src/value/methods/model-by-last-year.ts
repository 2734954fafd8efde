import { ratio, YEAR_AND_QUARTER_DAYS, type ForecastMethod } from './method';

/** Today's model, times how far the same model was off a year ago for the same months of a group chosen the same way. */
export const modelByLastYear: ForecastMethod = {
  name: 'model-by-last-year',
  words: {
    en: {
      label: 'Model × last year’s actual ÷ model',
      inText: 'the purchase model times what came a year ago over what the model had said then',
    },
    pt: {
      label: 'Modelo × realizado ÷ modelo do ano passado',
      inText: 'o modelo de compras vezes o que veio um ano atrás dividido pelo que ele dizia então',
    },
  },
  minDays: YEAR_AND_QUARTER_DAYS,
  forecast: ({ model, yearAgo }) => {
    const change = yearAgo === null ? null : ratio(yearAgo.came, yearAgo.model);
    return change === null ? null : model * change;
  },
};
