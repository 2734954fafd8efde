import { type Actions } from '../../programme';
import { actionFigureTexts, amount, span, type Writer } from '../../texts';
import { type FigureContext } from '../context';
import { dotsFigure } from '../kinds';
import { colours } from '../palette';
import { type Figure } from '../types';

interface Row {
  readonly name: string;
  readonly kind: 'move-up' | 'hold' | 'guests';
  readonly value: number;
  readonly interval: readonly [number, number];
}

/**
 * The size of each segment's prize with its 95% interval, and of what guests who register would bring: a year's where
 * the data are long enough, else that of 90 days.
 *
 * @param nameOf what the segment of a cluster is called
 * @returns null where no segment has a prize and guests have none
 */
export function prizesFigure(
  { segments, guests, share }: Actions,
  nameOf: (cluster: number) => string,
  context: FigureContext,
  writer: Writer,
): Figure | null {
  const texts = actionFigureTexts[writer.language];
  const prizes = segments.flatMap(({ facts, prize }) => (prize === null ? [] : [{ facts, prize }]));
  const year = prizes.length > 0 && prizes.every(({ prize }) => prize.year !== null);
  const rows: Row[] = prizes.map(({ facts, prize }) => {
    const { value, interval } = (year ? prize.year : null) ?? prize.days90;
    return { name: nameOf(facts.cluster), kind: prize.kind, value, interval };
  });
  const fromGuests = guests?.prize90 ?? null;
  if (fromGuests !== null) rows.push({ name: texts.guestsRow, kind: 'guests', ...fromGuests });
  if (rows.length === 0) return null;
  const words = texts.figure({ share, year, rows, source: context.source }, writer);
  const kinds = [
    { kind: 'move-up', name: texts.gained, colour: colours.blue, symbol: 'circle' },
    { kind: 'hold', name: texts.lost, colour: colours.vermillion, symbol: 'diamond' },
    { kind: 'guests', name: texts.fromGuests, colour: colours.grey, symbol: 'square' },
  ] as const;
  const present = kinds.filter(({ kind }) => rows.some((row) => row.kind === kind));
  return dotsFigure(
    words,
    rows.map(({ name }) => name),
    present.map(({ kind, name, colour, symbol }) => {
      const own = <T>(pick: (row: Row) => T): (T | null)[] =>
        rows.map((row) => (row.kind === kind ? pick(row) : null));
      return {
        name,
        colour,
        symbol,
        values: own(({ value }) => value),
        intervals: [{ low: own(({ interval }) => interval[0]), high: own(({ interval }) => interval[1]) }],
        texts: rows.map(
          ({ value, interval }) =>
            `${amount(writer, value)} (95%: ${span(writer, interval, (end) => amount(writer, end))})`,
        ),
      };
    }),
    {
      valueTitle: texts.prizeAxis(year, writer.currency),
      lying: true,
      height: 110 + 40 * rows.length,
      valueAxis: { rangemode: 'tozero' },
    },
  );
}
