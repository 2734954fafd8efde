export { appendTable, type CellValue, type ColumnType } from './append';
export {
  readArtefact,
  readRecord,
  readTextArtefact,
  withArtefacts,
  writeArtefact,
  writeTextArtefact,
  type ArtefactContent,
  type ArtefactOrigin,
} from './artefact';
export {
  artefact,
  artefactNames,
  artefactPath,
  mendingCommand,
  recordPath,
  requireArtefact,
  runFolders,
  type Artefact,
  type ArtefactName,
  type RunFolders,
} from './catalogue';
export {
  hashOf,
  isFresh,
  isWhole,
  requireFresh,
  StaleError,
  wholeRecord,
  type ArtefactInput,
  type ArtefactRecord,
} from './freshness';
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
export { clearLeftovers, withTemporaryFolder } from './leftovers';
export { isMarkRunning, isRunning, MARK, processMark, processStart } from './processes';
export { namedTrouble } from './trouble';
export { readSql } from './sql';
export { csvText, formulaSafe, type CsvColumn, type CsvStyle } from './csv';
export { csvNumber, readCsv, type CsvTable } from './csv-read';
