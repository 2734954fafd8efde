import Ajv, { type ErrorObject } from 'ajv';
import {
  allQueries,
  parametersOf,
  type CardDefinition,
  type DashboardDefinition,
  type QueryDefinition,
} from './definition';

const words = { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 2, maxItems: 2 };
const column = {
  type: 'array',
  items: [
    { enum: ['text', 'id', 'day', 'count', 'number', 'share', 'money'] },
    { type: 'string', minLength: 1 },
    { type: 'string', minLength: 1 },
  ],
  minItems: 3,
  maxItems: 3,
};
const query = {
  name: words,
  about: words,
  columns: { type: 'object', additionalProperties: column, minProperties: 1 },
  sql: { type: 'string', minLength: 1 },
};
const only = (properties: object, required: readonly string[]): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const many = (items: object): object => ({ type: 'object', additionalProperties: items, minProperties: 1 });
const name = { type: 'string', minLength: 1 };
const place = { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 4, maxItems: 4 };
const drawn = {
  display: { enum: ['smartscalar', 'line', 'bar', 'table'] },
  at: place,
  value: name,
  x: name,
  y: { type: 'array', items: name, minItems: 1 },
  by: name,
  stacked: { type: 'boolean' },
};
const card = only({ ...query, ...drawn }, ['name', 'columns', 'sql', 'display', 'at']);
const schema = only(
  {
    database: only({ name, schema: { type: 'string', pattern: '^\\w+$' } }, ['name', 'schema']),
    collection: words,
    dashboard: only({ name: words, about: words }, ['name', 'about']),
    parameters: many(only({ name: words, values: name, required: { type: 'boolean' } }, ['name', 'values'])),
    lists: many(only(query, ['name', 'columns', 'sql'])),
    tabs: {
      type: 'array',
      minItems: 1,
      items: only({ name: words, note: words, cards: { type: 'array', items: card } }, [
        'name',
        'note',
        'cards',
      ]),
    },
  },
  ['database', 'collection', 'dashboard', 'parameters', 'lists', 'tabs'],
);

/** What is wrong with a definition of a dashboard, a sentence each; empty when it is right. */
export function definitionFaults(definition: unknown): string[] {
  const validate = new Ajv({ allErrors: true, strictTuples: false }).compile(schema);
  if (!validate(definition)) return [...new Set((validate.errors ?? []).map(sentence))];
  return meaningFaults(definition as DashboardDefinition);
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  const { allowedValues, additionalProperty } = params as {
    allowedValues?: string[];
    additionalProperty?: string;
  };
  const at = instancePath.slice(1).replaceAll('/', '.') || 'the file';
  if (additionalProperty !== undefined) return `${at}: there is no "${additionalProperty}"`;
  return `${at}: ${message}${allowedValues === undefined ? '' : ` (${allowedValues.join(', ')})`}`;
}

/** What a schema cannot say: names are found again by name, and what is named has to be there. */
function meaningFaults(definition: DashboardDefinition): string[] {
  const { parameters, lists, tabs } = definition;
  const faults: string[] = [];
  for (const language of [0, 1]) {
    const names = allQueries(definition).map((each) => each.name[language]);
    const twice = names.find((each, i) => names.indexOf(each) < i);
    if (twice !== undefined) faults.push(`two cards are called "${twice}": cards are found again by name`);
  }
  for (const [parameter, { values }] of Object.entries(parameters)) {
    if (!(values in lists)) faults.push(`parameters.${parameter}.values: there is no list "${values}"`);
  }
  for (const each of allQueries(definition)) {
    for (const parameter of parametersOf(each).filter((one) => !(one in parameters)))
      faults.push(`"${each.name[0]}" names the parameter "${parameter}", which there is not`);
  }
  for (const each of tabs.flatMap(({ cards }) => cards)) faults.push(...cardFaults(each));
  return faults;
}

function cardFaults(each: CardDefinition & QueryDefinition): string[] {
  const {
    name: [called],
    display,
    at,
    value,
    x,
    y = [],
    by,
    columns,
  } = each;
  const needed = { smartscalar: value, line: x ?? undefined, bar: x ?? undefined, table: called }[display];
  const faults: string[] = [];
  if (needed === undefined || (['line', 'bar'].includes(display) && y.length === 0))
    faults.push(`"${called}" is a ${display} and needs ${display === 'smartscalar' ? 'value' : 'x and y'}`);
  for (const one of [value, x, by, ...y].filter((each) => each !== undefined && !(each in columns)))
    faults.push(`"${called}" draws "${one}", which is none of its columns`);
  const numbers: readonly string[] = ['count', 'number', 'share', 'money'];
  for (const one of [value, ...y].filter((each) => each !== undefined && each in columns)) {
    const [kind] = columns[one!];
    if (!numbers.includes(kind)) faults.push(`"${called}" draws "${one}", which is no number but ${kind}`);
  }
  const [, left, width, height] = at;
  if (width < 1 || height < 1 || left + width > 24)
    faults.push(`"${called}" does not fit on a grid of 24 columns: at [${at.join(', ')}]`);
  return faults;
}
