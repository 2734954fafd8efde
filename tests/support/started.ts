import path from 'node:path';
import { projectRoot } from '../../src/config';

/** The words by which Node.js runs a program of .ts files, or a script that asks for some, in a process of its own. */
export const withSources: readonly string[] = [
  '--require',
  path.join(projectRoot(), 'tools', 'bundle', 'preload.cjs'),
];
