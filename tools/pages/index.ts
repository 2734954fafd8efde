export { writeDashboardAssets, type Assets } from './assets';
export { readDocument } from './document';
export { renderRun, type RenderedRun, type RenderRunOptions } from './run';
export { readRuns, renderIndex } from './site';
export {
  type RenderedNotebook,
  type RenderedReport,
  type RunFile,
  type RunRecord,
  type RunSummary,
} from './types';
