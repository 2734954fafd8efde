export { createWriter, locales, writerOf, type Writer, type WrittenNumber } from './writer';
export { insidersTexts, type InsidersInWords, type InsidersTexts } from './topics/insiders';
export {
  segmentTexts,
  type SegmentDimension,
  type SegmentTexts,
  type SegmentTraits,
} from './topics/segments';
export {
  segmentFigureTexts,
  type LargestDifference,
  type MovesInWords,
  type NamedShares,
  type SegmentFigureTexts,
} from './topics/segment-figures';
