import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Matrix } from 'ml-matrix';
import { type Settings } from '../config';
import { type Space, type SpaceDescription, type SpaceName } from '../spaces';
import { type SavedFitOfSpace } from '../scoring';
import {
  appendTable,
  artefact,
  hashOf,
  mendingCommand,
  readRecord,
  StaleError,
  runFolders,
  withArtefacts,
  withDatabase,
  writeArtefact,
  writeText,
  type ColumnType,
} from '../store';
import { commonPoints, readClustered, type ClusteredCustomers } from './customers';
import { computeNamed, type SpacesProgress } from './compute';
import { spaceRecipes } from './space-recipes';

/** What is known of a space, without the time that it took: the same input gives the same files. */
export type SpaceFacts = Omit<SpaceDescription, 'seconds' | 'name'> & {
  readonly name: SpaceName;
  readonly title: string;
};

/** One space of a run. */
export interface RunSpace extends SpaceFacts {
  /** customers × axes. */
  readonly points: Matrix;
}

/** The customers of a run in all its spaces. */
export interface RunSpaces {
  readonly customers: ClusteredCustomers;
  readonly spaces: readonly RunSpace[];
  /** The customers in the space in which all labellings are compared. */
  readonly common: Matrix;
}

/** What the record of the spaces says. */
export interface SpacesDetails {
  /** At how many neighbours trustworthiness and continuity were taken. */
  readonly neighbours: number;
  readonly spaces: readonly SpaceFacts[];
  /** The hash of each space's fit, by the space's name: the fits lie in files of their own. */
  readonly fits: Readonly<Record<string, string>>;
}

/** The customers in every space, one column an axis. */
const spacesArtefact = artefact<SpacesDetails>('spaces');

/** Neighbours at which trustworthiness and continuity are taken. */
export const NEIGHBOURS = 15;
/** Trustworthiness is defined where the neighbours are fewer than half of the rows. */
const minSpaceCustomers = 2 * NEIGHBOURS + 1;

/**
 * Makes the run's spaces in worker threads and writes them: the artefact `spaces` (one row a customer, one column an
 * axis), its record with what is known of each space, and the fits under `spaces/`, which place new customers.
 *
 * @throws RangeError when the run has fewer customers than spaces can be made and judged of, when they
 *   returned more than they bought, or when a feature of the preset's is the same for all of them
 */
export async function makeSpaces(
  settings: Settings,
  options: { readonly onProgress?: (progress: SpacesProgress) => void } = {},
): Promise<RunSpaces> {
  const { rules, seed } = settings;
  const customers = await readClustered(settings);
  checkCustomers(settings, customers);
  const recipes = spaceRecipes(rules);
  const made = await computeNamed(customers, recipes, rules, { seed, neighbours: NEIGHBOURS, ...options });
  const spaces = made.map((space, i): RunSpace => {
    const { name, title } = recipes[i];
    return { ...withoutTime(space), name, title, points: space.points };
  });
  await writeSpaces(settings, customers, spaces, await writeFits(settings, made));
  return { customers, spaces, common: commonPoints(customers, rules) };
}

function checkCustomers(
  { run, rules }: Settings,
  { ids, values, columns, revenue }: ClusteredCustomers,
): void {
  if (ids.length < minSpaceCustomers) {
    throw new RangeError(
      `the run "${run}" has ${ids.length} customers, and spaces and clusters need at least ${minSpaceCustomers}: name transactions of more customers with --data`,
    );
  }
  const earned = revenue.reduce((sum, each) => sum + each, 0);
  if (!(earned > 0)) {
    throw new RangeError(
      `customers of the run "${run}" returned more than they bought in the days that count: their ${rules.revenue} comes to ${earned.toFixed(2)}. No share of such a sum can be told, so nobody can be chosen by it. See whether returns are negative and purchases positive in the source, and whether it begins before the purchases that were returned`,
    );
  }
  for (const name of rules.clustering.features) {
    const column = columns.indexOf(name);
    const first = values.get(0, column);
    if (ids.some((_, row) => values.get(row, column) !== first)) continue;
    throw new RangeError(
      `${name} is ${first} for every customer of the run "${run}", so that nobody can be told apart by it: name transactions of a longer time with --data, or other features under clustering.features of the preset`,
    );
  }
}

/** Reads the run's spaces. @throws Error that names the notebook which makes them, or says that they are of others */
export async function readSpaces(settings: Settings): Promise<RunSpaces> {
  const { spaces: facts } = (await readRecord(settings, spacesArtefact)).details;
  const customers = await readClustered(settings);
  const rows = await withArtefacts(settings, ['spaces'], (database) =>
    database.rows<Record<string, number>>('SELECT * FROM spaces ORDER BY customer_id'),
  );
  const spaces = facts.map((fact): RunSpace => {
    const columns = axisColumns(fact);
    return { ...fact, points: new Matrix(rows.map((row) => columns.map((column) => row[column]))) };
  });
  return { customers, spaces, common: commonPoints(customers, settings.rules) };
}

/** Reads how a space of the run was fitted. @throws StaleError when the file is not that of the run's spaces */
export async function readFit(settings: Settings, name: SpaceName): Promise<SavedFitOfSpace> {
  const { fits } = (await readRecord(settings, spacesArtefact)).details;
  const file = fitPath(settings, name);
  if (!existsSync(file) || fits[name] !== (await hashOf(file))) {
    throw new StaleError(
      `${file} is not the fit of the run's spaces: make them again with ${mendingCommand(settings, 'spaces')}`,
    );
  }
  return JSON.parse(await readFile(file, 'utf8')) as SavedFitOfSpace;
}

function fitPath(settings: Settings, name: SpaceName): string {
  return path.join(runFolders(settings).interim, 'spaces', `${name}.json`);
}

/** @returns the hash of each file, by the space's name */
async function writeFits(settings: Settings, spaces: readonly Space[]): Promise<Record<string, string>> {
  const fits: Record<string, string> = {};
  for (const space of spaces) {
    const { type, description, scaler, fit } = space.save();
    const saved: SavedFitOfSpace = { type, description: withoutTime(description), scaler, fit };
    const file = fitPath(settings, space.name as SpaceName);
    await writeText(file, `${JSON.stringify(saved)}\n`);
    fits[space.name] = await hashOf(file);
  }
  return fits;
}

async function writeSpaces(
  settings: Settings,
  { ids }: ClusteredCustomers,
  spaces: readonly RunSpace[],
  fits: SpacesDetails['fits'],
): Promise<void> {
  const columns: Record<string, ColumnType> = { customer_id: 'BIGINT' };
  for (const space of spaces) for (const column of axisColumns(space)) columns[column] = 'DOUBLE';
  const rows = ids.map((id, i) => {
    const row: Record<string, number> = { customer_id: id };
    for (const space of spaces)
      axisColumns(space).forEach((column, axis) => (row[column] = space.points.get(i, axis)));
    return row;
  });
  await withDatabase(async (database) => {
    await appendTable(database, 'placed', columns, rows);
    await writeArtefact(database, settings, spacesArtefact, {
      select: { table: 'placed', by: 'customer_id' },
      from: ['customers'],
      details: {
        neighbours: NEIGHBOURS,
        spaces: spaces.map((space): SpaceFacts => {
          const { name, title } = space;
          return { ...withoutTime(space), name, title };
        }),
        fits,
      },
    });
  });
}

function withoutTime(space: Omit<SpaceDescription, 'seconds'>): Omit<SpaceDescription, 'seconds'> {
  const { name, recipe, columns, axes, parameters, measures, supervised } = space;
  const { trustworthiness, continuity, inCommon } = space;
  const facts = { name, recipe, columns, axes, parameters, measures, supervised };
  return { ...facts, trustworthiness, continuity, inCommon };
}

/** The artefact's columns of a space: `umap_1`, `umap_2`. */
function axisColumns({ name, axes }: Pick<SpaceFacts, 'name' | 'axes'>): string[] {
  return axes.map((_, axis) => `${name.replaceAll('-', '_')}_${axis + 1}`);
}
