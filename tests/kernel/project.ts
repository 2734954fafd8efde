import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from './client';

/** A small project with this project's kernel, whose sources a test may change. */
export class Project {
  readonly root = realpathSync(mkdtempSync(path.join(tmpdir(), 'insiders-project-')));

  /** @param files contents by path from the root */
  constructor(files: Readonly<Record<string, string>>) {
    for (const folder of ['tools/kernel', 'tools/bundle']) this.copy(folder);
    symlinkSync(realpathSync(path.join(projectRoot, 'node_modules')), path.join(this.root, 'node_modules'));
    for (const [file, text] of Object.entries(files)) this.write(file, text);
  }

  write(file: string, text: string): void {
    const full = path.join(this.root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  /** Takes over a file or a folder of this project. */
  copy(place: string): void {
    cpSync(path.join(projectRoot, place), path.join(this.root, place), { recursive: true });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
