// What must be on the machine before anything can be set up, each with its remedy.
import { spawnSync } from 'node:child_process';

const NODE = [20, 19];
const PYTHON = [3, 10];

/** Stops with the remedy when this Node.js is too old. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return;
  throw new Error(
    `Node.js ${version} is too old: Insiders needs ${NODE.join('.')} or newer.\n` +
      '  Remedy: install a current version from https://nodejs.org, or with your version manager (nvm install 22).',
  );
}

/**
 * Finds a Python that can make a virtual environment.
 *
 * @param {Record<string, string | undefined>} environment INSIDERS_PYTHON names one, before python3 and python
 * @returns {{ command: string, version: string }}
 */
export function findPython(environment = process.env) {
  const named = environment.INSIDERS_PYTHON;
  const candidates = named ? [named] : ['python3', 'python'];
  const seen = [];
  for (const command of candidates) {
    const script =
      'import sys; print(".".join(map(str, sys.version_info[:3])))\n' +
      'try:\n import venv, ensurepip; print("venv")\nexcept ImportError: print("no venv")';
    const { status, stdout } = spawnSync(command, ['-c', script], { encoding: 'utf8' });
    if (status !== 0) continue;
    const [version, venv] = stdout.trim().split(/\r?\n/);
    const [major, minor] = version.split('.').map(Number);
    seen.push(`${command} is ${version}`);
    if (major !== PYTHON[0] || minor < PYTHON[1]) continue;
    if (venv !== 'venv') {
      throw new Error(
        `${command} (${version}) cannot make virtual environments: its modules venv and ensurepip are missing.\n` +
          '  Remedy: on Debian and Ubuntu run "sudo apt install python3-venv"; elsewhere install Python from https://www.python.org.',
      );
    }
    return { command, version };
  }
  const found = seen.length > 0 ? `found only: ${seen.join(', ')}` : `tried: ${candidates.join(', ')}`;
  throw new Error(
    `Insiders needs Python ${PYTHON.join('.')} or newer, to run notebooks headless and to render pages; ${found}.\n` +
      '  Remedy: install it (Debian and Ubuntu: "sudo apt install python3 python3-venv"; macOS: "brew install python"), or name it in INSIDERS_PYTHON.',
  );
}
