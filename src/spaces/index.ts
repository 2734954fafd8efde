export { computeSpaces, type ComputeSpacesOptions } from './compute-spaces';
export { fitSpace, MOST_ROWS, type FitSpaceOptions } from './fit-space';
export {
  fitForest,
  loadForest,
  type Forest,
  type ForestOptions,
  type LeafTable,
  type SavedForest,
} from './forest/forest';
export { fitLeaves, loadLeaves, type LeavesFit, type LeavesOptions, type SavedLeaves } from './forest/leaves';
export { loadSpace } from './load-space';
export { nearestNeighbours, type NeighbourOptions, type Neighbours } from './neighbours/nearest';
export { fitPca, loadPca, type Pca, type PcaOptions, type SavedPca } from './pca/pca';
export { type FitProgress, type ReportProgress } from './progress';
export {
  continuity,
  neighbourhoodQuality,
  trustworthiness,
  type NeighbourhoodQuality,
  type QualityOptions,
} from './quality/trustworthiness';
export { recipeName, type SpaceRecipe } from './recipe';
export { type ColumnScale, type ScalerKind } from './scaling/column-scales';
export { fitScaler, loadScaler, type SavedScaler, type Scaler, type ScalerOptions } from './scaling/scaler';
export { signedLog } from './scaling/signed-log';
export { type SavedFit, type SavedSpace, type Space, type SpaceDescription } from './space';
export { EXACT_ROWS, fitTsne, tsneDivergence, type TsneFit, type TsneOptions } from './tsne/tsne';
export {
  fitUmap,
  loadUmap,
  type SavedUmap,
  type UmapFit,
  type UmapOptions,
  type UmapParameters,
} from './umap/umap';
