import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Settings } from '../../config';
import { writeText } from '../../store';
import { type Bundle } from './types';

/** What decides where bundles lie. */
export type BundlePlace = Pick<Settings, 'dataDir' | 'run'>;

/** Which bundle a run scores by. */
interface Pointer {
  readonly id: string;
  /** Whether somebody chose it; a run that is trained anew leaves it then. */
  readonly chosen: boolean;
}

const IDS = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** The folder of all bundles. */
function bundlesFolder({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return path.join(dataDir, 'models');
}

/** The file of a bundle, whether it exists or not. */
export function bundlePath(place: Pick<Settings, 'dataDir'>, id: string): string {
  return path.join(bundlesFolder(place), id, 'bundle.json');
}

function pointerPath(place: BundlePlace): string {
  return path.join(bundlesFolder(place), `current.${place.run}.json`);
}

async function readPointer(place: BundlePlace): Promise<Pointer | null> {
  const file = pointerPath(place);
  if (!existsSync(file)) return null;
  const { id, chosen } = JSON.parse(await readFile(file, 'utf8')) as Partial<Pointer>;
  if (typeof id === 'string' && IDS.test(id)) return { id, chosen: chosen === true };
  throw new Error(`${file} names no bundle: choose one with npm run models -- --run ${place.run} --use ID`);
}

/** The id of the bundle that a run scores by; null where it has none. */
export async function currentBundleId(place: BundlePlace): Promise<string | null> {
  return (await readPointer(place))?.id ?? null;
}

/** Keeps a bundle that was made elsewhere among the others; the run scores by the one before until somebody chooses it. */
export async function adoptBundle(
  from: Pick<Settings, 'dataDir'>,
  to: Pick<Settings, 'dataDir'>,
  id: string,
): Promise<void> {
  await writeText(bundlePath(to, id), await readFile(bundlePath(from, id), 'utf8'));
}

/** Puts a newly trained bundle in the place of the one before, unless somebody chose that one. @returns the current one */
export async function offerBundle(place: BundlePlace, id: string): Promise<string> {
  const before = await readPointer(place);
  if (before?.chosen === true && before.id !== id && existsSync(bundlePath(place, before.id)))
    return before.id;
  await point(place, { id, chosen: before?.chosen === true && before.id === id });
  return id;
}

/**
 * Makes a bundle the one that the run scores by, from now on and whatever is trained later.
 *
 * @throws Error when the run has no such bundle; those there are are named
 */
export async function useBundle(place: BundlePlace, id: string): Promise<Bundle> {
  const bundle = (await listBundles(place)).find((each) => each.id === id);
  if (bundle === undefined) {
    const known = (await listBundles(place)).map((each) => each.id).join(', ');
    throw new Error(
      `--use must name a bundle of the run "${place.run}" (${known || 'there is none yet: npm run report makes one'}), received "${id}"`,
    );
  }
  await point(place, { id, chosen: true });
  return bundle;
}

function point(place: BundlePlace, pointer: Pointer): Promise<void> {
  return writeText(pointerPath(place), `${JSON.stringify(pointer)}\n`);
}

/** The bundles of a run, by their last day and id. */
export async function listBundles(place: BundlePlace): Promise<Bundle[]> {
  const folder = bundlesFolder(place);
  const bundles: Bundle[] = [];
  for (const id of (await readdir(folder).catch(() => [])).sort()) {
    if (!existsSync(bundlePath(place, id))) continue;
    const bundle = await readBundleFile(place, id);
    if (bundle.run === place.run) bundles.push(bundle);
  }
  return bundles;
}

/** @throws Error that names the file when it is no bundle of version 1 */
export async function readBundleFile(place: Pick<Settings, 'dataDir'>, id: string): Promise<Bundle> {
  const file = bundlePath(place, id);
  let read: Partial<Bundle>;
  try {
    read = JSON.parse(await readFile(file, 'utf8')) as Partial<Bundle>;
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (read.type === 'insiders-bundle' && read.version === 1 && read.id === id) return read as Bundle;
  throw new Error(`${file} is no bundle of version 1 with the id of its folder: remove that folder`);
}
