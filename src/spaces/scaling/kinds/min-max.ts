import { type ScalingKind } from '../kind';
import { shifted, type Shift } from './shift';

/** (x − minimum) / (maximum − minimum): 0 to 1 for the rows of the fit. */
export const minMax = {
  name: 'min-max',
  title: 'Min-max',
  words: {
    en: {
      label: 'scaled from 0 to 1',
      description:
        'The smallest value becomes 0, the largest 1. One very large customer pushes all others together.',
    },
    pt: {
      label: 'escalados de 0 a 1',
      description: 'O menor valor vira 0, o maior 1. Um cliente muito grande espreme todos os outros.',
    },
  },
  options: {},
  fit: (_, sorted) => ({
    by: 'shift',
    centre: sorted[0],
    scale: sorted[sorted.length - 1] - sorted[0],
  }),
  scale: shifted,
} satisfies ScalingKind<Shift>;
