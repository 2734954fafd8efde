import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/config';
import { writeText } from '../../src/store';
import { cleanNotebook } from '../lab/clean-notebook.mjs';
import { allNotebooks, runCommand } from './steps';

runCommand(async () => {
  const root = projectRoot();
  spawnSync(
    process.execPath,
    [path.join(root, 'node_modules', 'prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', '.'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  for (const file of allNotebooks()) {
    const before = readFileSync(file, 'utf8');
    const after = cleanNotebook(before);
    if (after === before) continue;
    await writeText(file, after);
    console.log(`Cleaned ${path.relative(root, file)}`);
  }
});
