export { linesTable, preparePlan, type ReadPlan } from './plan';
export { NO_SETTINGS, readingSettings, type ReadingSettings } from './settings';
export { stagePlan, type StagedPlan } from './stage-plan';
