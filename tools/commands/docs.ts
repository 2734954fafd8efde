import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectRoot } from '../../src/config';
import { runCommand } from './steps';

runCommand(async () => {
  const root = projectRoot();
  const typedoc = path.join(root, 'node_modules', 'typedoc', 'bin', 'typedoc');
  const words = [typedoc, '--options', 'typedoc.json'];
  const [status] = (await once(spawn(process.execPath, words, { cwd: root, stdio: 'inherit' }), 'close')) as [
    number | null,
  ];
  if (status !== 0) throw new Error(`the reference could not be made: TypeDoc ended with ${String(status)}`);
  console.log(`Reference: ${path.join(root, 'docs', 'reference', 'index.html')}`);
});
