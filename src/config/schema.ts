import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { projectRoot } from './root';

/** One plain setting as the schema describes it. */
export interface SettingDefinition {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer';
  readonly nullable: boolean;
  readonly fallback: string | number | null;
  readonly description: string;
  /** The environment variable: `INSIDERS_` and the name in capitals. */
  readonly variable: string;
  /** The command-line option, without its dashes. */
  readonly option: string;
}

interface PropertySchema {
  readonly type?: string | readonly string[];
  readonly default?: string | number | null;
}

/** A part of the schema, as far as it is looked at. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
}

interface Schema {
  readonly properties: Readonly<Record<string, PropertySchema & SchemaNode>>;
  readonly definitions: Readonly<Record<'preset', SchemaNode>>;
}

/** Reads the schema of the settings. */
export function readSchema(): Schema {
  return JSON.parse(readFileSync(path.join(projectRoot(), 'settings.schema.json'), 'utf8')) as Schema;
}

/** The plain settings, in the order of the schema. */
export function settingDefinitions(): SettingDefinition[] {
  return Object.entries(readSchema().properties)
    .filter(([name]) => !['$schema', 'rates', 'sources', 'presets', 'steps'].includes(name))
    .map(([name, property]) => {
      const types = [property.type ?? 'string'].flat();
      const words = name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
      return {
        name,
        type: types.find((type) => type !== 'null') as SettingDefinition['type'],
        nullable: types.includes('null'),
        fallback: property.default ?? null,
        description: property.description ?? '',
        variable: `INSIDERS_${words.replaceAll('-', '_').toUpperCase()}`,
        option: words,
      };
    });
}

let validate: ValidateFunction | undefined;

/** What is wrong with a settings object, a sentence each; empty when it is right. Fills in defaults. */
export function settingsFaults(settings: object): string[] {
  validate ??= new Ajv({ allErrors: true, useDefaults: true, allowUnionTypes: true, verbose: true }).compile(
    readSchema(),
  );
  if (validate(settings)) return [];
  const faults = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames')
    .map(describeFault);
  return [...new Set(faults)];
}

function describeFault(error: ErrorObject): string {
  const place = error.instancePath.slice(1).replaceAll('/', '.') || 'settings';
  const { allowedValues, additionalProperty } = error.params as {
    allowedValues?: unknown[];
    additionalProperty?: string;
  };
  if (additionalProperty !== undefined) return `${place}: there is no setting "${additionalProperty}"`;
  const allowed = allowedValues === undefined ? '' : ` (${allowedValues.join(', ')})`;
  const received = error.keyword === 'required' ? '' : `, received ${shown(error.data)}`;
  const whose = error.propertyName === undefined ? '' : 'each name ';
  return `${place}: ${whose}${error.message}${allowed}${received}`;
}

function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
