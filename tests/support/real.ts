import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/config';

const file = path.resolve(projectRoot(), '../shared/data/online-retail.csv.gz');

/** The real transactions where they are at hand, or null. They are read where they lie and never copied. */
export const realTransactions = existsSync(file) ? file : null;

/** The option `skip` of a test that needs them. */
export const skipWithoutReal =
  realTransactions === null
    ? 'real transactions not found at ../shared/data/online-retail.csv.gz'
    : (false as const);
