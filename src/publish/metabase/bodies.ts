import { createHash } from 'node:crypto';
import {
  parametersOf,
  type CardDefinition,
  type ColumnKind,
  type DashboardDefinition,
  type QueryDefinition,
  type Words,
} from './definition';

/** What the definition is filled in with. */
export interface Filling {
  readonly language: 'en' | 'pt';
  /** The run that is shown until another is chosen. */
  readonly run: string;
  /** An ISO 4217 code, or `none`. */
  readonly currency: string;
}

/** The word of a language. */
export function word([en, pt]: Words, { language }: Pick<Filling, 'language'>): string {
  return language === 'pt' ? pt : en;
}

/** A name for Metabase that is the same at each run: eight hexadecimal digits, or all of a UUID. */
function lastingId(name: string): string {
  const hash = createHash('sha256').update(`insiders ${name}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

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

function visualization(query: QueryDefinition | CardDefinition, filling: Filling): Record<string, unknown> {
  const columns = Object.entries(query.columns).map(([name, [kind, ...title]]) => [
    JSON.stringify(['name', name]),
    { column_title: word(title, filling), ...shownAs(kind, filling) },
  ]);
  const settings = { column_settings: Object.fromEntries(columns) as Record<string, unknown> };
  if (!('display' in query) || query.display === 'table') return settings;
  const { display, value, x, y = [], by, stacked = false } = query;
  const titled = (column: string): string => {
    const [, ...title] = query.columns[column];
    return word(title, filling);
  };
  if (display === 'smartscalar') {
    const comparison = { id: lastingId('before'), type: 'previousValue' };
    return { ...settings, 'scalar.field': value, 'scalar.comparisons': [comparison] };
  }
  return {
    ...settings,
    'graph.dimensions': by === undefined ? [x] : [x, by],
    'graph.metrics': y,
    // Months are text: as points in time they would be moved by a time zone.
    'graph.x_axis.scale': 'ordinal',
    'graph.x_axis.title_text': titled(x!),
    ...(stacked ? { 'stackable.stack_type': 'stacked' } : {}),
    ...(by === undefined
      ? { series_settings: Object.fromEntries(y.map((column) => [column, { title: titled(column) }])) }
      : {}),
  };
}

function shownAs(kind: ColumnKind, { currency }: Filling): Record<string, unknown> {
  switch (kind) {
    case 'text':
    case 'id':
      return {};
    case 'day':
      return { date_style: 'YYYY/M/D', date_separator: '-', time_enabled: null };
    case 'count':
      return { number_style: 'decimal', decimals: 0 };
    case 'number':
      return { number_style: 'decimal', decimals: 2 };
    case 'share':
      return { number_style: 'percent', decimals: 1 };
    case 'money':
      return currency === 'none'
        ? { number_style: 'decimal', decimals: 0 }
        : {
            number_style: 'currency',
            currency,
            currency_style: 'symbol',
            currency_in_header: false,
            decimals: 0,
          };
  }
}
