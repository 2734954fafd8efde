export { buildSegments } from './build';
export {
  featureDifferences,
  segmentDistributions,
  neighbourOverlap,
  type FeatureDifferences,
  type Overlap,
  type Quantiles,
  type SegmentDistribution,
} from './distributions';
export { segmentDimensions, type AnyDimension } from './dimensions';
export { insidersFacts, type InsidersFacts, type LaterShares, type Part } from './insiders';
export { readSegmentTraining, type SegmentTraining } from './training';
export { segmentMoves, type SegmentFlow, type SegmentMoves } from './moves';
export { productLifts, type LiftOptions, type ProductLift } from './products';
export { readSegments } from './read';
export { segmentName } from './segment-name';
export {
  intervalTables,
  nameColumns,
  nameTable,
  segmentColumns,
  segmentTable,
  type NameRow,
  type SegmentRow,
} from './tables';
export {
  type BuiltSegments,
  type FeatureNumbers,
  type KeptName,
  type Segment,
  type SegmentIntervals,
  type SegmentName,
  type SegmentStability,
} from './types';
