import { YEAR_DAYS, type ForecastMethod } from './method';

/** SQLY: what the customers known today did in the months of the horizon a year ago. */
export const sameQuarterLastYear: ForecastMethod = {
  name: 'same-quarter-last-year',
  words: {
    en: {
      label: 'Same months last year',
      inText: 'what the same customers brought in the same months of last year',
    },
    pt: {
      label: 'Os mesmos meses do ano passado',
      inText: 'o que os mesmos clientes trouxeram nos mesmos meses do ano passado',
    },
  },
  minDays: YEAR_DAYS,
  forecast: (facts) => facts.lastYear,
};
