import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import ts from 'typescript';
import { expandShorthand } from '../../tools/kernel/shorthand.cjs';
import { errorOf, KernelClient } from './client';

describe('a shorthand property', () => {
  test('is written out, and columns lead back to the source', () => {
    const { code, restore } = expandShorthand(ts, 'const q = { a, b: 1, cc };\nf({ dd });');
    assert.equal(code, 'const q = { a: a, b: 1, cc: cc };\nf({ dd: dd });');
    assert.equal(restore(0, code.indexOf('b: 1')), 15);
    assert.equal(restore(0, code.indexOf('cc };')), 21);
    assert.equal(restore(1, 4), 4);
  });

  test('is written out in a pattern with a default, and __proto__ is left alone', () => {
    assert.equal(expandShorthand(ts, '({ a = 1 } = o);').code, '({ a: a = 1 } = o);');
    assert.equal(expandShorthand(ts, 'x = { __proto__ };').code, 'x = { __proto__ };');
  });

  test('of a variable of an earlier cell has its value, and errors keep their columns', async () => {
    const kernel = await KernelClient.start();
    try {
      await kernel.run('const shares = { first: 0.25 };\nconst { first } = shares;');
      assert.equal(
        (await kernel.run('console.log(JSON.stringify({ first, shares }));')).stdout,
        '{"first":0.25,"shares":{"first":0.25}}\n',
      );
      const { traceback } = errorOf(
        await kernel.run('const both = { first, shares }; (both as any).none.x;'),
      );
      assert.deepEqual(traceback.slice(-1), ['    at In[3]:1:52']);
      assert.match(
        errorOf(await kernel.run('const one = { first, two: nope };')).evalue,
        /^In\[4\]:1:27 - Cannot find name 'nope'/,
      );
    } finally {
      kernel.close();
    }
  });
});
