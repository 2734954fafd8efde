import {
  parametersOf,
  type CardDefinition,
  type DashboardDefinition,
  type QueryDefinition,
} from './definition';
import { lastingId, word, type Filling } from './filling';
import { visualization } from './visualization';

/** The id of a parameter of the dashboard. */
export function parameterId(name: string): string {
  return lastingId(name).slice(0, 8);
}

/** The SQL of a query in a language. */
export function sqlOf({ sql }: QueryDefinition, { language }: Pick<Filling, 'language'>): string {
  return sql.trim().replaceAll('$lang', language);
}

/** The body of a card, as it is made and changed. */
export function cardBody(
  definition: DashboardDefinition,
  query: QueryDefinition | CardDefinition,
  ids: { readonly database: number; readonly collection: number },
  filling: Filling,
): Record<string, unknown> {
  const tags = parametersOf(query).map((name) => {
    const { name: called, required } = definition.parameters[name];
    const chosen = required === true ? { required, default: filling.run } : {};
    return {
      id: lastingId(`tag ${name}`),
      name,
      'display-name': word(called, filling),
      type: 'text',
      ...chosen,
    };
  });
  return {
    name: word(query.name, filling),
    description: query.about === undefined ? null : word(query.about, filling),
    collection_id: ids.collection,
    display: 'display' in query ? query.display : 'table',
    dataset_query: {
      type: 'native',
      database: ids.database,
      native: {
        query: sqlOf(query, filling),
        'template-tags': Object.fromEntries(tags.map((tag) => [tag.name, tag])),
      },
    },
    parameters: tags.map(({ id, name, 'display-name': called, ...rest }) => ({
      id,
      name: called,
      slug: name,
      target: variable(name),
      ...rest,
      type: 'category',
    })),
    visualization_settings: visualization(query, filling),
  };
}

/** What a parameter of the dashboard fills in a card. */
export function variable(name: string): unknown[] {
  return ['variable', ['template-tag', name]];
}

/** The parameters of the dashboard; each is chosen from the column of a list. */
export function dashboardParameters(
  { parameters, lists }: DashboardDefinition,
  listIds: Readonly<Record<string, number>>,
  filling: Filling,
): Record<string, unknown>[] {
  return Object.entries(parameters).map(([slug, { name, values, required }]) => {
    const [column] = Object.keys(lists[values].columns);
    return {
      id: parameterId(slug),
      name: word(name, filling),
      slug,
      type: 'string/=',
      sectionId: 'string',
      isMultiSelect: false,
      values_query_type: 'list',
      values_source_type: 'card',
      values_source_config: {
        card_id: listIds[values],
        value_field: ['field', column, { 'base-type': 'type/Text' }],
      },
      ...(required === true ? { required, default: [filling.run] } : {}),
    };
  });
}
