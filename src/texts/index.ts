export { createWriter, locales, writerOf, type Writer, type WrittenNumber } from './writer';
export { pageTexts, type PageTexts } from './topics/pages';
