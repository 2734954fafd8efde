export { generateSample } from './generate';
export { SAMPLE_GROUPS, type SampleGroup } from './groups';
export { type SampleOptions, type SampleSummary } from './types';
