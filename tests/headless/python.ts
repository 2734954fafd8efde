import { existsSync } from 'node:fs';
import path from 'node:path';

const ours = path.resolve(__dirname, '..', '..', '.venv', 'bin', 'python');

/** The Python with the headless runner's packages: the project's, or the one that INSIDERS_PYTHON names. */
export const python = existsSync(ours) ? ours : (process.env.INSIDERS_PYTHON ?? '');

/** For tests that need it. */
export const needsPython = python === '' ? { skip: 'no .venv in the project and no INSIDERS_PYTHON' } : {};
