import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { projectRoot } from '../../src/config';

interface Operation {
  readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { enum?: string[] }>> };
}

const file = path.resolve(projectRoot(), '..', 'shared', 'metabase', 'metabase-api.yaml');

/** The option `skip` of a test that needs the public description of Metabase's interface. */
export const skipWithoutDescription = existsSync(file)
  ? (false as const)
  : 'the description of Metabase’s interface is not at hand (../shared/metabase/metabase-api.yaml)';

/** What the description leaves out, and the handbook of the server names. */
const BEYOND = ['GET /session/properties', 'POST /setup', 'POST /database/{databaseId}/sync_schema'];

/** Says what is wrong with a request or an answer, by the description; empty where nothing is. */
export type Checker = (asked: {
  readonly method: string;
  /** Behind `/api`, with its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly answer?: unknown;
}) => string[];

/** Reads the description, if it is at hand. Else nothing is found wrong. */
export function metabaseChecker(): Checker {
  if (skipWithoutDescription !== false) return () => [];
  const description = parse(readFileSync(file, 'utf8')) as Description;
  // It was written for a client of BigQuery alone.
  description.components.schemas.DatabaseEngine.enum?.push('postgres');
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false, validateFormats: false });
  ajv.addSchema(description, 'metabase');
  const inQuery = new Ajv({ strict: false, coerceTypes: 'array' });
  inQuery.addSchema(description, 'metabase');
  const absolute = (schema: object): object =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"metabase#/')) as object;
  const faults = (schema: object, value: unknown, what: string): string[] => {
    const validate = ajv.compile(absolute(schema));
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${what}${instancePath}: ${message} ${JSON.stringify(params)}`,
    );
  };
  return ({ method, path: asked, body, answer }) => {
    const [pathname, query = ''] = asked.split('?');
    const known = [...Object.keys(description.paths), ...BEYOND.map((each) => each.split(' ')[1])];
    const template = known.find((each) => matches(each, pathname));
    const label = `${method} ${template ?? pathname}`;
    if (BEYOND.includes(label)) return [];
    const operation =
      template === undefined ? undefined : description.paths[template]?.[method.toLowerCase()];
    if (operation === undefined) return [`${label} is not described`];
    const found: string[] = [];
    const values = new URLSearchParams(query);
    for (const name of new Set(values.keys())) {
      const parameter = operation.parameters?.find((each) => each.in === 'query' && each.name === name);
      if (parameter === undefined) found.push(`${label}: there is no query parameter ${name}`);
      else {
        const all = values.getAll(name);
        const validate = inQuery.compile(absolute({ properties: { value: parameter.schema } }));
        if (!validate({ value: all.length === 1 ? all[0] : all }))
          found.push(`${label}: ${name} ${inQuery.errorsText(validate.errors)}`);
      }
    }
    const wanted = operation.requestBody?.content['application/json']?.schema;
    if (wanted !== undefined) found.push(...faults(wanted, body, `${label} body`));
    else if (body !== undefined) found.push(`${label} takes no body`);
    const told = operation.responses?.['200']?.content?.['application/json']?.schema;
    if (told !== undefined && answer !== undefined) found.push(...faults(told, answer, `${label} answer`));
    return found;
  };
}

function matches(template: string, pathname: string): boolean {
  const [wanted, given] = [template.split('/'), pathname.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, i) => part === given[i] || (/^\{\w+\}$/.test(part) && /^\d+$/.test(given[i])))
  );
}
