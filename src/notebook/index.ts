export { escapeMarkdown, md } from '../format';
export { display, mime, type MimeBundle } from './display';
export { showFigure } from './figure';
export { customerFrame } from './frame';
export { callout, finding, prose } from './markdown';
export { dataNotice, openNotebook } from './open';
export { progress } from './progress';
export { showSection } from './section';
export { showTable, type TableOptions } from './table';
