// Tells Jupyter about this project's kernel. Only Node's own modules: set-up calls it before all else.
//
//   node tools/kernel/install-spec.mjs [folder of the Python environment, default .venv]
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The kernel's name in notebooks: stock tslab's, so that they open under that too. */
export const KERNEL_NAME = 'tslab';

/** The limit of the kernel's heap in megabytes, unless INSIDERS_MEMORY_MB says otherwise. */
export const DEFAULT_MEMORY_MB = 4096;

/**
 * The kernel specification of a checkout.
 *
 * @param {{ root: string, node?: string }} options the checkout; the Node.js to run the kernel with, default this one
 */
export function kernelSpec({ root, node = process.execPath }) {
  const launcher = path.join(path.resolve(root), 'tools', 'kernel', 'launcher.cjs');
  return {
    argv: [node, `--max-old-space-size=${DEFAULT_MEMORY_MB}`, launcher, '--config-path', '{connection_file}'],
    display_name: 'TypeScript (Insiders)',
    language: 'typescript',
    interrupt_mode: 'signal',
    metadata: { debugger: false },
  };
}

/**
 * Writes the kernel specification into a Python environment, when it is not there or differs. Nobody ever sees
 * half a file.
 *
 * @param {{ root: string, venvDir: string, node?: string }} options as for {@link kernelSpec}; the environment's folder
 * @returns {boolean} whether anything was written
 */
export function installKernelSpec({ root, venvDir, node = process.execPath }) {
  const folder = path.join(path.resolve(venvDir), 'share', 'jupyter', 'kernels', KERNEL_NAME);
  const file = path.join(folder, 'kernel.json');
  const text = `${JSON.stringify(kernelSpec({ root, node }), null, 2)}\n`;
  if (readIfThere(file) === text) return false;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
  return true;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
  const venvDir = path.resolve(process.argv[2] ?? path.join(root, '.venv'));
  const changed = installKernelSpec({ root, venvDir });
  console.log(`${changed ? 'Installed' : 'Unchanged:'} the kernel specification in ${venvDir}`);
}
