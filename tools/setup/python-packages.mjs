// The Python environment of the headless runner and the renderer: .venv in the project's root, all versions pinned.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The Python of the virtual environment. */
export function environmentPython(root) {
  return process.platform === 'win32'
    ? path.join(root, '.venv', 'Scripts', 'python.exe')
    : path.join(root, '.venv', 'bin', 'python');
}

/**
 * Makes the environment and installs the pinned packages where anything is missing.
 *
 * @param {string} root the project's root
 * @param {boolean} lab whether JupyterLab belongs to it
 * @param {() => { command: string, version: string }} findPython asked only when something is to be done
 * @param {(line: string) => void} say
 * @returns {boolean} whether it had to do anything
 */
export function setUpPythonPackages(root, lab, findPython, say) {
  const stamp = path.join(root, '.venv', '.insiders.json');
  const files = ['requirements.txt', ...(lab ? ['requirements-lab.txt'] : [])];
  const wanted = Object.fromEntries(files.map((file) => [file, digest(path.join(root, 'tools', file))]));
  const python = environmentPython(root);
  const have = readStamp(stamp);
  const works = existsSync(python) && have !== null;
  if (works && files.every((file) => have[file] === wanted[file])) return false;

  if (!works) {
    const { command, version } = findPython();
    say(`Python environment: making .venv with Python ${version} …`);
    rmSync(path.join(root, '.venv'), { recursive: true, force: true });
    run(command, ['-m', 'venv', path.join(root, '.venv')], root, 'the virtual environment could not be made');
  }
  say(`Python packages: installing ${lab ? 'JupyterLab' : 'the headless runner and the renderer'} …`);
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  for (const file of files) args.push('-r', path.join(root, 'tools', file));
  run(python, args, root, 'the Python packages could not be installed');
  writeFileSync(stamp, JSON.stringify({ ...have, ...wanted }));
  return true;
}

function digest(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function run(command, args, cwd, fault) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    throw new Error(
      `${fault}${error ? ` (${error.message})` : ''}.\n` +
        '  Remedy: read the message above; a broken environment is made again after deleting the folder .venv.',
    );
  }
}
