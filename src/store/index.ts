export { appendTable, type CellValue, type ColumnType } from './append';
export {
  readArtefact,
  readRecord,
  withArtefacts,
  writeArtefact,
  type ArtefactContent,
  type ArtefactRecord,
} from './artefact';
export {
  artefactPath,
  recordPath,
  requireArtefact,
  runFolders,
  type ArtefactName,
  type RunFolders,
} from './catalogue';
export {
  identifier,
  literal,
  parquetRows,
  withDatabase,
  type Bound,
  type Database,
  type Row,
} from './database';
export { atomically, fingerprint, writeText } from './files';
export { readSql } from './sql';
export { csvText, type CsvColumn, type CsvStyle } from './csv';
export { csvNumber, readCsv, type CsvTable } from './csv-read';
