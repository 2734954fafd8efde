export { bandsFigure, type Band, type BandedLine } from './bands';
export { barsFigure, type BarsData, type BarsOptions } from './bars';
export { dotsFigure, type DotSeries, type DotsOptions } from './dots';
export { heatmapFigure, type HeatmapData, type HeatmapOptions } from './heatmap';
export { histogramsFigure, type HistogramPanel } from './histograms';
export { linesFigure, type Line, type LinesOptions } from './lines';
export { mapsFigure, panelTitle, type MapsData, type MapsOptions } from './maps';
export { pointsFigure, type PointGroup, type PointsOptions } from './points';
