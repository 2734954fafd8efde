/** A word in English and in Portuguese. */
export type Words = readonly [en: string, pt: string];

/** What a column of a card holds, which says how it is shown. */
export type ColumnKind = 'text' | 'id' | 'day' | 'count' | 'number' | 'share' | 'money';

/** A query and the columns of its result, in order: what each is, and what it is called in both languages. */
export interface QueryDefinition {
  readonly name: Words;
  readonly about?: Words;
  readonly columns: Readonly<Record<string, readonly [kind: ColumnKind, en: string, pt: string]>>;
  readonly sql: string;
}

/** A card, how it is drawn, and where it stands on its tab: row, column, width and height on a grid of 24 columns. */
export interface CardDefinition extends QueryDefinition {
  readonly display: 'smartscalar' | 'line' | 'bar' | 'table';
  readonly at: readonly [row: number, column: number, width: number, height: number];
  /** Of a single number: its column. */
  readonly value?: string;
  /** Of a chart: the column along it, those it draws, and the one that parts them into series. */
  readonly x?: string;
  readonly y?: readonly string[];
  readonly by?: string;
  readonly stacked?: boolean;
}

/** A tab of the dashboard, with a note on how to read it. */
export interface TabDefinition {
  readonly name: Words;
  readonly note: Words;
  readonly cards: readonly CardDefinition[];
}

/** A parameter of the dashboard, and the list that it is chosen from. */
export interface ParameterDefinition {
  readonly name: Words;
  readonly values: string;
  readonly required?: boolean;
}

/** The dashboard of `deploy/metabase/dashboard.yml`. */
export interface DashboardDefinition {
  readonly database: { readonly name: string; readonly schema: string };
  readonly collection: Words;
  readonly dashboard: { readonly name: Words; readonly about: Words };
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
  readonly lists: Readonly<Record<string, QueryDefinition>>;
  readonly tabs: readonly TabDefinition[];
}

/** All cards of a definition, with the lists. */
export function allQueries({ lists, tabs }: DashboardDefinition): QueryDefinition[] {
  return [...Object.values(lists), ...tabs.flatMap(({ cards }) => cards)];
}

/** The names of the parameters that a query mentions, each once. */
export function parametersOf({ sql }: QueryDefinition): string[] {
  return [...new Set([...sql.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name))];
}

/** The views of the schema that the queries read. */
export function viewsOf(definition: DashboardDefinition): string[] {
  const named = new RegExp(`\\b${definition.database.schema}\\.(\\w+)`, 'g');
  const views = allQueries(definition).flatMap(({ sql }) => [...sql.matchAll(named)].map(([, view]) => view));
  return [...new Set(views)].sort();
}
