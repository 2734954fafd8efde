import { word, type Filling } from './filling';
import { provideCard } from './cards';
import { findCollection, itemsOf, type CollectionItem } from './collection';
import { provideDashboard } from './dashboard';
import { checkViews, findDatabase } from './database';
import { allQueries, type DashboardDefinition } from './definition';
import { type Provisioned } from './provisioned';
import { openMetabase, type MetabaseLogin } from './session';

/** Where the dashboard goes, and how. */
export interface ProvisionOptions {
  /** Such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly login: MetabaseLogin;
  /** How Metabase reaches Postgres; null: its connection is there already. */
  readonly database: string | null;
  readonly filling: Filling;
  /** Says what would be done, and does nothing; default false. */
  readonly dryRun?: boolean;
  /** The waits for views to appear, in milliseconds. */
  readonly waitsMs?: readonly number[];
}

/** What was done. */
export interface ProvisionResult {
  readonly provisioned: readonly Provisioned[];
  readonly notes: readonly string[];
  /** Where the dashboard is seen; null in a dry run that would make it. */
  readonly address: string | null;
}

/**
 * Brings a Metabase of the open-source edition to what a definition says: connection, collection, cards, dashboard. All are
 * found again by name, so that a second run changes nothing, and one that broke off is finished by the next. What the
 * definition does not name is reported and left as it is.
 *
 * @throws RemoteError that says what to do when the server cannot be reached, is too old, refuses, or lacks a view
 */
export async function provisionMetabase(
  definition: DashboardDefinition,
  { url, login, database: address, filling, dryRun = false, waitsMs }: ProvisionOptions,
): Promise<ProvisionResult> {
  const secrets = address !== null && URL.canParse(address) ? passwordForms(address) : [];
  const { client, notes } = await openMetabase(url, login, { dryRun, secrets });
  if (client === null) return { provisioned: all(definition, filling), notes, address: null };
  const database = await findDatabase(client, definition, address, dryRun);
  if (database.id !== null) await checkViews(client, definition, database.id, { dryRun, waitsMs });
  const collection = await findCollection(client, definition, filling, dryRun);
  const items = collection.id === null ? [] : await itemsOf(client, collection.id);
  const place = { database: database.id ?? -1, collection: collection.id ?? -1 };
  const how = { filling, dryRun };
  const cards: (Provisioned & { id: number })[] = [];
  for (const query of allQueries(definition))
    cards.push(await provideCard(client, definition, query, place, items, how));
  const idOf = new Map(cards.map(({ name, id }) => [name, id]));
  const dashboard = await provideDashboard(
    client,
    definition,
    place.collection,
    {
      cards: ids(
        definition.tabs
          .flatMap((tab) => tab.cards)
          .map((card) => [card.name[0], idOf.get(word(card.name, filling))!]),
      ),
      lists: ids(
        Object.entries(definition.lists).map(([key, list]) => [key, idOf.get(word(list.name, filling))!]),
      ),
    },
    items,
    how,
  );
  const provisioned: Provisioned[] = [
    { what: 'database', name: definition.database.name, how: database.how },
    { what: 'collection', name: word(definition.collection, filling), how: collection.how },
    ...cards.map(({ what, name, how: done }) => ({ what, name, how: done })),
    ...dashboard.provisioned,
    ...strays(items, definition, filling),
  ];
  return {
    provisioned,
    notes,
    address: dashboard.id === null ? null : `${client.url}/dashboard/${dashboard.id}`,
  };
}

function ids(pairs: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(pairs);
}

/** A password as it stands in an address, and as it is. */
function passwordForms(address: string): string[] {
  const { password } = new URL(address);
  return [password, decodeURIComponent(password)];
}

/** What is in the collection and not in the definition, and what bears the name of something that was found before it. */
function strays(
  items: readonly CollectionItem[],
  definition: DashboardDefinition,
  filling: Filling,
): Provisioned[] {
  const left = all(definition, filling).filter(({ what }) => what === 'card' || what === 'dashboard');
  return items.flatMap(({ model, name }) => {
    const what = model === 'dashboard' ? 'dashboard' : 'card';
    const at = model === 'dataset' ? -1 : left.findIndex((each) => each.what === what && each.name === name);
    if (at < 0) return [{ what, name, how: 'stray' } as const];
    left.splice(at, 1);
    return [];
  });
}

/** All that a definition names, to be made. */
function all(definition: DashboardDefinition, filling: Filling): Provisioned[] {
  const named = (what: Provisioned['what'], name: string): Provisioned => ({ what, name, how: 'made' });
  return [
    named('database', definition.database.name),
    named('collection', word(definition.collection, filling)),
    ...allQueries(definition).map(({ name }) => named('card', word(name, filling))),
    named('dashboard', word(definition.dashboard.name, filling)),
  ];
}
