import { type CardDefinition, type ColumnKind, type QueryDefinition } from './definition';
import { lastingId, word, type Filling } from './filling';

/** How Metabase draws a card and shows its columns: its `visualization_settings`. */
export function visualization(
  query: QueryDefinition | CardDefinition,
  filling: Filling,
): Record<string, unknown> {
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
