export { type TableColumn } from './columns';
export { display, mime, type DisplayOptions, type MimeBundle } from './display';
export { showFigure } from './figure';
export { customerFrame } from './frame';
export { callout, escapeMarkdown, finding, md, prose, type CalloutKind } from './markdown';
export { dataNotice, openNotebook, type DataSource, type NotebookName, type OpenNotebook } from './open';
export { progress, type Progress, type ProgressOptions } from './progress';
export { type FrameLike, type TableData, type TableRow } from './rows';
export { showTable, type TableOptions } from './table';
