import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { identifier, literal, withDatabase } from '../../src/store';

describe('the database', () => {
  test('gives numbers, text, flags and null; dates and moments as ISO text', () =>
    withDatabase(async (database) => {
      const row = await database.row(`
        SELECT 1::TINYINT AS tiny, 2::BIGINT AS big, 3::HUGEINT AS huge, 1.25::DECIMAL(18, 4) AS price,
          0.1::DOUBLE AS double, 'text' AS text, true AS flag, NULL AS nothing, DATE '2011-12-09' AS day,
          TIMESTAMP '2011-12-09 12:50:00' AS moment`);
      assert.deepEqual(row, {
        tiny: 1,
        big: 2,
        huge: 3,
        price: 1.25,
        double: 0.1,
        text: 'text',
        flag: true,
        nothing: null,
        day: '2011-12-09',
        moment: '2011-12-09 12:50:00',
      });
    }));

  test('refuses a whole number that JavaScript would round, by its column', () =>
    withDatabase(async (database) => {
      assert.deepEqual(await database.row('SELECT 9007199254740991 AS safe'), { safe: 9007199254740991 });
      await assert.rejects(database.row('SELECT 9007199254740993 AS too_much'), {
        name: 'RangeError',
        message: 'column too_much holds 9007199254740993, too large for a number',
      });
    }));

  test('binds values, so that quotes in them are text', () =>
    withDatabase(async (database) => {
      const text = `'; DROP TABLE x; -- "`;
      const bound = { text, n: 5, share: 0.25, flag: true, none: null };
      assert.deepEqual(
        await database.row(
          'SELECT $text AS text, $n AS n, $share AS share, $flag AS flag, $none AS none',
          bound,
        ),
        bound,
      );
    }));

  test('expects one row where one is asked for', () =>
    withDatabase(async (database) => {
      await assert.rejects(database.row('SELECT 1 WHERE false'), /expected one row, received 0: SELECT 1/);
      await assert.rejects(database.row('SELECT * FROM range(2)'), /expected one row, received 2/);
    }));

  test('is closed when the work fails, and the failure goes on', async () => {
    let kept: { rows(sql: string): Promise<unknown> } | undefined;
    const failing = withDatabase((database) => {
      kept = database;
      throw new Error('the work failed');
    });
    await assert.rejects(failing, /the work failed/);
    await assert.rejects(async () => kept?.rows('SELECT 1'));
  });

  test('knows nothing of the one before it', async () => {
    await withDatabase((database) => database.run('CREATE TABLE mine (x INTEGER)'));
    await withDatabase((database) => assert.rejects(database.rows('SELECT * FROM mine'), /mine/));
  });

  test('quotes names and texts so that they mean themselves', () =>
    withDatabase(async (database) => {
      const name = 'a "b" c';
      const text = "it's";
      const row = await database.row(`SELECT ${literal(text)} AS ${identifier(name)}`);
      assert.deepEqual(row, { [name]: text });
    }));
});
