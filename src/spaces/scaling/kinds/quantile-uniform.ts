import { type ScalingKind } from '../kind';
import { fitQuantiles, QUANTILE_OPTIONS, shareBelow, type Quantiles } from './quantiles';

/** The share of rows below x, interpolated between landmarks: 0 to 1. */
export const quantileUniform = {
  name: 'quantile-uniform',
  title: 'Quantile, uniform',
  words: {
    en: {
      label: 'as ranks',
      description: 'The share of customers who have less, 0 to 1: only the order counts.',
    },
    pt: {
      label: 'como postos',
      description: 'A fração de clientes que têm menos, de 0 a 1: só a ordem conta.',
    },
  },
  options: QUANTILE_OPTIONS,
  fit: (_, sorted, options) => fitQuantiles(sorted, options, false),
  scale: ({ landmarks }) => {
    const known = Float64Array.from(landmarks);
    return (value) => shareBelow(known, value);
  },
} satisfies ScalingKind<Quantiles>;
