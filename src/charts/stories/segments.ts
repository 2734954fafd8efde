import { segmentName, type Segment } from '../../scoring';
import { type SegmentMoves } from '../../programme';
import { segmentFigureTexts, segmentTexts, type SegmentDimension, type Writer } from '../../texts';
import { type FigureContext } from '../context';
import { dotsFigure, heatmapFigure, sankeyFigure } from '../kinds';
import { colours, segmentColour } from '../palette';
import { wrapLines } from '../text';
import { type Figure } from '../types';

/** A segment with its number: “1: Frequent big spenders”. */
export function numberedName(segment: Segment, writer: Writer): string {
  return `${segment.cluster}: ${segmentName(segment, writer.language)}`;
}

/** The same, broken for the axis of a chart. */
function onAxis(segment: Segment, writer: Writer): string {
  return wrapLines(numberedName(segment, writer), 22).join('\n');
}

function customersOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { customers }) => sum + customers, 0);
}

/** What each segment has of the customers, and what it brings of all revenue, with intervals. */
export function segmentSharesFigure(
  segments: readonly Segment[],
  context: FigureContext,
  writer: Writer,
): Figure {
  const { shares: texts } = segmentFigureTexts[writer.language];
  const named = segments.map((segment) => ({ ...segment, name: numberedName(segment, writer) }));
  const about = { ...context, customers: customersOf(segments) };
  const labels = segments.map((segment) => onAxis(segment, writer));
  const lines = Math.max(...labels.map((label) => label.split('\n').length));
  const ends = segments.flatMap(({ shareOfCustomers, shareOfAll, intervals }) => [
    shareOfCustomers,
    shareOfAll,
    ...(intervals.shareOfAll ?? []),
  ]);
  const net = segments.every(({ revenue, netRevenue }) => revenue === netRevenue);
  return dotsFigure(
    {
      title: texts.title(writer, { ...named[0], name: segmentName(segments[0], writer.language) }),
      subtitle: texts.subtitle(writer, about, net),
      caption: texts.caption(writer, about),
      alt: texts.alt(writer, named),
    },
    labels,
    [
      {
        name: texts.ofCustomers,
        values: segments.map(({ shareOfCustomers }) => shareOfCustomers),
        texts: segments.map(({ shareOfCustomers }) => texts.hover(writer, shareOfCustomers, null)),
        colour: colours.grey,
        symbol: 'diamond',
      },
      {
        name: texts.ofRevenue,
        values: segments.map(({ shareOfAll }) => shareOfAll),
        intervals: [
          {
            low: segments.map(({ intervals }) => intervals.shareOfAll?.[0] ?? null),
            high: segments.map(({ intervals }) => intervals.shareOfAll?.[1] ?? null),
          },
        ],
        texts: segments.map(({ shareOfAll, intervals }) =>
          texts.hover(writer, shareOfAll, intervals.shareOfAll),
        ),
        colour: colours.blue,
      },
    ],
    {
      valueTitle: texts.axis,
      lying: true,
      valueAxis: { tickformat: '.0%', range: [Math.min(0, ...ends), 1.06 * Math.max(...ends)] },
      height: 100 + (20 + 17 * Math.max(2, lines)) * segments.length,
    },
  );
}

/** Where a segment differs most, among the dimensions on which customers differ at all; null where there is none. */
function largestOf(segment: Segment, writer: Writer) {
  const known = Object.entries(segment.differences).flatMap(([dimension, difference]) =>
    difference === null ? [] : [{ dimension: dimension as SegmentDimension, difference }],
  );
  const [largest] = known.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  return largest === undefined ? null : { ...largest, name: numberedName(segment, writer) };
}

/** How far each segment is from all customers, dimension by dimension. */
export function segmentProfileFigure(
  segments: readonly Segment[],
  context: FigureContext,
  writer: Writer,
): Figure {
  const { profile: texts } = segmentFigureTexts[writer.language];
  const largest = segments.flatMap((segment) => largestOf(segment, writer) ?? []);
  const about = { ...context, customers: customersOf(segments) };
  const dimensions = (Object.keys(texts.columns) as SegmentDimension[]).filter((dimension) =>
    segments.some(({ differences }) => dimension in differences),
  );
  const none = { dimension: 'spend' as const, difference: 0 };
  const names = segments.map((segment) => numberedName(segment, writer));
  const longest = Math.max(...names.map(({ length }) => length));
  const most = Math.max(1, ...largest.map(({ difference }) => Math.abs(difference)));
  return heatmapFigure(
    {
      title: texts.title(writer, {
        ...(largest[0] ?? none),
        name: segmentName(segments[0], writer.language),
      }),
      subtitle: texts.subtitle(writer, about),
      caption: texts.caption(writer, about),
      alt: texts.alt(writer, largest),
    },
    {
      x: dimensions.map((dimension) => texts.columns[dimension]),
      y: names,
      z: segments.map(({ differences }) => dimensions.map((dimension) => differences[dimension])),
      text: segments.map(({ differences }) =>
        dimensions.map((dimension) => {
          const difference = differences[dimension];
          return difference === null ? '' : writer.number(difference, { decimals: 1, sign: true });
        }),
      ),
    },
    {
      scale: 'diverging',
      range: [-most, most],
      colourTitle: texts.colours,
      // A telephone's page breaks the names into lines.
      height: 140 + Math.max(34, 15 * Math.ceil(longest / 13)) * segments.length,
    },
  );
}

/** Where customers stood on an earlier day and where they stand now. */
export function segmentMovesFigure(
  segments: readonly Segment[],
  moves: SegmentMoves,
  context: FigureContext,
  writer: Writer,
): Figure {
  const { moves: texts } = segmentFigureTexts[writer.language];
  const { notYet, noMore } = segmentTexts[writer.language];
  const nameOf = (cluster: number | null, nowhere: string): string => {
    const segment = segments.find((each) => each.cluster === cluster);
    return segment === undefined ? nowhere : numberedName(segment, writer);
  };
  const side = (end: 'from' | 'to', nowhere: string) => {
    const clusters = [...new Set(moves.flows.map((flow) => flow[end]))].sort(
      (a, b) => (a ?? Infinity) - (b ?? Infinity),
    );
    const nodes = clusters.map((cluster) => {
      const customers = moves.flows
        .filter((flow) => flow[end] === cluster)
        .reduce((sum, flow) => sum + flow.customers, 0);
      const name = texts.group(writer, nameOf(cluster, nowhere), customers);
      return { name, text: name, colour: segmentColour((cluster ?? 0) - 1) };
    });
    return { clusters, nodes };
  };
  const [then, now] = [side('from', notYet), side('to', noMore)];
  const about = { ...context, customers: moves.known };
  return sankeyFigure(
    {
      title: texts.title(writer, moves),
      subtitle: texts.subtitle(writer, about, moves),
      caption: texts.caption(writer, about),
      alt: texts.alt(writer, moves),
    },
    {
      leftTitle: writer.date(moves.originDay),
      rightTitle: writer.date(moves.day),
      left: then.nodes,
      right: now.nodes,
      flows: moves.flows.map(({ from, to, customers }) => ({
        from: then.clusters.indexOf(from),
        to: now.clusters.indexOf(to),
        value: customers,
        text: texts.flow(writer, nameOf(from, notYet), nameOf(to, noMore), customers),
      })),
    },
  );
}
