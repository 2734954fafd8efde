import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { version } from '@duckdb/node-api';
import { projectRoot, type Settings } from '../config';
import { artefactPath, recordPath, requireArtefact, type ArtefactName } from './catalogue';
import { identifier, literal, parquetRows, withDatabase, type Database, type Row } from './database';
import { atomically, fingerprint, writeText } from './files';

/** What made an artefact. The same input and settings give the same record: it holds no time and no absolute path. */
export interface ArtefactRecord {
  readonly artefact: string;
  readonly rows: number;
  readonly sha256: string;
  /** The files that went in. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  /** The settings that decided the content. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Whatever the step wants later ones to know: counts, notices, findings. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** What a step says of the artefact that it writes. */
export interface ArtefactContent {
  /** The query whose rows, in its order, are the artefact. */
  readonly select: string;
  /** Artefacts that went in, by name. */
  readonly from?: readonly ArtefactName[];
  /** Other files that went in. */
  readonly files?: readonly string[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Writes a query's rows as a Parquet file, with a JSON record beside it.
 *
 * Rows keep the order of the query; one thread writes, so the same rows give the same bytes.
 *
 * @returns the record
 */
export async function writeArtefact(
  database: Database,
  settings: Settings,
  name: ArtefactName,
  content: ArtefactContent,
): Promise<ArtefactRecord> {
  const { select, from = [], files = [], details = {} } = content;
  const file = artefactPath(settings, name);
  const inputs: { file: string; sha256: string }[] = [];
  for (const input of from) {
    const { artefact, sha256 } = await readRecord(settings, input);
    inputs.push({ file: artefact, sha256 });
  }
  for (const input of files) inputs.push({ file: path.basename(input), sha256: await fingerprint(input) });
  const madeWith = await versions();
  const { rows, sha256 } = await atomically(file, async (temporary) => {
    await database.run('SET threads = 1');
    try {
      await database.run(`COPY (${select}) TO ${literal(temporary)} (FORMAT parquet, COMPRESSION zstd)`);
    } finally {
      await database.run('RESET threads');
    }
    // All that can fail comes before the renaming: the record follows its artefact at once.
    const counted = await database.row<{ n: number }>(`SELECT count(*) AS n FROM ${parquetRows(temporary)}`);
    return { rows: counted.n, sha256: await fingerprint(temporary) };
  });
  const record: ArtefactRecord = {
    artefact: path.basename(file),
    rows,
    sha256,
    inputs,
    settings: { preset: settings.preset, currency: settings.currency, ...settings.rules },
    seed: settings.seed,
    versions: madeWith,
    details,
  };
  await writeText(recordPath(file), `${JSON.stringify(record, null, 2)}\n`);
  return record;
}

/** Reads the record beside an artefact. @throws Error that names the notebook which makes it */
export async function readRecord(settings: Settings, name: ArtefactName): Promise<ArtefactRecord> {
  const file = recordPath(requireArtefact(settings, name));
  if (!existsSync(file))
    throw new Error(`${file} is missing beside its artefact: run the notebook that makes it again`);
  return JSON.parse(await readFile(file, 'utf8')) as ArtefactRecord;
}

/**
 * Opens a database in which the named artefacts of the run are views of the same names.
 *
 * @throws Error that names the notebook which makes a missing artefact
 */
export function withArtefacts<T>(
  settings: Settings,
  names: readonly ArtefactName[],
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const files = names.map((name) => ({ name, file: requireArtefact(settings, name) }));
  return withDatabase(async (database) => {
    for (const { name, file } of files) {
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
