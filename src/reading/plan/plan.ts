import path from 'node:path';
import {
  has,
  KNOWN_FOLDERS,
  knownExport,
  knownHeaderless,
  type KnownExport,
  type KnownFolder,
} from '../exports';
import { SourceError } from '../source-error';
import { countRoles, mapColumns, plainName, type ColumnMap, type Head, type Role } from '../columns';
import { likeTables, openTables, type OpenedTables, type Table } from '../tables';
import { type ReadingSettings } from './settings';

/** What is to be read, and what each column is, before a row is read. */
export interface ReadPlan {
  /** What the user named, for messages. */
  readonly source: string;
  readonly tables: readonly Table[];
  /** Each table's columns; empty for tables that are joined. */
  readonly maps: readonly ColumnMap[];
  readonly known: KnownExport | null;
  readonly join: KnownFolder | null;
  readonly roles: readonly Role[];
  /** The names of the columns by role. */
  readonly names: Readonly<Partial<Record<Role, string>>>;
  readonly reasons: Readonly<Partial<Record<Role, string>>>;
  readonly notices: readonly string[];
  readonly priceList: Table | null;
  readonly folder: string;
}

/**
 * Opens files of transactions and finds out what their columns are; no row is read.
 *
 * @param folder for files of the work in between
 * @param source what the user named, for messages; default: the path
 * @throws SourceError with what is wrong
 */
export async function preparePlan(
  files: readonly string[],
  folder: string,
  settings: ReadingSettings,
  source: string | null = null,
): Promise<ReadPlan> {
  const tables: Table[] = [];
  const notices: string[] = [];
  const all: { readonly opened: OpenedTables; readonly source: string }[] = [];
  for (const file of files) {
    const opened = await openTables(
      file,
      folder,
      files.length === 1 ? (source ?? file) : file,
      settings.table,
      headerlessBy(settings.columns),
    );
    all.push({ opened, source: files.length === 1 ? (source ?? file) : file });
    tables.push(...opened.tables);
    notices.push(...opened.notices);
  }
  const whole =
    source ?? (files.length === 1 ? files[0] : files.map((file) => path.basename(file)).join(', '));
  const join = folderOf(tables, whole);
  if (join !== null) return joinedPlan(tables, join, whole, folder, notices);
  for (const { opened, source: archive } of all) {
    const said = likeTables(opened, archive);
    if (said !== null) notices.push(said);
  }
  const known = knownExport(tables[0].head);
  const priceList = settings.prices === null ? null : await openPrices(settings.prices, folder);
  const maps = tables.map((table) =>
    mapColumns(
      table.head,
      {
        ...columnsOf(table.head, known?.columns ?? {}),
        ...columnsOf(table.head, settings.like),
        ...settings.columns,
      },
      {
        source: table.source,
        without: known?.without ?? [],
        free: priceList !== null,
        said: known?.title ?? null,
      },
    ),
  );
  const [first] = maps;
  const titles = tables[0].head.titles;
  if (titles.length > 0) {
    notices.push(
      `${titles.length} ${titles.length === 1 ? 'row' : 'rows'} of title above the header ${titles.length === 1 ? 'is' : 'are'} skipped: ${titles
        .slice(0, 3)
        .map((title) => `“${title.slice(0, 60)}”`)
        .join(', ')}.`,
    );
  }
  return {
    source: whole,
    tables,
    maps,
    known,
    join: null,
    roles: Object.keys(first.places) as Role[],
    names: first.names,
    reasons: first.reasons,
    notices: [...notices, ...(known?.notices ?? []), ...first.notices],
    priceList,
    folder,
  };
}

async function openPrices(file: string, folder: string): Promise<Table> {
  const opened = await openTables(file, folder, file, null, () => null);
  likeTables(opened, file);
  return opened.tables[0];
}

/** Knows tables without a header: those of known exports, and any other whose columns are all given by their numbers. */
function headerlessBy(columns: ReadingSettings['columns']): typeof knownHeaderless {
  const given = Object.values(columns);
  const byNumber = given.length > 0 && given.every((name) => /^\d+$/.test(name));
  return (rows) => {
    const known = knownHeaderless(rows);
    if (known !== null || !byNumber || rows.length === 0 || countRoles(rows[0].cells) > 0) return known;
    return rows[0].cells.map((_, i) => String(i + 1));
  };
}

/** Columns that are known by name, as far as this table has them. */
function columnsOf(
  head: Head,
  known: Readonly<Partial<Record<Role, string>>>,
): Partial<Record<Role, string>> {
  const found = new Set(head.header.map(plainName));
  return Object.fromEntries(Object.entries(known).filter(([, name]) => found.has(plainName(name))));
}

/** The known set of tables that these are; null when they are none. */
function folderOf(tables: readonly Table[], source: string): KnownFolder | null {
  for (const known of KNOWN_FOLDERS) {
    const missing = Object.entries(known.tables).filter(
      ([, columns]) => !tables.some(({ head }) => has(head, ...columns)),
    );
    if (missing.length === 0) return known;
    if (missing.length === Object.keys(known.tables).length) continue;
    if (tables.length > 1 || knownExport(tables[0].head) === null) {
      throw new SourceError(
        source,
        `is one of ${known.title}; still missing: ${missing.map(([name]) => name).join(', ')}`,
        'name the folder that holds them all',
      );
    }
  }
  return null;
}

/** The table whose rows are the lines, of tables that are joined. */
export function linesTable({ join, tables }: ReadPlan): Table {
  const columns = join?.tables[join.lines] ?? [];
  return tables.find(({ head }) => has(head, ...columns)) as Table;
}

function joinedPlan(
  tables: readonly Table[],
  join: KnownFolder,
  source: string,
  folder: string,
  notices: readonly string[],
): ReadPlan {
  const used = Object.entries(join.tables).map(
    ([, columns]) => tables.find(({ head }) => has(head, ...columns)) as Table,
  );
  const left = tables.filter((table) => !used.includes(table)).map((table) => path.basename(table.source));
  const names = join.columns;
  return {
    source,
    tables: used,
    maps: [],
    known: null,
    join,
    roles: Object.keys(names) as Role[],
    names,
    reasons: Object.fromEntries(Object.keys(names).map((role) => [role, `as in ${join.title}`])),
    notices: [
      ...notices,
      ...(join.notices ?? []),
      ...(left.length === 0 ? [] : [`Not needed and not read: ${left.join(', ')}.`]),
    ],
    priceList: null,
    folder,
  };
}
