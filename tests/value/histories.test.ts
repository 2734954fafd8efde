import { addMonths, dayNumber, dayText, monthEnds } from '../../src/numeric';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { boughtBetween, buildHistories, checkHistories, type PurchaseRow } from '../../src/value';
import { assertClose, historiesOf } from './support';

describe('the calendar', () => {
  test('counts days from 1970-01-01 and writes them back', () => {
    assert.equal(dayNumber('1970-01-01'), 0);
    assert.equal(dayNumber('2011-12-09'), 15317);
    assert.equal(dayText(15317), '2011-12-09');
  });

  test('refuses a day that is none', () => {
    assert.throws(() => dayNumber('2011-02-30'), /YYYY-MM-DD, received "2011-02-30"/);
    assert.throws(() => dayNumber('9 Dec 2011'), RangeError);
  });

  test('keeps month ends at month ends, and other days as far as the month has them', () => {
    const add = (day: string, months: number): string => dayText(addMonths(dayNumber(day), months));
    assert.equal(add('2011-06-30', 1), '2011-07-31');
    assert.equal(add('2011-02-28', -3), '2010-11-30');
    assert.equal(add('2011-12-09', 3), '2012-03-09');
    assert.equal(add('2011-01-30', 1), '2011-02-28');
    assert.equal(add('2012-02-29', 12), '2013-02-28');
  });

  test('lists the month ends within two days, both included', () => {
    const ends = monthEnds(dayNumber('2010-12-01'), dayNumber('2011-02-28')).map(dayText);
    assert.deepEqual(ends, ['2010-12-31', '2011-01-31', '2011-02-28']);
    assert.deepEqual(monthEnds(dayNumber('2011-01-01'), dayNumber('2011-01-30')), []);
  });
});

describe('the checker of histories', () => {
  const good = { x: 2, tx: 5, T: 9 };

  test('passes what is in order, a customer of the last day too', () => {
    const histories = historiesOf([
      good,
      { x: 0, tx: 0, T: 0 },
      { x: 1, tx: 9, T: 9 },
      { x: 0, tx: 0, T: 3, mean: 0, days: 0 },
    ]);
    assert.equal(checkHistories(histories), histories);
  });

  const broken: readonly [
    string,
    { x: number; tx: number; T: number; mean?: number; days?: number },
    RegExp,
  ][] = [
    [
      'a last purchase after the end',
      { x: 1, tx: 10, T: 9 },
      /lastPurchaseWeeks of customer 2 must be .* at most 9, received 10/,
    ],
    ['a negative last purchase', { x: 1, tx: -1, T: 9 }, /lastPurchaseWeeks of customer 2/],
    [
      'repeats without a later day',
      { x: 1, tx: 0, T: 9 },
      /customer 2 must be 0 exactly when repeatDays is 0, received 0 with 1/,
    ],
    [
      'a later day without repeats',
      { x: 0, tx: 4, T: 9 },
      /customer 2 must be 0 exactly when repeatDays is 0, received 4 with 0/,
    ],
    ['a negative observation', { x: 0, tx: 0, T: -1 }, /observedWeeks of customer 2/],
    ['an endless observation', { x: 0, tx: 0, T: Infinity }, /observedWeeks of customer 2/],
    ['a time that is no number', { x: 1, tx: NaN, T: 9 }, /lastPurchaseWeeks of customer 2.*received NaN/],
    [
      'a mean value of zero over days',
      { x: 1, tx: 2, T: 9, mean: 0 },
      /meanValue of customer 2 must be .*above 0.*received 0/,
    ],
    [
      'a mean value over no day',
      { x: 1, tx: 2, T: 9, mean: 4, days: 0 },
      /meanValue of customer 2, over no day,/,
    ],
    [
      'more valued days than purchases',
      { x: 1, tx: 2, T: 9, days: 3 },
      /valueDays of customer 2 must be .*at most 2, received 3/,
    ],
  ];
  for (const [what, customer, message] of broken) {
    test(`names the customer with ${what}`, () => {
      assert.throws(() => checkHistories(historiesOf([good, customer])), message);
    });
  }

  test('refuses a customer who comes twice, and arrays of different lengths', () => {
    const histories = historiesOf([good, good]);
    assert.throws(
      () => checkHistories({ ...histories, customerIds: Int32Array.of(7, 7) }),
      /received customer 7 twice/,
    );
    assert.throws(
      () => checkHistories({ ...histories, repeatDays: Int32Array.of(2) }),
      /repeatDays must have 2 entries.*received 1/,
    );
  });
});

describe('building histories from rows', () => {
  const row = (customerId: number, day: number, netValue: number): PurchaseRow => ({
    customerId,
    day,
    netValue,
  });
  // Customer 1: days 0 (10 + 20), 7 (taken back whole), 21 (60), 24 (a return of 5). Customer 2: day 30. Customer 3: a return only.
  const rows = [
    row(2, 30, 8),
    row(1, 21, 60),
    row(1, 0, 10),
    row(1, 0, 20),
    row(1, 7, 15),
    row(1, 7, -15),
    row(1, 24, -5),
    row(3, 9, -2),
    row(1, 50, 99),
  ];
  const built = buildHistories(rows, 35);

  test('merges the rows of a day, and counts weeks from the first purchase', () => {
    const { customerIds, ...columns } = built.histories;
    assert.equal(customerIds[0], 1);
    assert.deepEqual(
      Object.values(columns).map((column) => column[0]),
      [1, 3, 5, 45, 2],
    );
    assert.equal(columns.observedWeeks[1], 5 / 7);
    assert.deepEqual([...built.purchases.day], [0, 21, 30]);
    assert.deepEqual([...built.purchases.start], [0, 2, 3]);
  });

  test('loses no money: purchases, other days and customers without a purchase add up to the rows', () => {
    assert.equal(built.purchaseValue, 98);
    assert.deepEqual([...built.purchaseValues], [90, 8]);
    assert.deepEqual([...built.otherValue], [-5, 0]);
    assert.deepEqual([...built.withoutPurchase.customerIds], [3]);
    assert.equal(built.withoutPurchase.netValue, -2);
    assert.equal(built.netValue, 91);
  });

  test('takes a sum of prices that cancels to a crumb for nothing', () => {
    const crumbs = buildHistories([row(1, 0, 5), row(1, 3, 0.1), row(1, 3, 0.2), row(1, 3, -0.3)], 9);
    assert.equal(crumbs.histories.repeatDays[0], 0);
  });

  test('takes values over repeats only when asked to', () => {
    const repeats = buildHistories(rows, 35, { valueOver: 'repeats' }).histories;
    assert.deepEqual([...repeats.meanValue], [60, 0]);
    assert.deepEqual([...repeats.valueDays], [1, 0]);
  });

  test('counts a free day as a purchase when asked to, without a value', () => {
    const free = buildHistories(rows, 35, { zeroValue: 'purchase' }).histories;
    assert.deepEqual([free.repeatDays[0], free.valueDays[0], free.meanValue[0]], [2, 2, 45]);
  });

  test('does not depend on the order of the rows, nor change them', () => {
    const before = structuredClone(rows);
    assert.deepEqual(buildHistories([...rows].reverse(), 35).histories, built.histories);
    assert.deepEqual(rows, before);
  });

  test('says what its customers bought later, and leaves out who came later', () => {
    const later = boughtBetween([...rows, row(1, 52, -9), row(4, 51, 70)], built, 36, 60);
    assert.deepEqual([...later.purchases], [1, 0]);
    assert.deepEqual([...later.netValue], [90, 0]);
  });

  test('refuses rows that are no rows, naming customer and row', () => {
    assert.throws(() => buildHistories([row(1, 0.5, 1)], 9), /day of customer 1 in row 0.*received 0.5/);
    assert.throws(
      () => buildHistories([row(1, 0, NaN)], 9),
      /netValue of customer 1 in row 0 must be finite, received NaN/,
    );
    assert.throws(() => buildHistories([row(NaN, 0, 1)], 9), /customerId of row 0/);
    assert.throws(() => buildHistories([row(1, 0, -1)], 9), /no day with a positive net value/);
    assert.throws(() => buildHistories(rows, NaN), /endDay/);
  });

  test('keeps a thousandth of a penny out of nobody’s sum over many rows', () => {
    const many = Array.from({ length: 5000 }, (_, i) => row(i % 50, i % 200, ((i * 37) % 101) - 20));
    const total = many.reduce((sum, r) => sum + r.netValue, 0);
    const all = buildHistories(many, 200);
    const parts =
      all.purchaseValue + all.otherValue.reduce((a, b) => a + b, 0) + all.withoutPurchase.netValue;
    assertClose(all.netValue, total, 1e-6);
    assertClose(parts, total, 1e-6);
  });
});
