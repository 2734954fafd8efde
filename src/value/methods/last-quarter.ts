import { QUARTER_DAYS, type ForecastMethod } from './method';

/** What these customers did in the three months up to the origin, in the proportion of the horizon to three months. */
export const lastQuarter: ForecastMethod = {
  name: 'last-quarter',
  words: {
    en: { label: 'Last quarter again', inText: 'the last quarter once more' },
    pt: { label: 'O último trimestre outra vez', inText: 'o último trimestre outra vez' },
  },
  minDays: QUARTER_DAYS,
  forecast: (facts) => (facts.lastQuarter === null ? null : (facts.lastQuarter * facts.horizonMonths) / 3),
};
