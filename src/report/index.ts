export {
  type Block,
  type CodeBlock,
  type FigureBlock,
  type Markdown,
  type ProseBlock,
  type ReportCell,
  type ReportColumn,
  type ReportDocument,
  type ReportFacts,
  type ReportSection,
  type TableBlock,
  type Tile,
} from './document';
export { insidersReport } from './insiders';
export { readParts, type ComputedParts, type ReportParts } from './parts';
export { documentPath, writeDocuments } from './write';
export { comparisonReport } from './comparison';
