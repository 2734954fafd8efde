import { plotFigure, type PlainFigure, type PlotKind, type PlotOptions } from '../../charts';
import { plainBundle } from '../figure';
import { checkColumns } from './check-columns';
import { type Frame, type FramePlots } from './types';

/** How our kernel asks a value for the forms in which it can be shown. */
export const DISPLAY = Symbol.for('Jupyter.display');

/** The figures of a frame. */
export function plotsOf(frame: Frame): FramePlots {
  const draw =
    (kind: PlotKind) =>
    (options: PlotOptions): PlainFigure => {
      const { x, y, by } = options;
      checkColumns(frame, [x, y, by].flat());
      const values = (name: string): unknown[] => frame.values.map((row) => row[frame.columns.indexOf(name)]);
      const figure = plotFigure(kind, values, options);
      Object.defineProperty(figure, DISPLAY, { value: () => plainBundle(figure) });
      return figure;
    };
  return {
    histogram: draw('histogram'),
    scatter: draw('scatter'),
    line: draw('line'),
    bar: draw('bar'),
    box: draw('box'),
  };
}
