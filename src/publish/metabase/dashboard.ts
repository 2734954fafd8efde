import { dashboardParameters, parameterId, variable } from './bodies';
import { word, type Filling } from './filling';
import { type MetabaseClient } from './client';
import { covers } from './covers';
import { parametersOf, type DashboardDefinition } from './definition';
import { type CollectionItem } from './collection';
import { type Provisioned } from './provisioned';

interface DashboardTab {
  readonly id: number;
  readonly name: string;
}

/** A card on a dashboard, as it is told and sent. */
export interface DashboardCard {
  readonly id: number;
  readonly card_id: number | null;
  readonly row: number;
  readonly col: number;
  readonly size_x: number;
  readonly size_y: number;
  readonly series: readonly unknown[];
  readonly parameter_mappings: readonly unknown[];
  readonly visualization_settings: Readonly<Record<string, unknown>>;
  readonly dashboard_tab_id: number;
}

interface Dashboard {
  readonly id: number;
  readonly description: string | null;
  readonly parameters: readonly unknown[];
  readonly tabs?: readonly DashboardTab[];
  readonly dashcards: readonly (DashboardCard & { readonly card?: { readonly name?: string } | null })[];
}

/** The ids of the cards by their English names, and of the lists by their keys. */
export interface CardIds {
  readonly cards: Readonly<Record<string, number>>;
  readonly lists: Readonly<Record<string, number>>;
}

/**
 * Finds the dashboard by its name, or makes it, and brings tabs, cards and parameters to what the definition says. Tabs
 * and cards that others put there stay.
 */
export async function provideDashboard(
  client: MetabaseClient,
  definition: DashboardDefinition,
  collection: number,
  ids: CardIds,
  items: readonly CollectionItem[],
  { filling, dryRun }: { readonly filling: Filling; readonly dryRun: boolean },
): Promise<{ readonly id: number | null; readonly provisioned: readonly Provisioned[] }> {
  const [name, description] = [definition.dashboard.name, definition.dashboard.about].map((each) =>
    word(each, filling),
  );
  const found = items.find((item) => item.model === 'dashboard' && item.name === name);
  if (found === undefined && dryRun)
    return { id: null, provisioned: [{ what: 'dashboard', name, how: 'made' }] };
  const about = { name, description, collection_id: collection };
  const there =
    found === undefined
      ? await client.post<Dashboard>('/dashboard', about)
      : await client.get<Dashboard>(`/dashboard/${found.id}`);
  const { tabs, dashcards, strays } = layOut(definition, ids, there, filling);
  const wanted = { ...about, parameters: dashboardParameters(definition, ids.lists, filling) };
  const known = new Map(there.dashcards.map((card) => [card.id, card]));
  const isSame =
    covers(there, wanted) &&
    covers(there.tabs ?? [], tabs) &&
    dashcards.every((card) => known.has(card.id) && covers(known.get(card.id), card));
  if (!isSame && !dryRun) await client.put(`/dashboard/${there.id}`, { ...wanted, tabs, dashcards });
  const how = found === undefined ? 'made' : isSame ? 'same' : 'changed';
  return { id: there.id, provisioned: [{ what: 'dashboard', name, how }, ...strays] };
}

/** Tabs and cards as they are wanted: what is there keeps its id, what is new has one below zero, strays come last. */
function layOut(
  definition: DashboardDefinition,
  ids: CardIds,
  there: Dashboard,
  filling: Filling,
): { tabs: DashboardTab[]; dashcards: DashboardCard[]; strays: Provisioned[] } {
  const tabsThere = there.tabs ?? [];
  const free = [...there.dashcards];
  const take = (fits: (card: DashboardCard) => boolean): number | undefined => {
    const at = free.findIndex(fits);
    return at < 0 ? undefined : free.splice(at, 1)[0].id;
  };
  let fresh = 0;
  const newId = (): number => (fresh -= 1);
  const tabs = definition.tabs.map((tab): DashboardTab => {
    const name = word(tab.name, filling);
    return { id: tabsThere.find((each) => each.name === name)?.id ?? newId(), name };
  });
  const dashcards = definition.tabs.flatMap((tab, i) => {
    const dashboard_tab_id = tabs[i].id;
    const text = word(tab.note, filling);
    const note = take((card) => isNote(card) && card.dashboard_tab_id === dashboard_tab_id);
    const cards = tab.cards.map((card) => {
      const card_id = ids.cards[card.name[0]];
      const [row, col, size_x, size_y] = card.at;
      const parameter_mappings = parametersOf(card).map((name) => ({
        parameter_id: parameterId(name),
        card_id,
        target: variable(name),
      }));
      const id = take((each) => each.card_id === card_id) ?? newId();
      const where = { id, card_id, row, col, size_x, size_y, dashboard_tab_id };
      return { ...where, series: [], parameter_mappings, visualization_settings: {} };
    });
    return [noteCard(note ?? newId(), text, dashboard_tab_id), ...cards];
  });
  const strayTabs = tabsThere.filter(({ id }) => !tabs.some((tab) => tab.id === id));
  const strays = [
    ...strayTabs.map(({ name }): Provisioned => ({ what: 'tab', name, how: 'stray' })),
    ...free.map((each): Provisioned => ({
      what: 'card on the dashboard',
      name: each.card?.name ?? 'a text',
      how: 'stray',
    })),
  ];
  const kept = free.map((card) => sent(card, tabs[0].id));
  return {
    tabs: [...tabs, ...strayTabs.map(({ id, name }) => ({ id, name }))],
    dashcards: [...dashcards, ...kept],
    strays,
  };
}

/** The note of a tab: a text across its first row. */
function noteCard(id: number, text: string, dashboard_tab_id: number): DashboardCard {
  const where = { id, card_id: null, row: 0, col: 0, size_x: 24, size_y: 1, dashboard_tab_id };
  const virtual_card = {
    name: null,
    display: 'text',
    dataset_query: {},
    visualization_settings: {},
    archived: false,
  };
  return { ...where, series: [], parameter_mappings: [], visualization_settings: { text, virtual_card } };
}

function isNote({ card_id, row, visualization_settings: { virtual_card } }: DashboardCard): boolean {
  return (
    card_id === null && row === 0 && (virtual_card as { display?: string } | undefined)?.display === 'text'
  );
}

/** Somebody else's card, as it is sent back; one without a tab comes to the first, since all have one now. */
function sent(card: DashboardCard, firstTab: number): DashboardCard {
  const { id, card_id, row, col, size_x, size_y, series, parameter_mappings, visualization_settings } = card;
  const place = {
    id,
    card_id,
    row,
    col,
    size_x,
    size_y,
    dashboard_tab_id: card.dashboard_tab_id ?? firstTab,
  };
  return {
    ...place,
    series: series ?? [],
    parameter_mappings: parameter_mappings ?? [],
    visualization_settings,
  };
}
