import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../../config';
import { checkColumns } from './check-columns';
import { describeFrame } from './describe';
import { mendGroups, type GroupsClass } from './groups';
import { loadLazily } from './lazily';
import { DISPLAY, plotsOf } from './plot';
import { columnBundle, frameBundle } from './shown';
import { sortFrame } from './sort';
import { type Frame, type FrameColumn } from './types';

/** What is used of danfo, as far as this room needs its types. */
interface Danfo {
  readonly DataFrame: new (values: unknown, options?: object) => object;
  readonly Series: new (values: unknown, options?: object) => object;
}

type Prototype = Record<PropertyKey, unknown>;

/** What danfo requires at once, nine tenths of the time that it takes to load, and frames hardly ever need. */
const RARELY_USED = ['@tensorflow/tfjs-node', 'mathjs', 'node-fetch', 'request', 'table', 'xlsx'];

let loaded: Danfo | undefined;

/** Loads danfo, once, and gives its frames what they lack here. */
export function danfo(): Danfo {
  if (loaded !== undefined) return loaded;
  const load = createRequire(path.join(projectRoot(), 'package.json'));
  const own = createRequire(load.resolve('danfojs-node'));
  const module = loadLazily(() => load('danfojs-node') as Danfo, own, RARELY_USED);
  // A frame that a method returns is of the class below the one that is exported.
  const base = (derived: object): Prototype => Object.getPrototypeOf(derived) as Prototype;
  const make = (values: readonly (readonly unknown[])[], options: object): Frame =>
    new module.DataFrame(values, options) as Frame;
  mendFrames(base(module.DataFrame.prototype as object), make);
  mendColumns(base(module.Series.prototype as object));
  const groups = load('danfojs-node/dist/danfojs-base/aggregators/groupby') as { default: GroupsClass };
  mendGroups(groups.default, make);
  return (loaded = module);
}

function mendFrames(
  frames: Prototype,
  make: (values: readonly (readonly unknown[])[], options: object) => Frame,
): void {
  const checked = (method: string, namesIn: (argument: unknown) => readonly unknown[]): void => {
    const original = frames[method] as (this: Frame, ...given: unknown[]) => unknown;
    frames[method] = function (this: Frame, ...given: unknown[]): unknown {
      checkColumns(this, namesIn(given[0]));
      return original.apply(this, given);
    };
  };
  const itself = (name: unknown): readonly unknown[] => [name];
  const listed = (names: unknown): readonly unknown[] => (Array.isArray(names) ? names : [names]);
  const picked = (given: unknown): readonly unknown[] => (given as { columns?: unknown[] }).columns ?? [];
  frames.sortValues = function (this: Frame, column: string, options?: { ascending?: boolean }) {
    return sortFrame(this, column, options);
  };
  frames.describe = function (this: Frame) {
    return describeFrame(this, make);
  };
  checked('column', itself);
  checked('sortValues', itself);
  checked('groupby', listed);
  checked('loc', picked);
  checked('drop', (given) => listed((given as { columns?: unknown }).columns ?? []));
  checked('rename', (given) => Object.keys(given as object));
  frames[DISPLAY] = function (this: Frame) {
    return frameBundle(this);
  };
  Object.defineProperty(frames, 'plot', {
    get(this: Frame) {
      return plotsOf(this);
    },
  });
}

function mendColumns(columns: Prototype): void {
  columns[DISPLAY] = function (this: FrameColumn) {
    return columnBundle(this);
  };
}
