export { figureContext, type FigureContext } from './context';
export { figure, type FigureOptions } from './figure';
export { colourOrder, colours, divergingScale, segmentColour, sequentialScale, withOpacity } from './palette';
export { toPlotly } from './plotly';
export { plotText, wrapLabel, wrapLines } from './text';
export { fontFamily, grounds, themeTemplate, type ThemeMode } from './theme';
export { type Attributes, type Figure, type FigureWords, type PlotlyFigure, type Trace } from './types';
export {
  barsFigure,
  heatmapFigure,
  histogramsFigure,
  linesFigure,
  type BarsData,
  type BarsOptions,
  type HeatmapData,
  type HeatmapOptions,
  type HistogramPanel,
  type Line,
  type LinesOptions,
} from './kinds';
export {
  cohortsFigure,
  correlationsFigure,
  countriesFigure,
  elbowFigure,
  ledgerFigure,
  logHistogramsFigure,
  monthsFigure,
  paretoFigure,
  rfmFigure,
  silhouetteFigure,
  weekdaysFigure,
} from './stories';
