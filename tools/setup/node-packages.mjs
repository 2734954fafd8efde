// The Node packages, from the lock file.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Whether node_modules holds what the lock file names.
 *
 * Compares the lock file with the one that npm keeps inside node_modules: a thousandth of the time of asking npm.
 * Packages for other platforms are optional and may be missing.
 *
 * @param {string} root the project's root
 * @param {boolean} development whether the packages for development count too
 */
export function nodePackagesFit(root, development) {
  let wanted;
  let installed;
  try {
    wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
    installed = JSON.parse(
      readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8'),
    ).packages;
  } catch {
    return false;
  }
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([place, { version, dev, optional, devOptional, peer }]) => {
    if (place === '' || optional || devOptional || peer) return true;
    if (dev && !development) return true;
    return installed[place]?.version === version;
  });
}

/** Installs the packages of the lock file where they are missing. @returns {boolean} whether it had to */
export function setUpNodePackages(root, development, say) {
  if (nodePackagesFit(root, development)) return false;
  say(
    `Node packages: installing from package-lock.json${development ? '' : ' (without those for development)'} …`,
  );
  const npm = process.env.npm_execpath;
  const args = ['ci', ...(development ? [] : ['--omit=dev']), '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, all] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const { status, error } = spawnSync(command, all, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) {
    throw new Error(
      `the Node packages could not be installed${error ? ` (${error.message})` : ` (npm ended with ${status})`}.\n` +
        '  Remedy: read npm’s message above; most often the network or a proxy is in the way (npm config get registry).',
    );
  }
  return true;
}
