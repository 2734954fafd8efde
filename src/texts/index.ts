export { createWriter, locales, writerOf, type Writer, type WrittenNumber } from './writer';
export { amount, capital, estimate, interval, span, type Ends } from './phrases';
export { cleaningTexts, type CleaningStep, type CleaningTexts, type CleaningWords } from './topics/cleaning';
export {
  customerListTexts,
  type ConditionSaid,
  type CustomerListTexts,
  type OutsideSaid,
} from './topics/customer-lists';
export { featureWords, type FeatureWords } from './topics/features';
export { modelTexts, type ModelTexts, type TriedModel } from './topics/models';
export {
  segmentTexts,
  type SegmentDimension,
  type SegmentTexts,
  type SegmentTraits,
} from './topics/segments';
export { pageTexts, type PageTexts } from './topics/pages';
