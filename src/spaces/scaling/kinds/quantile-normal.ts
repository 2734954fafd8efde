import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { type ScalingKind } from '../kind';
import { fitQuantiles, QUANTILE_OPTIONS, shareBelow, type Quantiles } from './quantiles';

/** The furthest normal score: the quantile of 1e-7, as in scikit-learn, stands for "beyond all that was seen". */
const FURTHEST = 1e-7;

/** The standard normal quantile of the share of rows below x: −5.20 to 5.20. */
export const quantileNormal = {
  name: 'quantile-normal',
  title: 'Quantile, normal',
  words: {
    en: {
      label: 'as normal scores',
      description: 'Ranks, spread like a normal distribution: the order counts, and the ends a little more.',
    },
    pt: {
      label: 'como escores normais',
      description: 'Postos, espalhados como uma normal: conta a ordem, e um pouco mais nas pontas.',
    },
  },
  options: QUANTILE_OPTIONS,
  fit: (_, sorted, options) => fitQuantiles(sorted, options, true),
  scale: ({ landmarks }) => {
    const known = Float64Array.from(landmarks);
    return (value) => {
      const share = shareBelow(known, value);
      return normalQuantile(Math.min(Math.max(share, FURTHEST), 1 - FURTHEST), 0, 1);
    };
  },
} satisfies ScalingKind<Quantiles>;
