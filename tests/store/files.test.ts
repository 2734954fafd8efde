import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { atomically, fingerprint, writeText } from '../../src/store';
import { withRun } from '../support/run';

describe('a file written at once', () => {
  test('is there with its folder, and nothing else', () =>
    withRun({}, async (_, folder) => {
      const file = path.join(folder, 'a', 'b', 'list.csv');
      await writeText(file, 'x\n');
      assert.equal(readFileSync(file, 'utf8'), 'x\n');
      assert.deepEqual(readdirSync(path.dirname(file)), ['list.csv']);
    }));

  test('that fails half-way leaves the old one, and no half', () =>
    withRun({}, async (_, folder) => {
      const file = path.join(folder, 'list.csv');
      await writeText(file, 'old');
      const failing = atomically(file, (temporary) => {
        writeFileSync(temporary, 'ne');
        throw new Error('the disk is full');
      });
      await assert.rejects(failing, /the disk is full/);
      assert.equal(readFileSync(file, 'utf8'), 'old');
      assert.deepEqual(readdirSync(folder), ['list.csv']);
    }));

  test('is not seen under its name before it is whole', () =>
    withRun({}, async (_, folder) => {
      const file = path.join(folder, 'list.csv');
      const result = await atomically(file, (temporary) => {
        writeFileSync(temporary, 'new');
        assert.ok(!readdirSync(folder).includes('list.csv'));
        return Promise.resolve(7);
      });
      assert.equal(result, 7);
      assert.equal(readFileSync(file, 'utf8'), 'new');
    }));

  test('has the fingerprint of FIPS 180-2 for "abc", and that of nothing', () =>
    withRun({}, async (_, folder) => {
      const file = path.join(folder, 'abc');
      await writeText(file, 'abc');
      assert.equal(
        await fingerprint(file),
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      );
      await writeText(file, '');
      assert.equal(
        await fingerprint(file),
        'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      );
    }));
});
