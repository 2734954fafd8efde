export { createWriter, locales, writerOf, type Writer, type WrittenNumber } from './writer';
export {
  segmentTexts,
  type SegmentDimension,
  type SegmentTexts,
  type SegmentTraits,
} from './topics/segments';
