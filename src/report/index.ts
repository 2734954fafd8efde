export {
  type Block,
  type ReportCell,
  type ReportColumn,
  type ReportDocument,
  type ReportFacts,
  type ReportSection,
  type TableBlock,
} from './document';
export { insidersReport } from './insiders';
export { readParts, type ReportParts } from './parts';
export { documentPath, writeDocuments } from './write';
export { comparisonReport } from './comparison';
