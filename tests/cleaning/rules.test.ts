import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings, type CleaningRule, type Preset } from '../../src/config';
import { withDatabase } from '../../src/store';
import { cleanLines, rulePredicate } from '../../src/cleaning';
import { createLines, type TestLine } from '../support/lines';

const { presets } = loadSettings({}, { environment: {} });
const bare: Preset = { ...presets.reference, rules: [], shiftDays: 0, guests: 'not_customers' };

/** The numbers of the lines that a rule alone keeps. */
function keptBy(rule: CleaningRule, rows: readonly TestLine[], preset: Preset = bare): Promise<number[]> {
  return withDatabase(async (database) => {
    await createLines(database, rows);
    await cleanLines(database, { ...preset, rules: [rule] });
    const kept = await database.rows<{ line_no: number }>('SELECT line_no FROM cleaned ORDER BY line_no');
    return kept.map(({ line_no }) => line_no);
  });
}

const prices = (...all: (number | string)[]): TestLine[] => all.map((price) => ({ price }));
const products = (...all: string[]): TestLine[] => all.map((product) => ({ product }));

describe('a cleaning rule drops', () => {
  test('prices of zero or less: nothing above, however small', async () => {
    const rule: CleaningRule = { rule: 'price_not_positive', reason: 'x' };
    assert.deepEqual(await keptBy(rule, prices('0.0001', 0, '-0.0001', '-11062.06', 5)), [1, 5]);
  });

  test('prices below a limit, and not the limit itself', async () => {
    const rule: CleaningRule = { rule: 'price_below', price: 0.04, reason: 'x' };
    assert.deepEqual(await keptBy(rule, prices('0.04', '0.0399', '0.0401', '-1', 0)), [1, 3]);
  });

  test('prices below a limit that has more decimals than prices have', async () => {
    const rule: CleaningRule = { rule: 'price_below', price: 0.04004, reason: 'x' };
    assert.deepEqual(await keptBy(rule, prices('0.0400', '0.0401')), [2]);
    const tiny: CleaningRule = { rule: 'price_below', price: 1e-7, reason: 'x' };
    assert.deepEqual(await keptBy(tiny, prices('0', '0.0001')), [2]);
  });

  test('stock codes of letters alone, as published: POST and m, but neither C2 nor BANK CHARGES', async () => {
    const rule: CleaningRule = { rule: 'stock_code_letters_only', reason: 'x' };
    const codes = ['POST', 'm', 'C2', 'BANK CHARGES', '85123A', 'DCGSSBOY', 'gift_0001_20', 'é', ''];
    assert.deepEqual(await keptBy(rule, products(...codes)), [3, 4, 5, 7, 8, 9]);
  });

  test('stock codes by name: in their own case, and by their beginning where the name ends in a star', async () => {
    const rule: CleaningRule = {
      rule: 'stock_code_in',
      values: ['POST', 'm', 'gift_0001_*', "O'K"],
      reason: 'x',
    };
    const codes = ['POST', 'post', 'POSTAGE', 'm', 'M', 'gift_0001_20', 'gift_0001_', 'GIFT_0001_20', "O'K"];
    assert.deepEqual(await keptBy(rule, products(...codes)), [2, 3, 5, 8]);
  });

  test('stock codes that hold signs of patterns as they stand', async () => {
    const rule: CleaningRule = { rule: 'stock_code_in', values: ['a_c', '50%', '.*'], reason: 'x' };
    assert.deepEqual(await keptBy(rule, products('a_c', 'abc', '50%', '500', '.', '.x', 'x')), [2, 4, 7]);
  });

  test('countries by name, whatever their case', async () => {
    const rule: CleaningRule = {
      rule: 'country_in',
      values: ['european community', 'Unspecified'],
      reason: 'x',
    };
    const rows = ['European Community', 'UNSPECIFIED', 'France', 'European'].map((country) => ({ country }));
    assert.deepEqual(await keptBy(rule, rows), [3, 4]);
  });

  test('customers by number, given as number or text, and never a guest', async () => {
    const rule: CleaningRule = { rule: 'customer_in', values: [16446, '7'], reason: 'x' };
    const rows = [16446, 1644, 7, 77, null].map((customer) => ({ customer }));
    assert.deepEqual(await keptBy(rule, rows), [2, 4, 5]);
  });

  test('guests, whether they count as customers or not', async () => {
    const rule: CleaningRule = { rule: 'guest', reason: 'x' };
    const rows = [{ customer: 5 }, { customer: null }, { customer: 0 }];
    assert.deepEqual(await keptBy(rule, rows), [1, 3]);
    assert.deepEqual(await keptBy(rule, rows, { ...bare, guests: 'one_customer_per_invoice' }), [1, 3]);
  });

  test('exact repeats of an earlier line, missing values counting as the same', async () => {
    const rule: CleaningRule = { rule: 'exact_repeat', reason: 'x' };
    const rows: TestLine[] = [
      {},
      { quantity: 2 },
      {},
      { customer: null, description: null },
      { customer: null, description: null },
      { date: '2011-01-03 00:01' },
      {},
      { price: '1.0001' },
    ];
    assert.deepEqual(await keptBy(rule, rows), [1, 2, 4, 6, 8]);
  });

  test('nothing from no lines', async () => {
    assert.deepEqual(await keptBy({ rule: 'guest', reason: 'x' }, []), []);
  });
});

describe('the predicate of a rule', () => {
  test('binds its values under names of its own and says in words what it drops', () => {
    const predicate = rulePredicate(
      { rule: 'stock_code_in', values: ['D', "x'; --", 'g_*'], reason: 'x' },
      'r3',
    );
    assert.equal(
      predicate.drops,
      'coalesce(stock_code = $r3_0 OR stock_code = $r3_1 OR starts_with(stock_code, $r3_2), false)',
    );
    assert.deepEqual(predicate.bound, { r3_0: 'D', r3_1: "x'; --", r3_2: 'g_' });
    assert.equal(predicate.label, "stock code is one of D, x'; --, g_*");
  });

  test('of a rule that there is none of is refused, should the settings let one through', () => {
    assert.throws(
      () => rulePredicate({ rule: 'odd', reason: 'x' } as unknown as CleaningRule),
      /there is no cleaning rule \{"rule":"odd","reason":"x"\}/,
    );
  });
});
