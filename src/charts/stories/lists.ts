import { LIST_LENGTHS, type ListSummary } from '../../experiment';
import { listTexts, type ListsInWords, type Writer } from '../../texts';
import { type FigureContext } from '../context';
import { linesFigure } from '../kinds';
import { segmentColour } from '../palette';
import { type Figure } from '../types';

/** The share of later revenue by the length of the list, a line for each order. */
export function listsFigure(
  summary: ListSummary,
  facts: ListsInWords,
  context: FigureContext,
  writer: Writer,
): Figure {
  const texts = listTexts[writer.language];
  return linesFigure(
    texts.figure(writer, facts, context.source),
    summary.orders.map(({ order, shares }) => {
      const known = shares.flatMap((share, i) => (share === null ? [] : [{ x: LIST_LENGTHS[i], y: share }]));
      return {
        name: texts.orders[order],
        x: known.map(({ x }) => x),
        y: known.map(({ y }) => y),
        ...(order === 'segment' ? { colour: segmentColour(0) } : { dash: 'dot' as const }),
      };
    }),
    {
      xTitle: texts.axes.x,
      yTitle: texts.axes.y,
      xAxis: { tickformat: '.0%' },
      yAxis: { tickformat: '.0%', rangemode: 'tozero' },
    },
  );
}
