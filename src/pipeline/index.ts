export { checkData, checkRun } from './check-run';
export { lockPath, withLock, type LockHolder, type LockOptions } from './lock';
export { type Proof } from './proof';
export { type MadeReport } from './report';
export { type MadeRules } from './rules';
export { runSteps, stepRange, type RunOptions } from './run-steps';
export { stepNames, steps, type StepName, type StepResults, type Trained } from './steps';
export { type Step, type StepContext, type StepProgress } from './types';
export * from './monthly';
