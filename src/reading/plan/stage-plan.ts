import { identifier, type Database } from '../../store';
import { has } from '../exports';
import { plainName, ROLES } from '../columns';
import { type Encoding, type OnBytes } from '../bytes';
import { type ReadPlan } from './plan';
import { type SplitFault, type StagedColumn, type StagedRows, type Table } from '../tables';

/**
 * What staging left: the temporary table `staged`, with `line_no`, `part` (the table, from 0) and a column of text for
 * each role, null where nothing stands; and this account of it.
 */
export interface StagedPlan {
  readonly rows: number;
  readonly empty: number;
  readonly encoding: Encoding;
  /** Of each table in turn: what is added to its line numbers, and its faults. */
  readonly parts: readonly {
    readonly offset: number;
    readonly encoding: Encoding;
    readonly faults: readonly SplitFault[];
  }[];
}

/** Stages every row of a plan's tables. */
export async function stagePlan(database: Database, plan: ReadPlan, onBytes?: OnBytes): Promise<StagedPlan> {
  return plan.join === null ? stageStacked(database, plan, onBytes) : stageJoined(database, plan, onBytes);
}

async function stageStacked(database: Database, plan: ReadPlan, onBytes?: OnBytes): Promise<StagedPlan> {
  const { tables, roles, known } = plan;
  const parts: { offset: number; encoding: Encoding; faults: readonly SplitFault[] }[] = [];
  let rows = 0;
  let empty = 0;
  let offset = 0;
  for (let i = 0; i < tables.length; i += 1) {
    const { places } = plan.maps[i];
    const columns: StagedColumn[] = ROLES.filter((role) => roles.includes(role)).flatMap((role) => {
      const place = places[role];
      return place === undefined ? [] : [{ name: role, place }];
    });
    for (const [name, place] of Object.entries(known?.extra ?? {})) columns.push({ name, place });
    const into = i === 0 ? 'staged' : 'staged_part';
    const staged = await tables[i].stage(database, into, columns, onBytes);
    if (i === 0) await database.run('ALTER TABLE staged ADD COLUMN part INTEGER DEFAULT 0');
    else {
      const lacking = roles.filter((role) => places[role] === undefined);
      const chosen = [
        ...columns.map(({ name }) => identifier(name)),
        ...lacking.map((role) => `NULL AS ${identifier(role)}`),
      ];
      await database.run(
        `INSERT INTO staged BY NAME SELECT line_no + ${offset} AS line_no, ${i} AS part, ${chosen.join(', ')} FROM staged_part`,
      );
      await database.run('DROP TABLE staged_part');
    }
    parts.push({ offset, encoding: staged.encoding, faults: staged.faults });
    rows += staged.rows;
    empty += staged.empty;
    offset = await lastLine(database, staged, offset);
  }
  const odd = parts.find(({ encoding }) => encoding !== 'utf-8');
  return { rows, empty, encoding: odd?.encoding ?? 'utf-8', parts };
}

/** The highest line number so far, so that the next table's lines come after it. */
async function lastLine(database: Database, staged: StagedRows, offset: number): Promise<number> {
  const { last } = await database.row<{ last: number | null }>('SELECT max(line_no) AS last FROM staged');
  return Math.max(last ?? 0, offset, ...staged.faults.slice(-1).map(({ line }) => offset + line));
}

async function stageJoined(database: Database, plan: ReadPlan, onBytes?: OnBytes): Promise<StagedPlan> {
  const join = plan.join as NonNullable<ReadPlan['join']>;
  let lines: StagedRows | null = null;
  let empty = 0;
  for (const [name, columns] of Object.entries(join.tables)) {
    const table = plan.tables.find(({ head }) => has(head, ...columns)) as Table;
    const staged = await table.stage(
      database,
      name,
      columns.map((column) => ({
        name: column,
        place: table.head.header.findIndex((each) => plainName(each) === plainName(column)),
      })),
      onBytes,
    );
    empty += staged.empty;
    if (name === join.lines) lines = staged;
  }
  await database.run(
    `CREATE OR REPLACE TEMP TABLE staged AS SELECT *, 0 AS part FROM (${join.select}) ORDER BY line_no`,
  );
  for (const name of Object.keys(join.tables)) await database.run(`DROP TABLE ${identifier(name)}`);
  const { rows, faults, encoding } = lines as StagedRows;
  return { rows, empty, encoding, parts: [{ offset: 0, encoding, faults }] };
}
