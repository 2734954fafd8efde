import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzReader } from './fuzz-reader';

/** Longer, and from another seed each time: npm run fuzz. */
const SECONDS = 24;

test('any table in any form with any dirt comes back or is accounted for; damaged files are read or refused', async () => {
  assert.ok((await fuzzReader(SECONDS, 352)) > 20);
});
