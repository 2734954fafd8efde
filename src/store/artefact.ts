import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { version } from '@duckdb/node-api';
import { projectRoot, type Settings } from '../config';
import {
  artefactPath,
  decidingSettings,
  nameOf,
  recordPath,
  requireArtefact,
  type Artefact,
  type ArtefactName,
} from './catalogue';
import { identifier, literal, parquetRows, withDatabase, type Database, type Row } from './database';
import { atomically, fingerprint, writeText } from './files';
import {
  hashOf,
  plain,
  requireFresh,
  wholeRecord,
  type ArtefactInput,
  type ArtefactRecord,
} from './freshness';

/** What went into an artefact, and what its record says of it. */
export interface ArtefactOrigin<Details = Readonly<Record<string, unknown>>> {
  /** Artefacts that went in, by name. */
  readonly from?: readonly ArtefactName[];
  /** Other files that went in. */
  readonly files?: readonly string[];
  readonly details?: Details;
}

/** What a step says of the table that it writes. */
export interface ArtefactContent<
  Details = Readonly<Record<string, unknown>>,
> extends ArtefactOrigin<Details> {
  /** The query whose rows, in its order, are the artefact; or a table, sorted by a column that has each value once. */
  readonly select: string | SortedTable;
}

/** A table as it is stored: several threads write it to the same bytes as one does. */
export interface SortedTable {
  readonly table: string;
  readonly by: string;
}

/**
 * Writes a query's rows as a Parquet file, with a JSON record beside it.
 *
 * Rows keep the order of the query. One thread makes and writes the rows of a query, whose sums would else differ in the
 * last digits, so the same rows give the same bytes.
 *
 * @returns the record
 * @throws StaleError when what went in does not fit together; nothing is written then
 */
export async function writeArtefact<Details extends object = Readonly<Record<string, unknown>>>(
  database: Database,
  settings: Settings,
  written: ArtefactName | Artefact<Details>,
  content: ArtefactContent<Details>,
): Promise<ArtefactRecord<Details>> {
  const name = nameOf(written);
  const file = artefactPath(settings, name);
  const origin = await originOf(settings, content);
  return inTurn(file, async () => {
    const made = await atomically(file, (temporary) => copyRows(database, content.select, temporary));
    return writeRecord(settings, name, { artefact: path.basename(file), ...made, ...origin });
  });
}

/** Writes a query's rows to a file, and counts and hashes what is there: all that can fail comes before the renaming. */
async function copyRows(
  database: Database,
  select: string | SortedTable,
  temporary: string,
): Promise<{ readonly rows: number; readonly sha256: string }> {
  const copy = (query: string): Promise<void> =>
    database.run(`COPY (${query}) TO ${literal(temporary)} (FORMAT parquet, COMPRESSION zstd)`);
  if (typeof select !== 'string') {
    await copy(`SELECT * FROM ${identifier(select.table)} ORDER BY ${identifier(select.by)}`);
  } else {
    await database.run('SET threads = 1');
    try {
      await copy(select);
    } finally {
      await database.run('RESET threads');
    }
  }
  const { n } = await database.row<{ n: number }>(`SELECT count(*) AS n FROM ${parquetRows(temporary)}`);
  return { rows: n, sha256: await fingerprint(temporary) };
}

/**
 * Writes an artefact that is a text, such as JSON or CSV, with a record beside it.
 *
 * @returns the record
 * @throws StaleError when what went in does not fit together; nothing is written then
 */
export async function writeTextArtefact<Details extends object = Readonly<Record<string, unknown>>>(
  settings: Settings,
  written: ArtefactName | Artefact<Details>,
  text: string,
  content: ArtefactOrigin<Details>,
): Promise<ArtefactRecord<Details>> {
  const name = nameOf(written);
  const file = artefactPath(settings, name);
  const origin = await originOf(settings, content);
  return inTurn(file, async () => {
    await writeText(file, text);
    return writeRecord(settings, name, {
      artefact: path.basename(file),
      sha256: await hashOf(file),
      ...origin,
    });
  });
}

const lastWriting = new Map<string, Promise<unknown>>();

/** Works on an artefact and its record once earlier work on them has ended: two cells may write the same at once. */
async function inTurn<T>(file: string, work: () => Promise<T>): Promise<T> {
  const turn = (lastWriting.get(file) ?? Promise.resolve()).then(work, work);
  lastWriting.set(file, turn);
  try {
    return await turn;
  } finally {
    if (lastWriting.get(file) === turn) lastWriting.delete(file);
  }
}

type Origin<Details> = Pick<ArtefactRecord<Details>, 'inputs' | 'versions' | 'details'>;

async function originOf<Details extends object>(
  settings: Settings,
  { from = [], files = [], details }: ArtefactOrigin<Details>,
): Promise<Origin<Details>> {
  await requireFresh(settings, from);
  const inputs: ArtefactInput[] = [];
  for (const input of from) {
    const { artefact, sha256 } = await wholeRecord(settings, input);
    inputs.push({ artefact: input, file: artefact, sha256 });
  }
  for (const input of files) inputs.push({ file: path.basename(input), sha256: await hashOf(input) });
  return { inputs, versions: await versions(), details: details ?? ({} as Details) };
}

async function writeRecord<Details>(
  settings: Settings,
  name: ArtefactName,
  made: Origin<Details> & Pick<ArtefactRecord, 'artefact' | 'rows' | 'sha256'>,
): Promise<ArtefactRecord<Details>> {
  const { artefact, rows, sha256, inputs, versions: madeBy, details } = made;
  const record: ArtefactRecord<Details> = {
    artefact,
    ...(rows === undefined ? {} : { rows }),
    sha256,
    inputs,
    settings: plain(decidingSettings(settings, name)),
    seed: settings.seed,
    versions: madeBy,
    details,
  };
  await writeText(recordPath(artefactPath(settings, name)), `${JSON.stringify(record, null, 2)}\n`);
  return record;
}

/**
 * Reads the record beside an artefact.
 *
 * @throws StaleError when the artefact does not fit the run; Error that names the notebook which makes a missing one
 */
export async function readRecord<Details extends object = Readonly<Record<string, unknown>>>(
  settings: Settings,
  wanted: ArtefactName | Artefact<Details>,
): Promise<ArtefactRecord<Details>> {
  const name = nameOf(wanted);
  await requireFresh(settings, [name]);
  return wholeRecord(settings, wanted);
}

/**
 * Reads an artefact that is a text.
 *
 * @throws StaleError when it does not fit the run; Error that names the notebook which makes a missing one
 */
export async function readTextArtefact(settings: Settings, name: ArtefactName): Promise<string> {
  await requireFresh(settings, [name]);
  return readFile(artefactPath(settings, name), 'utf8');
}

/**
 * Opens a database in which the named artefacts of the run are views of the same names.
 *
 * @throws StaleError when one does not fit the run; Error that names the notebook which makes a missing one
 */
export async function withArtefacts<T>(
  settings: Settings,
  names: readonly ArtefactName[],
  work: (database: Database) => Promise<T>,
): Promise<T> {
  await requireFresh(settings, names);
  return withDatabase(async (database) => {
    for (const name of names) {
      const file = requireArtefact(settings, name);
      await database.run(`CREATE VIEW ${identifier(name)} AS SELECT * FROM ${parquetRows(file)}`);
    }
    return work(database);
  });
}

/** Reads all rows of an artefact, in order. @throws Error that names the notebook which makes it */
export async function readArtefact<T extends object = Row>(
  settings: Settings,
  name: ArtefactName,
): Promise<T[]> {
  return withArtefacts(settings, [name], (database) => database.rows<T>(`SELECT * FROM ${identifier(name)}`));
}

async function versions(): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile(path.join(projectRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return { insiders: manifest.version, duckdb: version() };
}
