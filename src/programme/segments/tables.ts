import { type Preset, type Settings } from '../../config';
import { feature, numericFeatures, type FeatureFormat } from '../../features';
import { formatNumber, formatShare, formatValue } from '../../format';
import { createWriter, segmentTexts } from '../../texts';
import { clusterColumns, clusterTable } from '../../experiment';
import { type Interval } from '../../numeric';
import { segmentName, type Segment } from '../../scoring';
import { levelOf, segmentDimensions } from './dimensions';

/** A segment as a row of a notebook's table, or the guests' line. */
export type SegmentRow = Readonly<Record<string, number | string | null>>;

/** A segment as a notebook calls it: its number and its name. */
function titleOf(segment: Segment): string {
  return `${segment.cluster}: ${segmentName(segment, 'en')}`;
}

/** The table of clusters with the segments' names and stability; customers who are set apart and guests who are no customers are the last lines. */
export async function segmentTable(settings: Settings, segments: readonly Segment[]): Promise<SegmentRow[]> {
  const rows = await clusterTable(settings);
  return rows.map((row, i) => {
    const segment = segments[i] as Segment | undefined;
    if (segment === undefined) return { ...row, stability: null, grade: null };
    const { stability } = segment;
    return {
      ...row,
      cluster: titleOf(segment),
      stability: stability?.jaccard ?? null,
      grade: stability?.grade ?? null,
    };
  });
}

/** The headings of {@link segmentTable}'s columns. */
export function segmentColumns(preset: Preset) {
  const [, ...others] = clusterColumns(preset);
  const features = others.findIndex(({ name }) => name.startsWith('mean_'));
  return [
    { name: 'cluster', heading: 'Segment', format: 'text' as const },
    ...others.slice(0, features),
    {
      name: 'stability',
      heading: 'Jaccard',
      format: 'decimal' as const,
      decimals: 2,
      explanation:
        'Mean Jaccard similarity to its likeness in bootstrap samples of the customers; 1 is the same.',
    },
    { name: 'grade', heading: 'Stability', format: 'text' as const },
    ...others.slice(features),
  ];
}

/** A figure with its interval for each segment: `segment_1` and so on. */
export type IntervalRow = Readonly<Record<string, string>>;

/** Estimates with their 95% intervals, a row a figure, a column a segment: the share of revenue, means, medians. */
export function intervalTables(settings: Settings, segments: readonly Segment[]) {
  const { rules, currency } = settings;
  const columns = [
    { name: 'figure', heading: 'Figure' },
    ...segments.map((segment) => ({ name: `segment_${segment.cluster}`, heading: titleOf(segment) })),
  ];
  const row = (figure: string, write: (segment: Segment) => string): IntervalRow => ({
    figure,
    ...Object.fromEntries(segments.map((segment) => [`segment_${segment.cluster}`, write(segment)])),
  });
  const features = (part: 'means' | 'medians'): IntervalRow[] =>
    numericFeatures(rules).map(({ name, heading, unit, format }) => {
      const write = (value: number): string =>
        formatValue(value, averaged(format), {
          currency,
          ...(format === 'money' || Math.abs(value) >= 1000
            ? { decimals: 0 }
            : format === 'count'
              ? { decimals: 1 }
              : {}),
        });
      // “Purchases” need no unit, nor does money, which has its sign.
      const known = unit === 'currency' || unit === 'share' || heading.toLowerCase().includes(unit);
      return row(known ? heading : `${heading}, ${unit}`, (segment) =>
        within(segment[part][name], segment.intervals[part][name], write),
      );
    });
  const share = row('Share of all revenue', ({ shareOfAll, intervals }) =>
    within(shareOfAll, intervals.shareOfAll, (value) => formatShare(value)),
  );
  return { columns, means: [share, ...features('means')], medians: features('medians') };
}

/** An estimate with its interval, in words. */
function within(value: number | null, interval: Interval | null, write: (value: number) => string): string {
  if (value === null) return '';
  return interval === null
    ? `${write(value)} (too few customers)`
    : `${write(value)} (${write(interval[0])} to ${write(interval[1])})`;
}

function averaged(format: FeatureFormat): FeatureFormat {
  return format === 'count' ? 'decimal' : format;
}

/** Why a segment has its name: its differences, and the words that they give. */
export type NameRow = Readonly<Record<string, number | string | null>>;

/** The names with the standardised differences that they follow from; a column a dimension. */
export function nameTable(settings: Settings, segments: readonly Segment[]): NameRow[] {
  const dimensions = segmentDimensions(settings.rules);
  const { dimensions: titles } = segmentTexts.en;
  return segments.map((segment) => {
    const { differences, traits, key, ruleKey } = segment;
    const used = dimensions.flatMap((dimension) => {
      const word = traits[dimension.name];
      const difference = differences[dimension.name];
      if (word === undefined) return [];
      const fits = levelOf(dimension, difference) === word || (word === 'medium' && difference !== null);
      const size = difference === null ? 'all alike' : formatNumber(difference, { decimals: 2, sign: true });
      return [
        `${word.replaceAll('-', ' ')} (${titles[dimension.name].toLowerCase()} ${size}${fits ? '' : ', kept'})`,
      ];
    });
    return {
      segment: titleOf(segment),
      portuguese: segmentTexts.pt.name(traits, createWriter('pt', settings.currency)),
      ...differences,
      why: used.join(', '),
      rule: ruleKey === key ? 'the rule' : `kept; the rule says ${ruleKey.replaceAll('-', ' ')}`,
    };
  });
}

/** The headings of {@link nameTable}'s columns. */
export function nameColumns(settings: Settings) {
  const { dimensions } = segmentTexts.en;
  return [
    { name: 'segment', heading: 'Segment' },
    ...segmentDimensions(settings.rules).map(({ name, feature: column, logarithmic }) => ({
      name,
      heading: dimensions[name],
      format: 'decimal' as const,
      decimals: 2,
      explanation: `Mean of the segment less mean of all customers, in standard deviations of ${feature(settings.rules, column).heading.toLowerCase()}${logarithmic ? ', on a logarithmic scale' : ''}.`,
    })),
    { name: 'why', heading: 'Words of the name' },
    { name: 'rule', heading: 'Named by' },
    { name: 'portuguese', heading: 'In Portuguese' },
  ];
}
