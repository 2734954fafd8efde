export { createWriter, locales, writerOf, type Writer, type WrittenNumber } from './writer';
