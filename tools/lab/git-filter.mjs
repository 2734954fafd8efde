// Tells git to keep outputs of notebooks out of the repository: `.gitattributes` names the filter, this sets it up.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const FILTER = 'filter.insiders-notebook.clean';
const COMMAND = 'node tools/lab/clean-notebook.mjs';

/**
 * Sets the filter up in this checkout, once. Nothing happens where there is no git, or where the project is only a folder
 * of somebody's repository.
 *
 * @param {string} root the project's root
 * @returns {boolean} whether anything was changed
 */
export function setUpGitFilter(root) {
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  const top = git('rev-parse', '--show-toplevel');
  if (top.error || top.status !== 0 || path.resolve(top.stdout.trim()) !== path.resolve(root)) return false;
  if (git('config', '--get', FILTER).stdout.trim() === COMMAND) return false;
  return git('config', FILTER, COMMAND).status === 0;
}
