import { cardBody } from './bodies';
import { word, type Filling } from './filling';
import { type MetabaseClient } from './client';
import { type CollectionItem } from './collection';
import { covers } from './covers';
import { type DashboardDefinition, type QueryDefinition } from './definition';
import { type Provisioned } from './provisioned';

interface Card extends Record<string, unknown> {
  readonly id: number;
  readonly dataset_query: {
    readonly database?: number;
    readonly stages?: readonly { readonly native?: string; readonly 'template-tags'?: object }[];
  };
}

/** Where cards go. */
export interface CardPlace {
  readonly database: number;
  readonly collection: number;
}

/**
 * Finds a card by its name among a collection's items, and makes it or changes it to what the definition says.
 *
 * @returns its id, below zero where a dry run would make it
 */
export async function provideCard(
  client: MetabaseClient,
  definition: DashboardDefinition,
  query: QueryDefinition,
  place: CardPlace,
  items: readonly CollectionItem[],
  { filling, dryRun }: { readonly filling: Filling; readonly dryRun: boolean },
): Promise<Provisioned & { readonly id: number }> {
  const name = word(query.name, filling);
  const body = cardBody(definition, query, place, filling);
  const found = items.find((item) => item.name === name && item.model === 'card');
  if (found === undefined) {
    const { id } = dryRun ? { id: -1 } : await client.post<Card>('/card', body);
    return { what: 'card', name, how: 'made', id };
  }
  const there = await client.get<Card>(`/card/${found.id}`);
  if (covers(comparable(there), body)) return { what: 'card', name, how: 'same', id: found.id };
  if (!dryRun) await client.put(`/card/${found.id}`, body);
  return { what: 'card', name, how: 'changed', id: found.id };
}

/** A card with its query in the older of the two forms: since version 0.57 a native query is told as a list of stages. */
function comparable(card: Card): Record<string, unknown> {
  const [stage] = card.dataset_query.stages ?? [];
  if (stage === undefined) return card;
  const native = { query: stage.native, 'template-tags': stage['template-tags'] ?? {} };
  return { ...card, dataset_query: { type: 'native', database: card.dataset_query.database, native } };
}
