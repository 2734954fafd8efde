import { type MetabaseClient } from './client';
import { type DashboardDefinition } from './definition';
import { word, type Filling } from './filling';

/** Something in a collection, as a listing tells of it. */
export interface CollectionItem {
  readonly id: number;
  readonly name: string;
  readonly model: string;
}

/** A page of a collection's listing. */
const PAGE = 200;

/** Finds the collection by its name at the top, or makes it; the id is null where a dry run would make it. */
export async function findCollection(
  client: MetabaseClient,
  definition: DashboardDefinition,
  filling: Filling,
  dryRun: boolean,
): Promise<{ readonly id: number | null; readonly how: 'made' | 'same' }> {
  const name = word(definition.collection, filling);
  const listed = await client.get<
    {
      id: number | 'root';
      name: string;
      location?: string;
      personal_owner_id?: number | null;
      archived?: boolean;
    }[]
  >('/collection');
  // One of the same name within another collection, or of a person's own, is not ours.
  const found = listed.find(
    (each) =>
      each.name === name &&
      typeof each.id === 'number' &&
      (each.location ?? '/') === '/' &&
      (each.personal_owner_id ?? null) === null &&
      each.archived !== true,
  );
  if (found !== undefined) return { id: found.id as number, how: 'same' };
  if (dryRun) return { id: null, how: 'made' };
  const { id } = await client.post<{ id: number }>('/collection', { name, parent_id: null });
  return { id, how: 'made' };
}

/** The cards and dashboards of a collection, page by page. */
export async function itemsOf(client: MetabaseClient, collection: number): Promise<CollectionItem[]> {
  const items: CollectionItem[] = [];
  for (;;) {
    const page = `models=card&models=dataset&models=dashboard&limit=${PAGE}&offset=${items.length}`;
    const { data, total } = await client.get<{ data: CollectionItem[]; total: number }>(
      `/collection/${collection}/items?${page}`,
    );
    items.push(...data);
    if (data.length === 0 || items.length >= total) return items;
  }
}
