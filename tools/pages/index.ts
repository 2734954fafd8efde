export { renderRun, type RenderedRun, type RenderRunOptions } from './run';
export { readRuns, renderIndex } from './site';
export { type RenderedNotebook, type RunFile, type RunRecord, type RunSummary } from './types';
