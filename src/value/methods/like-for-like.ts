import { ratio, YEAR_AND_QUARTER_DAYS, type ForecastMethod } from './method';

/**
 * The last quarter, times what a group chosen the same way a year ago did: its months of the horizon over its quarter
 * before. A ratio over today's customers would count those who were only won within last year's horizon, and is too
 * high.
 */
export const likeForLike: ForecastMethod = {
  name: 'like-for-like',
  words: {
    en: {
      label: 'Last quarter × last year’s ratio, like for like',
      inText: 'the last quarter times how the months went against the quarter before them a year ago',
    },
    pt: {
      label: 'Último trimestre × razão do ano passado, entre iguais',
      inText:
        'o último trimestre vezes a razão entre os mesmos meses e o trimestre anterior a eles, um ano atrás',
    },
  },
  minDays: YEAR_AND_QUARTER_DAYS,
  forecast: ({ lastQuarter, yearAgo }) => {
    const change = yearAgo === null ? null : ratio(yearAgo.came, yearAgo.lastQuarter);
    return lastQuarter === null || change === null ? null : lastQuarter * change;
  },
};
