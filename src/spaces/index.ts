export { computeSpaces, type ComputeSpacesOptions } from './compute-spaces';
export { type Words, type WordsByLanguage } from './family';
export { fitSpace, type FitSpaceOptions } from './fit-space';
export {
  fitForest,
  loadForest,
  type Forest,
  type ForestOptions,
  type LeafTable,
  type SavedForest,
} from './forest/forest';
export { fitLeaves, loadLeaves, type LeavesFit, type LeavesOptions, type SavedLeaves } from './forest/leaves';
export {
  type FitInput,
  type Fitted,
  type NamedSpace,
  type SavedFit,
  type SpaceKind,
  type Transform,
} from './kind';
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
export { checkRecipe, recipeName, space, type SpaceRecipe } from './recipe';
export {
  knownSpace,
  knownSpaces,
  registerSpace,
  spaceKind,
  spaceKinds,
  spaceLabel,
  type KnownSpace,
  type SpaceName,
} from './registry';
export { type LearntScale, type ScalingKind } from './scaling/kind';
export { registerScaling, scalingKind, scalingKinds } from './scaling/registry';
export { fitScaler, loadScaler, type SavedScaler, type Scaler } from './scaling/scaler';
export { signedLog } from './scaling/signed-log';
export { type SavedSpace, type Space, type SpaceDescription } from './space';
export { type TsneOptions } from './tsne/options';
export { fitTsne, tsneDivergence, type TsneFit } from './tsne/tsne';
export { type UmapOptions, type UmapParameters } from './umap/options';
export { fitUmap, loadUmap, type SavedUmap, type UmapFit } from './umap/umap';
