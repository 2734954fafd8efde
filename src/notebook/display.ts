import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Tslab from 'tslab';
import { projectRoot } from '../config';

/** One output in several forms, by mime type: JSON types hold objects, the others text. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** Options of {@link display}. */
export interface DisplayOptions {
  /** Names the output, so that it can be replaced later. */
  readonly displayId?: string;
  /** Replaces the output of that name instead of adding one; default false. */
  readonly update?: boolean;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** What our kernel's launcher offers to the code that runs in it. */
interface InsidersKernel {
  display(
    bundle: MimeBundle,
    metadata: Readonly<Record<string, unknown>>,
    options: { readonly displayId?: string; readonly update?: boolean },
  ): void;
}

/** Our own types, which pages read and JupyterLab passes over. */
export const mime = {
  plotly: 'application/vnd.plotly.v1+json',
  finding: 'application/vnd.insiders.finding+json',
  callout: 'application/vnd.insiders.callout+json',
  table: 'application/vnd.insiders.table+json',
  progress: 'application/vnd.insiders.progress+json',
  run: 'application/vnd.insiders.run+json',
} as const;

/** The form that is sent where only one can be, best first. */
const preference = [mime.plotly, 'text/html', 'text/markdown', 'image/svg+xml', 'text/plain'];

const stockDisplays = new Map<string, Tslab.Display>();

/**
 * Shows an output below the cell that runs.
 *
 * Our kernel sends all forms in one message. A stock tslab sends the best one, and outside any kernel the plain text
 * is printed.
 *
 * @throws Error when the bundle is empty
 */
export function display(bundle: MimeBundle, options: DisplayOptions = {}): void {
  const { displayId, update = false, metadata = {} } = options;
  const types = Object.keys(bundle);
  if (types.length === 0) throw new Error('an output needs at least one form, received none');
  const kernel = (globalThis as { insidersKernel?: InsidersKernel }).insidersKernel;
  if (kernel !== undefined) {
    kernel.display(bundle, metadata, { displayId, update });
    return;
  }
  const type = preference.find((candidate) => candidate in bundle) ?? types[0];
  try {
    stockDisplay(displayId).raw(type, bundle[type] as string);
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'Not ready') throw error;
    const text = bundle['text/plain'];
    console.log(typeof text === 'string' ? text : `[${types.join(', ')}]`);
  }
}

function stockDisplay(displayId: string | undefined): Tslab.Display {
  // Only here, since it brings TypeScript along, which takes a second to load.
  const tslab = createRequire(path.join(projectRoot(), 'package.json'))('tslab') as typeof Tslab;
  if (displayId === undefined) return tslab.display;
  const known = stockDisplays.get(displayId) ?? tslab.newDisplay();
  stockDisplays.set(displayId, known);
  return known;
}
