import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Settings } from '../config';
import {
  artefactNames,
  artefactPath,
  decidingSettings,
  mendingCommand,
  nameOf,
  recordPath,
  requireArtefact,
  type Artefact,
  type ArtefactName,
} from './catalogue';
import { fingerprint } from './files';

/** A file that went into an artefact: another artefact, by name, or a file from outside. */
export interface ArtefactInput {
  readonly artefact?: ArtefactName;
  readonly file: string;
  readonly sha256: string;
}

/** What made an artefact. The same input and settings give the same record: it holds no time and no absolute path. */
export interface ArtefactRecord<Details = Readonly<Record<string, unknown>>> {
  readonly artefact: string;
  /** Rows of a table; absent of other files. */
  readonly rows?: number;
  readonly sha256: string;
  /** The files that went in. */
  readonly inputs: readonly ArtefactInput[];
  /** The settings that decided the content, beside those of its inputs' records. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Whatever the step wants later ones to know: counts, notices, findings. */
  readonly details: Details;
}

/** Something of a run does not fit together; the message says what, and the command that mends it. */
export class StaleError extends Error {
  override readonly name = 'StaleError';
}

/**
 * Checks that artefacts are there, are the files that their records were written for, and were made of what the run
 * now has, by the settings that it now has: they, what they were made of, and so on down to the transactions.
 *
 * @throws StaleError that says what does not fit, and which command mends it; Error that names the notebook which
 *   makes a missing artefact
 */
export async function requireFresh(settings: Settings, names: readonly ArtefactName[]): Promise<void> {
  const seen = new Map<ArtefactName, string>();
  for (const name of names) await check(settings, name, seen);
}

/** Whether artefacts, all of them there, fit together and fit the settings. */
export async function isFresh(settings: Settings, names: readonly ArtefactName[]): Promise<boolean> {
  try {
    await requireFresh(settings, names);
    return true;
  } catch (error) {
    if (error instanceof StaleError) return false;
    throw error;
  }
}

/** Whether an artefact is there, and is the file that its record was written for; of whatever it was made. */
export async function isWhole(settings: Settings, name: ArtefactName): Promise<boolean> {
  const file = artefactPath(settings, name);
  if (!existsSync(file) || !existsSync(recordPath(file))) return false;
  return (await loadRecord(file)).sha256 === (await hashOf(file));
}

/** The record of an artefact that is the file which its record was written for. */
export async function wholeRecord<Details extends object = Readonly<Record<string, unknown>>>(
  settings: Settings,
  wanted: ArtefactName | Artefact<Details>,
): Promise<ArtefactRecord<Details>> {
  const name = nameOf(wanted);
  const file = requireArtefact(settings, name);
  const record = recordPath(file);
  const mended = `make it again with ${mendingCommand(settings, name)}`;
  if (!existsSync(record)) throw new StaleError(`${record} is missing beside its artefact: ${mended}`);
  const found = await loadRecord<Details>(file);
  if (found.sha256 === (await hashOf(file))) return found;
  throw new StaleError(
    `${path.basename(file)} is not the file that ${path.basename(record)} was written for, as when a run was broken off between the two: ${mended}`,
  );
}

/** @param seen the hashes of the artefacts that were looked at, or that a record named where the file itself is gone */
async function check(settings: Settings, name: ArtefactName, seen: Map<ArtefactName, string>): Promise<void> {
  if (seen.has(name)) return;
  const { artefact, inputs, sha256, settings: madeWith } = await wholeRecord(settings, name);
  seen.set(name, sha256);
  const made = inputs.filter(isArtefact);
  // What comes first in a run is mended first: the rest follows from it. What was cleared away speaks against nothing.
  for (const input of made)
    if (existsSync(artefactPath(settings, input.artefact))) await check(settings, input.artefact, seen);
  for (const input of made) {
    if ((seen.get(input.artefact) ?? input.sha256) !== input.sha256) {
      throw new StaleError(
        `${artefact} was made of another ${input.file} than the run "${settings.run}" now has: make it again with ${mendingCommand(settings, name)}`,
      );
    }
    seen.set(input.artefact, input.sha256);
  }
  const wanted = plain(decidingSettings(settings, name));
  for (const setting of new Set([...Object.keys(wanted), ...Object.keys(madeWith)])) {
    const value = wanted[setting];
    if (isDeepStrictEqual(value, madeWith[setting])) continue;
    throw new StaleError(
      `${artefact} of the run "${settings.run}" was made with ${setting} ${shown(madeWith[setting])}, and ${shown(value)} is asked for: take the settings that it was made with, or make it again with ${mendingCommand(settings, name)}`,
    );
  }
}

function isArtefact(input: ArtefactInput): input is ArtefactInput & { readonly artefact: ArtefactName } {
  return input.artefact !== undefined && artefactNames.includes(input.artefact);
}

async function loadRecord<Details>(file: string): Promise<ArtefactRecord<Details>> {
  return JSON.parse(await readFile(recordPath(file), 'utf8')) as ArtefactRecord<Details>;
}

/** As a record's file has it. */
export function plain(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(settings)) as Record<string, unknown>;
}

function shown(value: unknown): string {
  if (value === undefined) return 'unset';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const hashes = new Map<string, { readonly state: string; readonly sha256: string }>();

/** The hash of a file, counted again only where the file has changed since. */
export async function hashOf(file: string): Promise<string> {
  const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  const state = [ino, size, mtimeNs, ctimeNs].join(' ');
  const known = hashes.get(file);
  if (known?.state === state) return known.sha256;
  const sha256 = await fingerprint(file);
  hashes.set(file, { state, sha256 });
  return sha256;
}
