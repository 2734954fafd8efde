import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A package that we use, and under which licence. */
export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package names it; `unknown` where it names none. */
  readonly licence: string;
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
}

/** What older packages wrote. */
interface OldManifest {
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

/** The Node packages of the lock file, by name; a package's own file says what the lock file does not. */
export function nodeLicences(root: string): LicensedPackage[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  const found = Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, { version = '', license }]) => ({
      name: place.replace(/^.*node_modules\//, ''),
      version,
      licence: license ?? ownLicence(path.join(root, place)),
    }));
  return found.sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

function ownLicence(folder: string): string {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return 'unknown';
  const { license, licenses = [] } = JSON.parse(readFileSync(file, 'utf8')) as OldManifest;
  const said = typeof license === 'string' ? [license] : [license, ...licenses].map((each) => each?.type);
  const named = said.filter((each) => each !== undefined).join(' OR ');
  return named === '' ? licenceOfText(folder) : named;
}

/**
 * The licence that a package's text is, of those that name themselves in their first lines; without a text, what its
 * README says under that heading.
 */
function licenceOfText(folder: string): string {
  const names = readdirSync(folder);
  const read = (pattern: RegExp): string => {
    const name = names.find((each) => pattern.test(each));
    return name === undefined ? '' : readFileSync(path.join(folder, name), 'utf8');
  };
  const text = read(/^licen[cs]e/i).slice(0, 2000);
  if (/Permission is hereby granted, free of charge/.test(text) || /\bMIT License\b/.test(text)) return 'MIT';
  if (/Apache License/.test(text)) return 'Apache-2.0';
  return /^#+ *Licen[cs]e\s+\(?(?:The )?MIT\b/im.test(read(/^readme/i)) ? 'MIT' : 'unknown';
}

/** The Python packages of the project's environment; none where there is no environment. */
export function pythonLicences(root: string): LicensedPackage[] {
  const lib = path.join(root, '.venv', 'lib');
  if (!existsSync(lib)) return [];
  return readdirSync(lib).flatMap((python) => {
    const folder = path.join(lib, python, 'site-packages');
    return (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => name.endsWith('.dist-info'))
      .map((name) => pythonPackage(readFileSync(path.join(folder, name, 'METADATA'), 'utf8')));
  });
}

function pythonPackage(metadata: string): LicensedPackage {
  const [head] = metadata.split('\n\n');
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.+)$`, 'm').exec(head)?.[1];
  const classes = [...head.matchAll(/^Classifier: License :: (?:OSI Approved :: )?(.+)$/gm)].map(
    ([, each]) => each,
  );
  const licence =
    field('License-Expression') ?? (classes.length > 0 ? classes.join(' OR ') : field('License'));
  return { name: field('Name') ?? '', version: field('Version') ?? '', licence: licence ?? 'unknown' };
}

/** Licences that pass to what is made with a package. */
const STRONG = /\b(AGPL|GPL|LGPL|SSPL|EUPL|OSL|CPAL|CC-BY-SA)|GNU (Affero|General|Lesser|Library)/i;
/** Licences that pass to changed files of the package itself, and to nothing else. */
const OF_FILES = /\b(MPL|CDDL|EPL)\b|Mozilla Public/i;

/**
 * How far a licence reaches: `none` beyond keeping the notice; `files` of the package that somebody changes; `all` that
 * is made with it. Of a choice of licences the mildest counts.
 */
export function reach(licence: string): 'none' | 'files' | 'all' {
  const choices = licence.replace(/[()]/g, '').split(/ OR /i);
  if (choices.some((each) => !STRONG.test(each) && !OF_FILES.test(each))) return 'none';
  return choices.some((each) => !STRONG.test(each)) ? 'files' : 'all';
}
