import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from './client';

/** A small project with this project's kernel, whose sources a test may change. */
export class Project {
  readonly root = realpathSync(mkdtempSync(path.join(tmpdir(), 'insiders-project-')));

  /** @param files contents by path from the root */
  constructor(files: Readonly<Record<string, string>>) {
    cpSync(path.join(projectRoot, 'tools', 'kernel'), path.join(this.root, 'tools', 'kernel'), {
      recursive: true,
    });
    symlinkSync(realpathSync(path.join(projectRoot, 'node_modules')), path.join(this.root, 'node_modules'));
    for (const [file, text] of Object.entries(files)) this.write(file, text);
  }

  write(file: string, text: string): void {
    const full = path.join(this.root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
