import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, before, beforeEach, describe, test } from 'node:test';
import {
  allQueries,
  provisionMetabase,
  readDefinition,
  RemoteError,
  viewsOf,
  type DashboardDefinition,
  type ProvisionOptions,
  type ProvisionResult,
} from '../../src/publish';
import { projectRoot } from '../../src/config';
import {
  API_KEY,
  PASSWORD,
  startMetabase,
  type FakeMetabase,
  type RunningMetabase,
} from '../support/metabase';
import { metabaseChecker, skipWithoutDescription } from '../support/metabase-description';

const SECRET = 's3cr3t/of reader';
const DATABASE = `postgres://insiders_reader:${encodeURIComponent(SECRET)}@postgres:5432/shop`;
let definition: DashboardDefinition;
before(async () => {
  definition = await readDefinition();
});
const running: RunningMetabase[] = [];

async function start(begin: FakeMetabase = {}): Promise<RunningMetabase> {
  const server = await startMetabase({ views: viewsOf(definition), ...begin });
  running.push(server);
  return server;
}
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop().catch(() => undefined);
});

function provision(
  server: RunningMetabase,
  options: Partial<ProvisionOptions> = {},
  wanted = definition,
): Promise<ProvisionResult> {
  return provisionMetabase(wanted, {
    url: server.url,
    login: { apiKey: API_KEY },
    database: DATABASE,
    filling: { language: 'en', run: 'main', currency: 'GBP' },
    waitsMs: [1, 1],
    ...options,
  });
}

/** What was not as it is wanted, a line each. */
const touched = ({ provisioned }: ProvisionResult): string[] =>
  provisioned.filter(({ how }) => how !== 'same').map(({ what, name, how }) => `${how} ${what} ${name}`);
/** A copy in which the first card of the first tab is another. */
function withFirstCard(change: object): DashboardDefinition {
  const [first, ...tabs] = definition.tabs;
  const [card, ...cards] = first.cards;
  return { ...definition, tabs: [{ ...first, cards: [{ ...card, ...change }, ...cards] }, ...tabs] };
}

describe('the dashboard in Metabase', () => {
  let server: RunningMetabase;
  beforeEach(async () => {
    server = await start();
  });

  test('is made whole from nothing: connection, collection, cards, tabs and parameters', async () => {
    const result = await provision(server);
    assert.ok(result.provisioned.every(({ how }) => how === 'made'));
    assert.equal(server.cards.length, allQueries(definition).length);
    assert.deepEqual(
      server.databases.map(({ engine, details }) => [engine, (details as { password: string }).password]),
      [['postgres', SECRET]],
    );
    const [dashboard] = server.dashboards as unknown as {
      tabs: { id: number; name: string }[];
      dashcards: { card_id: number | null; dashboard_tab_id: number; parameter_mappings: object[] }[];
      parameters: { slug: string; values_source_config: { card_id: number } }[];
    }[];
    assert.deepEqual(
      dashboard.tabs.map(({ name }) => name),
      definition.tabs.map(({ name: [en] }) => en),
    );
    for (const tab of dashboard.tabs)
      assert.ok(dashboard.dashcards.some((card) => card.dashboard_tab_id === tab.id));
    assert.deepEqual(
      dashboard.parameters.map(({ slug }) => slug),
      ['run', 'month', 'segment', 'country'],
    );
    for (const { slug, values_source_config: source } of dashboard.parameters) {
      const list = server.cards.find(({ id }) => id === source.card_id);
      assert.equal(list?.name, definition.lists[definition.parameters[slug].values].name[0]);
    }
  });

  for (const tells of ['native', 'stages'] as const) {
    test(`is left as it is by a second run (queries told as ${tells})`, async () => {
      server = await start({ tells });
      await provision(server);
      server.forget();
      const again = await provision(server);
      assert.deepEqual(touched(again), []);
      assert.deepEqual(server.written, []);
    });
  }

  test('gets what the file says anew of a card, and nothing else', async () => {
    await provision(server);
    server.forget();
    const result = await provision(server, {}, withFirstCard({ sql: 'SELECT {{run}} [[, {{month}}]]' }));
    assert.deepEqual(touched(result), ['changed card Members']);
    assert.deepEqual(
      server.written.map((line) => line.replace(/\d+/, 'n')),
      ['PUT /card/n'],
    );
  });

  test('gets back what somebody changed there by hand', async () => {
    await provision(server);
    Object.assign(server.cards[7], { display: 'pie' });
    const [dashboard] = server.dashboards as unknown as { dashcards: { row: number }[] }[];
    dashboard.dashcards[3].row = 40;
    assert.deepEqual(touched(await provision(server)), [
      `changed card ${String(server.cards[7].name)}`,
      'changed dashboard The programme month by month',
    ]);
    assert.deepEqual(touched(await provision(server)), []);
  });

  test('keeps and reports what the file does not name', async () => {
    await provision(server);
    const collection = server.collections[0].id;
    server.cards.push({ id: 7000, name: 'By hand', collection_id: collection, dataset_query: {} });
    const [dashboard] = server.dashboards as unknown as { tabs: object[]; dashcards: object[] }[];
    dashboard.tabs.push({ id: 8000, name: 'Mine' });
    const place = { row: 0, col: 0, size_x: 4, size_y: 4, series: [], parameter_mappings: [] };
    dashboard.dashcards.push({
      ...place,
      id: 9000,
      card_id: 7000,
      dashboard_tab_id: 8000,
      visualization_settings: {},
      card: { name: 'By hand' },
    });
    const strays = ['stray tab Mine', 'stray card on the dashboard By hand', 'stray card By hand'];
    assert.deepEqual(touched(await provision(server)), strays);
    const moved = await provision(server, {}, withFirstCard({ at: [1, 0, 2, 3] }));
    assert.deepEqual(touched(moved), ['changed dashboard The programme month by month', ...strays]);
    const after = server.dashboards[0] as unknown as { tabs: { id: number }[]; dashcards: { id: number }[] };
    assert.ok(after.tabs.some(({ id }) => id === 8000) && after.dashcards.some(({ id }) => id === 9000));
    assert.ok(server.cards.some(({ id }) => id === 7000));
  });

  test('has a card that the file calls otherwise now, and the old one as a stray', async () => {
    await provision(server);
    const result = await provision(server, {}, withFirstCard({ name: ['All members', 'Todos'] }));
    assert.deepEqual(touched(result), [
      'made card All members',
      'changed dashboard The programme month by month',
      'stray card on the dashboard Members',
      'stray card Members',
    ]);
  });

  test('is finished by the next run when one broke off, and nothing is there twice', async () => {
    let cards = 0;
    server.answerInstead((method, asked) =>
      method === 'POST' && asked === '/card' && (cards += 1) > 5 ? { status: 503, body: 'starting' } : null,
    );
    await assert.rejects(
      provision(server),
      (error: Error) =>
        error instanceof RemoteError && error.isPassing && /503: starting/.test(error.message),
    );
    server.answerInstead(() => null);
    const result = await provision(server);
    assert.equal(result.provisioned.filter(({ what, how }) => what === 'card' && how === 'same').length, 5);
    assert.equal(server.cards.length, allQueries(definition).length);
    assert.deepEqual(touched(await provision(server)), []);
  });

  test('is only told by a dry run, before anything is there and after a change', async () => {
    const plan = await provision(server, { dryRun: true });
    assert.ok(plan.provisioned.every(({ how }) => how === 'made'));
    assert.equal(plan.address, null);
    await provision(server);
    server.forget();
    const change = withFirstCard({ display: 'table' });
    assert.deepEqual(touched(await provision(server, { dryRun: true }, change)), ['changed card Members']);
    assert.deepEqual(server.written, []);
    assert.deepEqual(touched(await provision(server, { dryRun: true })), []);
  });

  test('is another one in Portuguese, in a collection of its own', async () => {
    await provision(server);
    const portuguese = { filling: { language: 'pt', run: 'main', currency: 'BRL' } } as const;
    const result = await provision(server, portuguese);
    assert.deepEqual(
      result.provisioned.filter(({ how }) => how === 'same').map(({ what }) => what),
      ['database'],
    );
    assert.deepEqual(touched(await provision(server)), []);
    assert.deepEqual(touched(await provision(server, portuguese)), []);
    const told = JSON.stringify(
      server.cards.filter(({ collection_id: id }) => id === server.collections[1].id),
    );
    assert.ok(told.includes('segment_pt') && told.includes('"BRL"') && !told.includes('segment_en'));
    assert.ok(!told.includes('$lang'));
  });

  test('shows days as days, money in the run’s currency, and text as it is', async () => {
    await provision(server);
    const settings = (name: string): Record<string, Record<string, unknown>> => {
      const card = server.cards.find((each) => each.name === name) as unknown as {
        visualization_settings: { column_settings: Record<string, Record<string, unknown>> };
      };
      return card.visualization_settings.column_settings;
    };
    const members = settings('Members of the month');
    assert.deepEqual(members['["name","customer_id"]'], { column_title: 'Customer' });
    assert.equal(members['["name","member_since"]'].time_enabled, null);
    assert.equal(members['["name","net_revenue"]'].currency, 'GBP');
    await provision(server, { filling: { language: 'en', run: 'main', currency: 'none' } });
    assert.equal(settings('Members of the month')['["name","net_revenue"]'].currency, undefined);
  });

  test('follows a connection that has changed, without its password being told back', async () => {
    await provision(server);
    const result = await provision(server, { database: DATABASE.replace('5432', '6543') });
    assert.deepEqual(touched(result), ['changed database Insiders']);
    const { details } = server.databases[0] as unknown as { details: { port: number; password: string } };
    assert.deepEqual([details.port, details.password], [6543, SECRET]);
    assert.deepEqual(touched(await provision(server, { database: null })), []);
  });

  test('asks and is answered as the interface is described', { skip: skipWithoutDescription }, async () => {
    for (const tells of ['native', 'stages'] as const) {
      const described = await start({ tells, isSetUp: false });
      await provision(described, { login: { user: 'ana@example.com', password: PASSWORD } });
      await provision(described, { login: { user: 'ana@example.com', password: PASSWORD } });
      await provision(
        described,
        { database: DATABASE.replace('shop', 'other') },
        withFirstCard({ sql: 'SELECT 1' }),
      );
      assert.ok(described.written.length > 30);
      assert.deepEqual(described.faults, []);
    }
    const check = metabaseChecker();
    assert.match(
      String(check({ method: 'POST', path: '/collection', body: { title: 'x' } })),
      /'name'.*"title"/,
    );
    assert.match(String(check({ method: 'GET', path: '/card/7?legacy=yes' })), /no query parameter legacy/);
    assert.match(String(check({ method: 'GET', path: '/cards' })), /not described/);
  });
});

describe('a Metabase that cannot be used', () => {
  test('has no user yet: the administrator is made, or is asked for', async () => {
    const server = await start({ isSetUp: false });
    await assert.rejects(provision(server), /has no user yet: set INSIDERS_METABASE_USER/);
    const login = { user: 'ana@example.com', password: PASSWORD };
    const plan = await provision(server, { login, dryRun: true });
    assert.deepEqual([plan.notes, server.written], [['would make the administrator ana@example.com'], []]);
    const { notes } = await provision(server, { login });
    assert.deepEqual(notes, ['made the administrator ana@example.com']);
    assert.deepEqual(touched(await provision(server, { login })), []);
  });

  test('is too old, or is something else', async () => {
    const old = await start({ version: 'v0.48.8' });
    await assert.rejects(provision(old), /is Metabase v0\.48\.8: version 0\.49 or newer is needed/);
    const server = await start();
    server.answerInstead(() => ({ status: 200, body: { hello: 1 } }));
    await assert.rejects(provision(server), /does not answer like Metabase: check --url/);
    server.answerInstead(() => ({ status: 302, body: '' }));
    await assert.rejects(provision(server), /answers from another place .*302/);
    const gone = await start();
    await gone.stop();
    await assert.rejects(provision(gone), /cannot be reached \(ECONNREFUSED\): check --url, and whether/);
    await assert.rejects(provision(server, { url: 'http://ana:pw@host' }), /--url must be such as/);
  });

  test('does not know the key, or gives it too little', async () => {
    const server = await start();
    await assert.rejects(
      provision(server, { login: { apiKey: 'wrong' } }),
      /does not know who asks .*401.*API_KEY/,
    );
    await assert.rejects(
      provision(server, { login: {} }),
      /asks who provisions it: set INSIDERS_METABASE_API_KEY/,
    );
    await assert.rejects(
      provision(server, { login: { user: 'ana@example.com', password: 'wrong' } }),
      /does not know who asks \(POST \/api\/session/,
    );
    server.answerInstead((method) => (method === 'POST' ? { status: 403, body: 'no' } : null));
    await assert.rejects(provision(server), /does not let this user do it .*group Administrators/);
  });

  test('does not see a view, or has no connection', async () => {
    const views = viewsOf(definition).filter((view) => view !== 'drift_month');
    const server = await start({ views });
    await assert.rejects(provision(server), /does not see insiders\.drift_month: publish a month first/);
    const empty = await start();
    await assert.rejects(provision(empty, { database: null }), /has no database "Insiders": name Postgres/);
    await assert.rejects(provision(empty, { database: 'mysql://x' }), /--database must be such as postgres:/);
  });

  test('never gets a secret shown, even where it repeats one', async () => {
    const server = await start();
    for (const secret of [API_KEY, SECRET, encodeURIComponent(SECRET)]) {
      server.answerInstead((method) =>
        method === 'POST'
          ? { status: 400, body: { errors: { details: `cannot connect with ${secret}` } } }
          : null,
      );
      await assert.rejects(
        provision(server),
        ({ message }: Error) => /details cannot connect with …/.test(message) && !message.includes(secret),
      );
    }
  });
});

describe('the file of the dashboard', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'insiders-metabase-'));
  const text = readFileSync(path.join(projectRoot(), 'deploy', 'metabase', 'dashboard.yml'), 'utf8');
  const changed = (from: string | RegExp, to: string): Promise<unknown> => {
    const file = path.join(folder, 'dashboard.yml');
    assert.notEqual(text.replace(from, to), text);
    writeFileSync(file, text.replace(from, to));
    return readDefinition(file);
  };
  afterEach(() => rmSync(path.join(folder, 'dashboard.yml'), { force: true }));

  for (const [fault, from, to, said] of [
    ['is no YAML', 'collection: [', 'collection: [[', /dashboard\.yml is no YAML/],
    ['has an unknown word', 'display: smartscalar', 'displays: smartscalar', /there is no "displays"/],
    [
      'has an unknown kind of column',
      '[count, Members',
      '[counts, Members',
      /allowed values \(text, id, day/,
    ],
    ['names no parameter', '{{run}}', '{{runs}}', /names the parameter "runs", which there is not/],
    ['names no list', 'values: months', 'values: weeks', /there is no list "weeks"/],
    [
      'draws no column',
      'y: [members, on_notice]',
      'y: [member]',
      /draws "member", which is none of its columns/,
    ],
    ['has two cards of a name', '[Members who entered,', '[Members,', /two cards are called "Members"/],
    [
      'goes beyond the grid',
      'at: [1, 20, 4, 3]',
      'at: [1, 22, 4, 3]',
      /does not fit on a grid of 24 columns/,
    ],
  ] as const) {
    test(`is refused where it ${fault}`, () => assert.rejects(changed(from, to), said));
  }
});
