import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzReader } from './fuzz-reader';

/** Of each kind. More, and from another seed each time: npm run fuzz. */
const TABLES = 30;

test('any table in any form with any dirt comes back or is accounted for; damaged files are read or refused', async () => {
  assert.equal(await fuzzReader({ tables: TABLES }, 352), 3 * TABLES);
});
