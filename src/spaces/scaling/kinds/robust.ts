import { quantileOf } from '../../../numeric';
import { type ScalingKind } from '../kind';
import { meanAndDeviation } from './moments';
import { shifted, type Shift } from './shift';

/**
 * (x − median) / interquartile range. Where that range is 0 although the column varies (more than half of the
 * customers return nothing), the standard deviation stands in.
 */
export const robust = {
  name: 'robust',
  title: 'Robust',
  words: {
    en: {
      label: 'scaled by median and quartiles',
      description:
        'The median becomes 0 and the middle half of the customers spans 1; outliers stay far away.',
    },
    pt: {
      label: 'escalados por mediana e quartis',
      description: 'A mediana vira 0 e a metade central dos clientes ocupa 1; os extremos continuam longe.',
    },
  },
  options: {},
  fit: (values, sorted) => {
    const spread = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25);
    return {
      by: 'shift',
      centre: quantileOf(sorted, 0.5),
      scale: spread > 0 ? spread : meanAndDeviation(values).deviation,
    };
  },
  scale: shifted,
} satisfies ScalingKind<Shift>;
