import { formatNumber, formatValue } from '../../format';
import { type FeatureDifferences, type SegmentDistribution } from '../../programme';
import { type Segment } from '../../scoring';
import { createWriter } from '../../texts';
import { type FigureContext } from '../context';
import { boxesFigure, linesFigure } from '../kinds';
import { segmentColour } from '../palette';
import { type Figure } from '../types';
import { numberedName } from './segments';

/** The snake plot: each segment a line over the features. */
export function segmentSnakeFigure(
  segments: readonly Segment[],
  features: readonly FeatureDifferences[],
  context: FigureContext,
): Figure {
  const writer = createWriter('en', context.currency);
  const spreads = features.map(({ differences }) => Math.max(...differences) - Math.min(...differences));
  const widest = features[spreads.indexOf(Math.max(...spreads))];
  const one = (value: number): string => formatNumber(value, { decimals: 1 });
  return linesFigure(
    {
      title: `The segments lie furthest apart in ${widest.feature.heading.toLowerCase()}: ${one(Math.max(...spreads))} standard deviations from lowest to highest`,
      subtitle: `Difference of each segment’s mean from all customers, in standard deviations, ${context.period}`,
      caption: `${context.source}. Counts and money on a logarithmic scale; a customer who misses a feature is left out of it, and a feature that half of a segment misses is not drawn. The line only leads the eye: features have no order.`,
      alt: `Lines of ${segments.length} segments over ${features.length} features; widest apart in ${widest.feature.heading}.`,
    },
    segments.map((segment, s) => ({
      name: numberedName(segment, writer),
      x: features.map(({ feature }) => feature.heading),
      y: features.map(({ differences }) => differences[s]),
      colour: segmentColour(s),
    })),
    {
      xTitle: '',
      yTitle: 'standard deviations',
      xAxis: { type: 'category', tickangle: -50 },
      yAxis: { tickformat: '.2~f' },
      height: 440 + 18 * segments.length,
    },
  );
}

/** How the features are distributed in each segment, on scales on which their tails can be seen. */
export function segmentBoxesFigure(
  segments: readonly Segment[],
  distributions: readonly SegmentDistribution[],
  context: FigureContext,
): Figure {
  const writer = createWriter('en', context.currency);
  const heavy = distributions.filter(({ heavyTailed }) => heavyTailed).length;
  const [first] = distributions;
  const median = (s: number): number | null => first.segments[s]?.[2] ?? null;
  const write = ({ feature }: SegmentDistribution, value: number | null): string => {
    const { format } = feature;
    const options = format === 'money' ? { currency: context.currency, decimals: 0 } : {};
    return formatValue(value, format === 'count' && !Number.isInteger(value) ? 'decimal' : format, options);
  };
  const last = segments.length - 1;
  return boxesFigure(
    {
      title: `Median ${first.feature.heading.toLowerCase()} of segment 1 is ${write(first, median(0))}${last > 0 ? `, of segment ${last + 1} ${write(first, median(last))}` : ''}`,
      subtitle: `Medians, quartiles, and 5th to 95th percentiles by segment, ${formatNumber(segments.reduce((sum, { customers }) => sum + customers, 0))} customers, ${context.period}`,
      caption: `${context.source}. ${formatNumber(heavy)} of ${formatNumber(distributions.length)} features have a heavy tail and a logarithmic scale with room for zero. A tenth of each segment lies outside the whiskers. Segments: ${segments.map((segment) => numberedName(segment, writer)).join('; ')}.`,
      alt: `Boxes of ${segments.length} segments for ${distributions.map(({ feature }) => feature.heading.toLowerCase()).join(', ')}.`,
    },
    {
      labels: segments.map(({ cluster }) => String(cluster)),
      names: segments.map((segment) => numberedName(segment, writer)),
      colours: segments.map((_, s) => segmentColour(s)),
    },
    distributions.map((distribution) => {
      const { feature, heavyTailed } = distribution;
      const { heading, unit } = feature;
      const said = ['', 'currency', 'share'].includes(unit) || heading.toLowerCase().includes(unit);
      return {
        name: said ? heading : `${heading}, ${unit}`,
        boxes: distribution.segments,
        logarithmic: heavyTailed,
        write: (value) => write(distribution, value),
      };
    }),
  );
}
