import { YEAR_DAYS, type ForecastMethod } from './method';

/** The model, with each calendar month above or below it as it was in the whole years before. */
export const lastYearShares: ForecastMethod = {
  name: 'last-year-shares',
  words: {
    en: {
      label: 'Model with last year’s month shares',
      inText: 'the purchase model with each month above or below it as in the years before',
    },
    pt: {
      label: 'Modelo com os meses do ano anterior',
      inText: 'o modelo de compras com cada mês acima ou abaixo dele como nos anos anteriores',
    },
  },
  minDays: YEAR_DAYS,
  forecast: (facts) => facts.seasonal,
};
