export { buildSegments } from './build';
export { segmentDimensions } from './dimensions';
export {
  featureDifferences,
  neighbourOverlap,
  segmentDistributions,
  type FeatureDifferences,
  type SegmentDistribution,
} from './distributions';
export { insidersFacts, type InsidersFacts } from './insiders';
export { segmentMoves, type SegmentMoves } from './moves';
export { productLifts } from './products';
export { intervalTables, nameColumns, nameTable, segmentColumns, segmentTable } from './tables';
export { readSegmentTraining } from './training';
export { windowEffect } from './window-effect';
