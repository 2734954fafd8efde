export { buildSegments } from './build';
export { segmentDimensions, type AnyDimension } from './dimensions';
export {
  featureDifferences,
  neighbourOverlap,
  segmentDistributions,
  type FeatureDifferences,
  type Overlap,
  type Quantiles,
  type SegmentDistribution,
} from './distributions';
export { insidersFacts, type InsidersFacts, type LaterShares, type Part } from './insiders';
export { segmentMoves, type SegmentFlow, type SegmentMoves } from './moves';
export { productLifts, type LiftOptions, type ProductLift } from './products';
export {
  intervalTables,
  nameColumns,
  nameTable,
  segmentColumns,
  segmentTable,
  type NameRow,
  type SegmentRow,
} from './tables';
export { readSegmentTraining, type SegmentTraining } from './training';
