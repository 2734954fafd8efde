import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { metabaseChecker } from './metabase-description';

type Json = Record<string, unknown>;
type Kept = Json & { id: number };

/** What a server of the tests begins with. */
export interface FakeMetabase {
  readonly version?: string;
  /** Whether somebody has set it up; default true. */
  readonly isSetUp?: boolean;
  /** The views that it comes to know when it is told to look; those of the definition, as a rule. */
  readonly views?: readonly string[];
  /** How it tells queries: as they were sent, or, as since version 0.57, in stages. */
  readonly tells?: 'native' | 'stages';
}

/** A server that behaves like Metabase as far as it is asked, with a state, on loopback. */
export interface RunningMetabase {
  readonly url: string;
  /** What was asked, without what only reads: `POST /card`. */
  readonly written: readonly string[];
  /** What the description of the interface finds wrong with what was asked and answered. */
  readonly faults: readonly string[];
  readonly collections: Kept[];
  readonly cards: Kept[];
  readonly dashboards: Kept[];
  readonly databases: Kept[];
  forget(): void;
  /** From now on answers so instead, where it gives something. */
  answerInstead(how: (method: string, path: string) => { status: number; body: unknown } | null): void;
  stop(): Promise<void>;
}

export const API_KEY = 'mb_a-key-of-the-tests';
export const PASSWORD = 'a password of the tests';
const SESSION = '11111111-2222-3333-4444-555555555555';
const TOKEN = 'a-token';

/** Starts a server; its state is what the tests look at and change. */
export async function startMetabase(begin: FakeMetabase = {}): Promise<RunningMetabase> {
  const { version = 'v0.53.1', isSetUp = true, views = [], tells = 'native' } = begin;
  const check = metabaseChecker();
  let next = 100;
  let setUp = isSetUp;
  let synced = false;
  let written: string[] = [];
  let faults: string[] = [];
  let instead: Parameters<RunningMetabase['answerInstead']>[0] = () => null;
  const collections: Kept[] = [];
  const cards: Kept[] = [];
  const dashboards: Kept[] = [];
  const databases: Kept[] = [];
  const kept = (body: Json): Kept => ({ ...body, id: (next += 1) });
  const found = (list: readonly Kept[], id: string): Kept => {
    const one = list.find((each) => each.id === Number(id));
    if (one === undefined) throw new Refused(404, 'Not found.');
    return one;
  };

  const tellCard = (card: Kept): Json => ({
    archived: false,
    ...card,
    ...(tells === 'stages' ? inStages(card) : {}),
  });
  const tellDashboard = (dashboard: Kept): Json => ({
    description: null,
    collection_position: null,
    collection_id: null,
    cache_ttl: null,
    archived: false,
    parameters: [],
    tabs: [],
    ...dashboard,
    dashcards: ((dashboard.dashcards ?? []) as Json[]).map((each) => ({
      ...each,
      card: cards.find(({ id }) => id === each.card_id) ?? null,
    })),
  });
  const tellDatabase = (database: Kept): Json => ({
    ...database,
    details: { ...(database.details as Json), password: '**MetabasePass**' },
  });

  const answer = (method: string, path: string, body: Json): unknown => {
    const [pathname, query = ''] = path.split('?');
    const [, room, id, below] = pathname.split('/');
    switch (
      `${method} ${room}${id === undefined ? '' : /^\d+$/.test(id) ? '/:id' : `/${id}`}${below ? `/${below}` : ''}`
    ) {
      case 'GET session/properties':
        return { version: { tag: version }, 'has-user-setup': setUp, 'setup-token': setUp ? null : TOKEN };
      case 'POST setup':
        if (body.token !== TOKEN || setUp) throw new Refused(403, 'The /api/setup route is over.');
        setUp = true;
        return { id: SESSION };
      case 'POST session':
        if (body.password !== PASSWORD)
          throw new Refused(401, { errors: { password: 'did not match stored password' } });
        return { id: SESSION };
      case 'GET database':
        return { data: databases.map(tellDatabase), total: databases.length };
      case 'POST database':
        databases.push(kept(body));
        return tellDatabase(databases.at(-1)!);
      case 'PUT database/:id':
        return tellDatabase(Object.assign(found(databases, id), body));
      case 'POST database/:id/sync_schema':
        synced = found(databases, id) !== undefined;
        return { status: 'ok' };
      case 'GET table':
        return (synced ? views : []).map((name, i) => ({
          id: i + 1,
          db_id: databases[0]?.id ?? 0,
          name,
          display_name: name,
          entity_type: 'entity/GenericTable',
          schema: 'insiders',
          description: null,
        }));
      case 'GET collection':
        return [{ id: 'root', name: 'Our analytics' }, ...collections];
      case 'POST collection':
        collections.push(kept({ ...body, location: '/', personal_owner_id: null, archived: false }));
        return collections.at(-1);
      case 'GET collection/:id/items': {
        const wanted = new URLSearchParams(query);
        const inside = (list: readonly Kept[], model: string): Json[] =>
          list
            .filter((each) => each.collection_id === Number(id) && wanted.getAll('models').includes(model))
            .map(({ id: own, name }) => ({ id: own, model, name, description: null, entity_id: `e${own}` }));
        const all = [...inside(dashboards, 'dashboard'), ...inside(cards, 'card')];
        // The open edition hands out as much as is asked for; here never more than seven.
        const offset = Number(wanted.get('offset') ?? 0);
        const data = all.slice(offset, offset + Math.min(7, Number(wanted.get('limit') ?? 7)));
        return { data, total: all.length, models: wanted.getAll('models'), limit: 7, offset };
      }
      case 'POST card':
        cards.push(kept(body));
        return tellCard(cards.at(-1)!);
      case 'GET card/:id':
        return tellCard(found(cards, id));
      case 'PUT card/:id':
        return tellCard(Object.assign(found(cards, id), body));
      case 'POST dashboard':
        dashboards.push(kept(body));
        return tellDashboard(dashboards.at(-1)!);
      case 'GET dashboard/:id':
        return tellDashboard(found(dashboards, id));
      case 'PUT dashboard/:id':
        return tellDashboard(
          Object.assign(
            found(dashboards, id),
            withOwnIds(body, () => (next += 1)),
          ),
        );
      default:
        throw new Refused(404, 'API endpoint does not exist.');
    }
  };

  const server = createServer((asked, to) => {
    void (async () => {
      const method = asked.method ?? '';
      const path = (asked.url ?? '').replace(/^\/api/, '');
      const text = await textOf(asked);
      const body = text === '' ? undefined : (JSON.parse(text) as Json);
      let status = 200;
      let told: unknown;
      try {
        const other = instead(method, path);
        const isOpen = /^\/(session|setup)/.test(path);
        const isKnown =
          asked.headers['x-api-key'] === API_KEY || asked.headers['x-metabase-session'] === SESSION;
        if (other !== null) ({ status, body: told } = other);
        else if (!isOpen && !isKnown) throw new Refused(401, 'Unauthenticated');
        else {
          told = answer(method, path, body ?? {});
          faults.push(...check({ method, path, body, answer: told }));
        }
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        ({ status, said: told } = error);
      }
      if (method !== 'GET') written.push(`${method} ${path}`);
      to.writeHead(status, { 'Content-Type': 'application/json' });
      to.end(JSON.stringify(told));
    })();
  });
  await listen(server);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get written() {
      return written;
    },
    get faults() {
      return faults;
    },
    collections,
    cards,
    dashboards,
    databases,
    forget: () => {
      written = [];
      faults = [];
    },
    answerInstead: (how) => (instead = how),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** An answer other than 200. */
class Refused extends Error {
  constructor(
    readonly status: number,
    readonly said: unknown,
  ) {
    super(String(status));
  }
}

/** New tabs and cards, which come with ids below zero, get ids of the server's, and cards the ids of their tabs. */
function withOwnIds(body: Json, next: () => number): Json {
  const tabIds = new Map<number, number>();
  const own = (id: number): number => (id < 0 ? next() : id);
  const tabs = (body.tabs as Kept[]).map((tab) => {
    tabIds.set(tab.id, own(tab.id));
    return { ...tab, id: tabIds.get(tab.id)! };
  });
  const dashcards = (body.dashcards as Kept[]).map((card) => ({
    ...card,
    id: own(card.id),
    dashboard_tab_id: tabIds.get(card.dashboard_tab_id as number)!,
    created_at: '2026-01-01T00:00:00Z',
  }));
  return { ...body, tabs, dashcards };
}

function inStages(card: Kept): Json {
  const { database, native } = card.dataset_query as { database: number; native: Json };
  const stage = {
    'lib/type': 'mbql.stage/native',
    native: native.query,
    'template-tags': native['template-tags'],
  };
  return { dataset_query: { 'lib/type': 'mbql/query', database, stages: [stage] } };
}

async function textOf(asked: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of asked) text += String(chunk);
  return text;
}

async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}
