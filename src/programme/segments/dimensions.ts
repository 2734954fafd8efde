import { type Preset } from '../../config';
import { type SegmentDimension, type SegmentTraits } from '../../texts';

/** A trait of a name with the bound from which it is given. */
interface Level<Word extends string> {
  readonly word: Word;
  /** In standard deviations: from it upwards where it is above 0, downwards where it is below. */
  readonly from: number;
}

/** How a dimension is measured, and the words that it can give a name. */
export interface Dimension<D extends SegmentDimension = SegmentDimension> {
  readonly name: D;
  /** The customers' column. */
  readonly feature: string;
  /** Whether it is taken on the signed logarithmic scale, sign(x) · ln(1 + |x|). */
  readonly logarithmic: boolean;
  /** Values above it count as it; default: none do. */
  readonly atMost?: number;
  /** The most pronounced first on each side; between them the name does not speak of the dimension. */
  readonly levels: readonly Level<NonNullable<SegmentTraits[D]>>[];
}

/** The dimensions that the source can tell, in the order in which they are shown. */
export function segmentDimensions(preset: Pick<Preset, 'revenue' | 'lacks'>): readonly AnyDimension[] {
  const { revenue, lacks = [] } = preset;
  const all: readonly AnyDimension[] = [
    {
      name: 'spend',
      feature: revenue,
      logarithmic: true,
      levels: [
        { word: 'big', from: 0.75 },
        { word: 'solid', from: 0.25 },
        { word: 'small', from: -0.25 },
      ],
    },
    {
      name: 'frequency',
      feature: 'n_invoices',
      logarithmic: true,
      levels: [
        { word: 'frequent', from: 0.75 },
        { word: 'regular', from: 0.25 },
        { word: 'infrequent', from: -0.5 },
      ],
    },
    {
      name: 'recency',
      feature: 'recency_days',
      logarithmic: true,
      levels: [
        { word: 'long-gone', from: 1 },
        { word: 'lapsed', from: 0.5 },
        { word: 'quiet', from: 0.25 },
        { word: 'active', from: -0.25 },
      ],
    },
    {
      name: 'tenure',
      feature: 'tenure_days',
      logarithmic: false,
      levels: [
        { word: 'longstanding', from: 0.75 },
        { word: 'new', from: -0.75 },
      ],
    },
    {
      name: 'basket',
      feature: 'avg_basket_size',
      logarithmic: true,
      levels: [
        { word: 'large-baskets', from: 0.5 },
        { word: 'small-baskets', from: -0.5 },
      ],
    },
    {
      name: 'returns',
      feature: 'returned_share',
      logarithmic: false,
      // Who returns what was bought before the data begin can return more than all: a few such would decide the spread.
      atMost: 1,
      levels: [{ word: 'many-returns', from: 0.5 }],
    },
  ];
  return all.filter(({ name }) => name !== 'basket' || !lacks.includes('quantity'));
}

/** A dimension whichever it is. */
export type AnyDimension = { [D in SegmentDimension]: Dimension<D> }[SegmentDimension];

/** The word that a difference gives on a dimension; null where it is as usual, or all customers are alike. */
export function levelOf(dimension: AnyDimension, difference: number | null): string | null {
  if (difference === null) return null;
  // The kernel's older TypeScript can't call find() on a union of arrays.
  const levels: readonly Level<string>[] = dimension.levels;
  const reached = levels.find(({ from }) => (from > 0 ? difference >= from : difference <= from));
  return reached?.word ?? null;
}

/**
 * Standardised differences of groups from all: the mean of the group less the mean of all, in standard deviations of
 * all, of values on the scale of the dimension.
 *
 * Means of logarithms rather than medians: whole numbers such as invoices tie, and half of a base can sit on one value,
 * where a difference of medians is blind.
 *
 * @param values one a customer; missing ones (NaN) are left out
 * @param groups the group of each value, whole, from 1
 * @param count how many groups there are
 * @returns one difference a group; null where all values are alike, or the group is empty
 */
export function standardisedDifferences(
  values: Float64Array,
  groups: Int32Array,
  count: number,
  scale: { readonly logarithmic: boolean; readonly atMost?: number },
): (number | null)[] {
  const { logarithmic, atMost = Infinity } = scale;
  const scaled = values.map((x) =>
    logarithmic ? Math.sign(x) * Math.log1p(Math.abs(x)) : Math.min(x, atMost),
  );
  const sums = new Float64Array(count + 1);
  const sizes = new Int32Array(count + 1);
  let known = 0;
  for (let i = 0; i < scaled.length; i += 1) {
    if (Number.isNaN(scaled[i])) continue;
    known += 1;
    sums[groups[i]] += scaled[i];
    sizes[groups[i]] += 1;
  }
  const mean = sums.reduce((sum, each) => sum + each, 0) / known;
  const squares = scaled.reduce((sum, x) => (Number.isNaN(x) ? sum : sum + (x - mean) * (x - mean)), 0);
  const deviation = Math.sqrt(squares / Math.max(1, known - 1));
  // Of equal values rounding can leave a deviation that is no spread.
  const alike = !(deviation > 1e-12 * Math.max(1, Math.abs(mean)));
  return Array.from({ length: count }, (_, g) =>
    alike || sizes[g + 1] === 0 ? null : (sums[g + 1] / sizes[g + 1] - mean) / deviation,
  );
}
