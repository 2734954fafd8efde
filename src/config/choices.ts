import { readSchema, type SchemaNode } from './schema';

/** Separates several choices: `trials.ks=2..20; finalists.count=5`. */
const BETWEEN = ';';

/**
 * Applies choices given as `path=value` to raw settings: a path leads into `steps`, or into the preset that applies.
 *
 * A value is read as JSON where it is some (numbers, true, null, lists), `2..20` as the whole numbers from 2 to 20, words
 * with commas between them as a list where the setting is one, and all else as text.
 *
 * @param raw settings as a file has them; changed in place
 * @throws Error that names the nearest known path where there is no such setting
 */
export function applyChoices(raw: Record<string, unknown>, choices: string): void {
  for (const choice of choices.split(BETWEEN).map((each) => each.trim())) {
    if (choice === '') continue;
    const [, path, word] = /^([\w.-]+)\s*=\s*(.*)$/s.exec(choice) ?? [];
    if (path === undefined) {
      throw new Error(`set must be given as path=value, such as trials.ks=2..20, received "${choice}"`);
    }
    const found = choiceAt(path);
    const parts = path.split('.');
    const root = found.inSteps
      ? child(raw, 'steps')
      : child(child(raw, 'presets'), typeof raw.preset === 'string' ? raw.preset : 'default');
    const holder = parts.slice(0, -1).reduce(child, root);
    holder[parts[parts.length - 1]] = readValue(word, found.type);
  }
}

/** A setting that can be chosen by its path. */
export interface KnownChoice {
  /** As it is shown: `trials.ks`, `clustering.spaces.*.*`. */
  readonly name: string;
  readonly pattern: RegExp;
  /** Whether it is one of `steps`, else of the preset's. */
  readonly inSteps: boolean;
  readonly type: readonly string[];
  /** What the schema says of it: its meaning, its bounds, its words. */
  readonly schema: SchemaNode;
}

/** The setting of a path. @throws Error that names the nearest known path where there is none */
export function choiceAt(path: string): KnownChoice {
  const known = knownChoices();
  const found = known.find(({ pattern }) => pattern.test(path));
  if (found !== undefined) return found;
  const names = known.map(({ name }) => name);
  throw new Error(`set: there is no setting "${path}": did you mean ${nearestOf(path, names)}?`);
}

/** Every path that can be set. */
function knownChoices(): KnownChoice[] {
  const { properties, definitions } = readSchema();
  const paths = (node: SchemaNode, inSteps: boolean, before: readonly string[] = []): KnownChoice[] => {
    const children = Object.entries(node.properties ?? {});
    const open = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
    if (open !== undefined) children.push(['*', open]);
    const below =
      before.length < 4 ? children.flatMap(([name, each]) => paths(each, inSteps, [...before, name])) : [];
    // What may be empty as a whole, such as an override, can be set as a whole too.
    const whole = before.length > 0 && [node.type ?? []].flat().includes('null');
    if (below.length > 0 && !whole) return below;
    const pattern = before.map((part) => (part === '*' ? '[^.]+' : part)).join('\\.');
    return [
      {
        name: before.join('.'),
        pattern: new RegExp(`^${pattern}$`),
        inSteps,
        type: [node.type ?? []].flat(),
        schema: node,
      },
      ...below,
    ];
  };
  return [...paths(properties.steps, true), ...paths(definitions.preset, false)];
}

function child(holder: Record<string, unknown>, name: string): Record<string, unknown> {
  const found = Object.hasOwn(holder, name) ? holder[name] : undefined;
  if (typeof found === 'object' && found !== null) return found as Record<string, unknown>;
  const made: Record<string, unknown> = {};
  holder[name] = made;
  return made;
}

function readValue(word: string, type: readonly string[]): unknown {
  const [, low, high] = /^(\d+)\.\.(\d+)$/.exec(word) ?? [];
  if (low !== undefined) {
    const [from, to] = [Number(low), Number(high)];
    if (to < from || to - from > 1000)
      throw new Error(`set: ${word} must run upwards, over a thousand at most`);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }
  const plain = (text: string): unknown => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  };
  const isList = type.includes('array') && (type.length === 1 || word.includes(','));
  if (isList && !word.startsWith('[')) return word.split(',').map((part) => plain(part.trim()));
  return plain(word);
}

/** The known name with the fewest letters to change (Levenshtein 1966). */
export function nearestOf(name: string, known: readonly string[]): string {
  const distance = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1)
        next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + Number(a[i - 1] !== b[j - 1])));
      row = next;
    }
    return row[b.length];
  };
  return known.reduce((best, each) => (distance(name, each) < distance(name, best) ? each : best), known[0]);
}
