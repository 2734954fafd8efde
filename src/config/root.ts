import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The project's root folder: the nearest folder with our `package.json`, from the working directory upwards.
 *
 * The working directory is asked, not this file's place: a notebook's kernel runs compiled copies of `src/` from
 * somewhere else, and starts in the root.
 *
 * @throws Error when the working directory lies outside the project
 */
export function projectRoot(from: string = process.cwd()): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string };
      if (name === 'insiders') return folder;
    }
    if (folder === path.dirname(folder)) break;
  }
  throw new Error(
    `the folder ${from} is not inside the Insiders project: start from the folder of its package.json`,
  );
}
