import { lastYearShares } from './last-year-shares';
import { likeForLike } from './like-for-like';
import { type ForecastMethod } from './method';
import { modelByLastYear } from './model-by-last-year';
import { sameQuarterLastYear } from './same-quarter-last-year';

/** The geometric mean of two methods: where they miss in different ways, it misses by less than either. */
function geometricMean(
  pair: readonly [ForecastMethod, ForecastMethod],
  { name, words }: Pick<ForecastMethod, 'name' | 'words'>,
): ForecastMethod {
  return {
    name,
    words,
    minDays: Math.max(pair[0].minDays, pair[1].minDays),
    forecast: (facts) => {
      const [one, other] = [pair[0].forecast(facts), pair[1].forecast(facts)];
      return one === null || other === null || !(one > 0 && other > 0) ? null : Math.sqrt(one * other);
    },
  };
}

/** Of the same months of last year, and the model with last year's month shares. */
export const meanOfLastYearAndShares = geometricMean([sameQuarterLastYear, lastYearShares], {
  name: 'mean-of-last-year-and-shares',
  words: {
    en: {
      label: 'Between last year’s months and the model with their shares',
      inText:
        'the geometric mean of what the same customers brought in the same months of last year and of the purchase model with last year’s month shares',
    },
    pt: {
      label: 'Entre os meses do ano passado e o modelo com seus pesos',
      inText:
        'a média geométrica entre o que os mesmos clientes trouxeram nos mesmos meses do ano passado e o modelo de compras com os pesos dos meses do ano anterior',
    },
  },
});

/** Of the last quarter by its like-for-like ratio, and the model by last year's miss. */
export const meanOfLikeForLikeAndModel = geometricMean([likeForLike, modelByLastYear], {
  name: 'mean-of-like-for-like-and-model',
  words: {
    en: {
      label: 'Between last quarter and model, both by last year',
      inText:
        'the geometric mean of the last quarter and of the purchase model, each times how last year went against it',
    },
    pt: {
      label: 'Entre o último trimestre e o modelo, ambos pelo ano passado',
      inText:
        'a média geométrica entre o último trimestre e o modelo de compras, cada um vezes o que o ano passado foi em relação a ele',
    },
  },
});
