export { figureContext, type FigureContext } from './context';
export { figure, type FigureOptions } from './figure';
export { colourOrder, colours, divergingScale, segmentColour, sequentialScale, withOpacity } from './palette';
export { toPlotly } from './plotly';
export { plotText, wrapLabel, wrapLines } from './text';
export { fontFamily, grounds, themeTemplate, type ThemeMode } from './theme';
export { type Attributes, type Figure, type FigureWords, type PlotlyFigure, type Trace } from './types';
export {
  bandsFigure,
  barsFigure,
  dotsFigure,
  heatmapFigure,
  histogramsFigure,
  linesFigure,
  mapsFigure,
  pointsFigure,
  type Band,
  type BandedLine,
  type BarsData,
  type BarsOptions,
  type DotSeries,
  type DotsOptions,
  type HeatmapData,
  type HeatmapOptions,
  type HistogramPanel,
  type Line,
  type LinesOptions,
  type MapsData,
  type MapsOptions,
  type PointGroup,
  type PointsOptions,
} from './kinds';
export {
  aliveFigure,
  cohortsFigure,
  correlationsFigure,
  countriesFigure,
  elbowFigure,
  expectationsFigure,
  forecastFigure,
  ledgerFigure,
  logHistogramsFigure,
  monthsFigure,
  nextPurchasesFigure,
  originsFigure,
  paretoFigure,
  purchaseCountsFigure,
  rfmFigure,
  scalingFigure,
  scenariosFigure,
  seasonFigure,
  silhouetteFigure,
  spaceFigure,
  trackingFigure,
  valueByDaysFigure,
  weekdaysFigure,
} from './stories';
