import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { projectRoot } from '../../src/config';
import {
  allQueries,
  parametersOf,
  publishHistory,
  readDefinition,
  sqlOf,
  viewsOf,
  type ColumnKind,
  type DashboardDefinition,
  type QueryDefinition,
} from '../../src/publish';
import { writeSmallMonth } from '../support/history-months';
import { fillIn } from '../support/metabase-sql';
import { skipWithoutPostgresql, startPostgresql, type PostgresqlServer } from '../support/postgresql';

const { builtins } = pg.types;
/** The types of Postgres that a kind of column may have; an id that were a number would be shown with separators. */
const TYPES: Readonly<Record<ColumnKind, readonly number[]>> = {
  text: [builtins.TEXT],
  id: [builtins.TEXT],
  day: [builtins.DATE],
  count: [builtins.INT4, builtins.INT8],
  number: [builtins.FLOAT8, builtins.NUMERIC],
  share: [builtins.FLOAT8],
  money: [builtins.NUMERIC],
};
const CHOSEN = {
  en: { run: 'main', month: '2011-10', segment: 'Loyal', country: 'France' },
  pt: { run: 'main', month: '2011-10', segment: 'Fiéis', country: 'France' },
} as const;

describe('filling parameters in', () => {
  test('binds texts, joins several by commas, and drops what is optional without a value', () => {
    const sql = 'SELECT 1 WHERE a = {{ a }} [[AND b IN ({{b}})]] [[AND c = {{c}} AND a <> {{a}}]]';
    assert.deepEqual(fillIn(sql, { a: 'x', b: ['y', 'z'] }), {
      text: 'SELECT 1 WHERE a = $1::varchar AND b IN ($2::varchar, $3::varchar) ',
      values: ['x', 'y', 'z'],
    });
    assert.throws(() => fillIn(sql, { b: 'y' }), /missing required parameters: a/);
  });
});

describe('the cards of Metabase', { skip: skipWithoutPostgresql }, () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'insiders-cards-'));
  const place = { dataDir, run: 'main' };
  let server: PostgresqlServer;
  let client: pg.Client;
  let definition: DashboardDefinition;

  before(async () => {
    definition = await readDefinition();
    server = startPostgresql();
    for (const month of ['2011-10', '2011-11']) await writeSmallMonth(place, month);
    server.psql('CREATE ROLE insiders_writer LOGIN; CREATE ROLE insiders_reader LOGIN');
    server.psql('CREATE SCHEMA insiders AUTHORIZATION insiders_writer');
    await publishHistory(server.url.replace('tester', 'insiders_writer'), place);
    await writeSmallMonth({ ...place, run: 'other' }, '2011-11', { revenue: 9 });
    await publishHistory(server.url.replace('tester', 'insiders_writer'), { ...place, run: 'other' });
    const grants = readFileSync(path.join(projectRoot(), 'deploy', 'metabase', 'reader.sql'), 'utf8');
    server.psql(`SET ROLE insiders_writer; ${grants}; ${grants}`);
    client = new pg.Client({ connectionString: server.url.replace('tester', 'insiders_reader') });
    await client.connect();
    // The farthest from UTC: a day that were a point in time would be another one here.
    await client.query(`SET TIME ZONE 'Pacific/Kiritimati'`);
  });
  after(async () => {
    await client.end();
    server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function rowsOf(
    query: QueryDefinition,
    language: 'en' | 'pt',
    chosen: Readonly<Record<string, string>>,
  ): Promise<{ rows: (string | null)[][]; fields: pg.FieldDef[] }> {
    const { text, values } = fillIn(sqlOf(query, { language }), chosen);
    const types = { getTypeParser: () => (value: string) => value };
    return client.query({
      text,
      values: [...values],
      rowMode: 'array',
      types,
    } as unknown as pg.QueryArrayConfig);
  }
  const card = (name: string): QueryDefinition =>
    allQueries(definition).find((each) => each.name[0] === name) as QueryDefinition;

  for (const language of ['en', 'pt'] as const) {
    test(`return their columns with the right types, with and without each parameter (${language})`, async () => {
      const { run, ...others } = CHOSEN[language];
      const choices = [
        { run },
        ...Object.entries(others).map(([name, value]) => ({ run, [name]: value })),
        CHOSEN[language],
      ];
      for (const query of allQueries(definition)) {
        const most = [];
        for (const chosen of choices) {
          const { rows, fields } = await rowsOf(query, language, chosen);
          const what = `${query.name[0]} with ${JSON.stringify(chosen)}`;
          assert.deepEqual(
            fields.map(({ name }) => name),
            Object.keys(query.columns),
            what,
          );
          for (const { name, dataTypeID } of fields) {
            const [kind] = query.columns[name];
            assert.ok(TYPES[kind].includes(dataTypeID), `${what}: ${name} is no ${kind} but ${dataTypeID}`);
          }
          most.push(rows.length);
        }
        assert.ok(Math.max(...most) > 0, `${query.name[0]} has no rows`);
        const mentioned = parametersOf(query);
        assert.ok(mentioned.length === 0 || mentioned.includes('run'), `${query.name[0]} would add up runs`);
      }
    });
  }

  test('show the newest month of the run, or the one that is chosen', async () => {
    const first = async (name: string, chosen: object): Promise<(string | null)[] | undefined> =>
      (await rowsOf(card(name), 'en', { run: 'main', ...chosen })).rows.at(-1);
    assert.deepEqual(await first('Members', {}), ['2011-11-30', '1']);
    assert.deepEqual(await first('Members', { month: '2011-10' }), ['2011-10-31', '1']);
    assert.deepEqual(await first('Revenue of the month', {}), ['2011-11-30', '33.00']);
    assert.deepEqual(await first('Forecast and what came', { month: '2011-10' }), [
      '2011-10',
      '1200.00',
      '900.00',
      '1500.00',
      '1234.56',
    ]);
    const members = await rowsOf(card('Members of the month'), 'pt', { run: 'main' });
    assert.deepEqual(
      members.rows.map((row) => row.slice(0, 5)),
      [['12347', 'Membro', '2011-10-31', null, 'Fiéis']],
    );
    const events = await rowsOf(card('What happened to memberships'), 'en', {
      run: 'main',
      month: '2011-10',
    });
    assert.deepEqual(
      events.rows.map((row) => row.slice(0, 3)),
      [['2011-10', '12347', 'Entered']],
    );
  });

  test('are of one segment or country where these are chosen', async () => {
    const segments = (chosen: object) =>
      rowsOf(card('Segments of the month'), 'en', { run: 'main', ...chosen });
    assert.deepEqual(
      (await segments({})).rows.map(([name]) => name),
      ['Loyal', 'Rare "buyers", few'],
    );
    assert.deepEqual(
      (await segments({ segment: 'Loyal' })).rows.map(([name]) => name),
      ['Loyal'],
    );
    assert.deepEqual((await segments({ country: 'Atlantis' })).rows, []);
    const moved = await rowsOf(card('Who moved between segments'), 'en', { run: 'main', segment: 'Loyal' });
    assert.deepEqual(
      moved.rows.map(([from, to]) => [from, to]),
      [['New customers', 'Loyal']],
    );
  });

  test('need the views alone: the role that reads them sees no table', async () => {
    assert.ok(viewsOf(definition).length >= 6);
    const visible = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'insiders' ORDER BY 1`,
    );
    assert.deepEqual(
      visible.rows.map(({ name }) => name),
      viewsOf(definition),
    );
    for (const table of ['customers', 'runs', 'membership_events', 'migrations'])
      await assert.rejects(client.query(`SELECT 1 FROM insiders.${table}`), /permission denied/);
    for (const statement of ['CREATE TABLE insiders.x (y int)', 'DELETE FROM insiders.kpi_month'])
      await assert.rejects(client.query(statement), /permission denied|cannot delete/);
  });
});
