import { choiceAt, loadSettings, type SchemaNode, type Settings } from '../config';
import { type NumberRange } from '../numeric';
import { knownSpace, scalingKinds } from '../spaces';
import { FORECAST_METHODS } from '../value';
import { showTable } from './table';

/** A value of a parameter: as `--set` takes it, or as settings.json has it. */
export type ParameterValue = string | number | boolean | null | readonly unknown[] | object;

/** What a notebook lets one vary, by the path of the setting. */
export type Parameters = Readonly<Record<string, ParameterValue | undefined>>;

/** Stands for a parameter that the notebook leaves as the settings, or `--set`, have it. */
export const asSet = undefined;

/**
 * The settings with a notebook's parameters.
 *
 * What `--set` gives comes last, so that a headless run can vary a notebook that has values of its own.
 *
 * @throws Error that names the nearest setting where there is none of a name, or says what a value may be
 */
export function withParameters(settings: Settings, parameters: Parameters): Settings {
  const given = Object.entries(parameters).flatMap(([path, value]) => {
    choiceAt(path);
    if (value === undefined) return [];
    return [`${path}=${typeof value === 'string' ? value : JSON.stringify(value)}`];
  });
  if (given.length === 0) return settings;
  return loadSettings({ set: [...given, ...(settings.set === null ? [] : [settings.set])].join('; ') });
}

/** A parameter, in words. */
export interface ParameterRow {
  /** The path of the setting. */
  readonly parameter: string;
  readonly value: string;
  readonly range: string;
  readonly meaning: string;
  /** Who gave the value. */
  readonly from: '--set' | 'settings' | 'this notebook';
}

/** Shows what a notebook lets one vary: the values that apply, what else they may be, and where they are from. */
export function showParameters(before: Settings, settings: Settings, parameters: Parameters): void {
  const rows = parameterRows(before, settings, parameters);
  showTable(rows, { caption: 'What this notebook lets one vary', sortable: false, maxRows: rows.length });
}

/** The parameters of a notebook as rows: the values that apply, what else they may be, what they mean, where from. */
export function parameterRows(before: Settings, settings: Settings, parameters: Parameters): ParameterRow[] {
  const fromCommand = new Set((before.set ?? '').split(';').map((choice) => choice.split('=')[0].trim()));
  return Object.entries(parameters).map(([path, given]) => {
    const { meaning, range, fallback } = described(path);
    const value = valueAt(settings, path) ?? fallback;
    const from = fromCommand.has(path) ? '--set' : given === undefined ? 'settings' : 'this notebook';
    return { parameter: path, value: shown(value), range, meaning, from };
  });
}

/** Settings that name a member of a family. */
const namesOf: Readonly<Record<string, () => readonly string[]>> = {
  'clustering.scaling': () => scalingKinds().map(({ name }) => name),
  'value.method': () => Object.keys(FORECAST_METHODS),
};

function described(path: string): {
  readonly meaning: string;
  readonly range: string;
  readonly fallback?: unknown;
} {
  const { schema } = choiceAt(path);
  const names = namesOf[path];
  if (names !== undefined) {
    const orNull = [schema.type ?? []].flat().includes('null') ? '; or null' : '';
    return { meaning: schema.description ?? '', range: `${names().join(', ')}${orNull}` };
  }
  const [, space, option] = /^clustering\.spaces\.([^.]+)\.([^.]+)$/.exec(path) ?? [];
  if (space === undefined) return { meaning: schema.description ?? '', range: rangeOf(schema) };
  const definition = knownSpace(space).kind.options[option];
  if (definition === undefined) throw new Error(`${path}: the space ${space} has no option ${option}`);
  const range = 'choices' in definition ? definition.choices.join(', ') : numberRange(definition);
  return { meaning: definition.says, range, fallback: definition.default };
}

function rangeOf(schema: SchemaNode): string {
  const types = [schema.type ?? []].flat();
  const { minimum: min, maximum: max } = schema;
  const inner =
    schema.enum !== undefined
      ? schema.enum.join(', ')
      : types.includes('array')
        ? `a list${listed(schema.items ?? {})}`
        : types.includes('integer') || types.includes('number')
          ? numberRange({ min, max, integer: types.includes('integer') })
          : types.includes('boolean')
            ? 'true, false'
            : types.includes('object')
              ? 'an object'
              : 'a word';
  return types.includes('null') ? `${inner}; or null` : inner;
}

function listed(items: SchemaNode): string {
  if (items.type === undefined) return '';
  return items.type === 'string' ? ' of words' : `: ${rangeOf(items)}`;
}

function numberRange({ min, max, above, integer = false }: NumberRange): string {
  const bounds =
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : [
          ...(min === undefined ? [] : [`from ${min}`]),
          ...(max === undefined ? [] : [`up to ${max}`]),
          ...(above === undefined ? [] : [`above ${above}`]),
        ].join(', ');
  return [integer ? 'whole' : '', bounds].join(' ').trim() || 'a number';
}

function valueAt({ steps, rules }: Settings, path: string): unknown {
  const root: unknown = choiceAt(path).inSteps ? steps : rules;
  return path
    .split('.')
    .reduce((value, name) => (value as Record<string, unknown> | undefined)?.[name], root);
}

/** A run of whole numbers as its ends, which `--set` reads as well. */
function shown(value: unknown): string {
  if (value === undefined) return 'left out';
  if (value === null) return 'null';
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  if (value.length === 0) return 'none';
  if (typeof value[0] === 'object') return `${value.length} of them`;
  const numbers = value as readonly unknown[];
  const runs = numbers.length > 2 && numbers.every((each, i) => each === (numbers[0] as number) + i);
  return runs
    ? `${String(numbers[0])}..${String(numbers[numbers.length - 1])}`
    : numbers.map(String).join(', ');
}
