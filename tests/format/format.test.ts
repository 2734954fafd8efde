import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  currencySymbol,
  formatDate,
  formatMoney,
  formatNumber,
  formatShare,
  formatValue,
  isNumeric,
} from '../../src/format';

describe('numbers', () => {
  test('thousands are separated, whole numbers have no decimals, others two', () => {
    assert.equal(formatNumber(541909), '541,909');
    assert.equal(formatNumber(1234.5), '1,234.50');
    assert.equal(formatNumber(0.1 + 0.2, { decimals: 1 }), '0.3');
    assert.equal(formatNumber(12345678901234567890n), '12,345,678,901,234,567,000');
  });

  test('negative numbers carry a minus sign, and what rounds to zero carries none', () => {
    assert.equal(formatNumber(-8728), '−8,728');
    assert.equal(formatNumber(-0.001), '0.00');
    assert.equal(formatNumber(-0), '0');
    assert.equal(formatNumber(3, { sign: true }), '+3');
    assert.equal(formatNumber(0, { sign: true }), '0');
  });

  test('short forms go over to the next word when rounding reaches it', () => {
    assert.equal(formatNumber(999.4, { compact: true, decimals: 0 }), '999');
    assert.equal(formatNumber(999_949, { compact: true }), '999.9k');
    assert.equal(formatNumber(999_950, { compact: true }), '1.0m');
    assert.equal(formatNumber(10_104_658, { compact: true }), '10.1m');
    assert.equal(formatNumber(-2.5e9, { compact: true }), '−2.5bn');
    assert.equal(formatNumber(950, { compact: true }), '950');
  });

  test('missing values and NaN give an en dash, not a number', () => {
    for (const value of [null, undefined, Number.NaN]) {
      assert.equal(formatNumber(value), '–');
      assert.equal(formatMoney(value), '–');
      assert.equal(formatShare(value), '–');
    }
  });
});

const pounds = { currency: 'GBP' };

describe('money, shares, dates', () => {
  test('money is whole from a thousand on, and has pence below', () => {
    assert.equal(formatMoney(10_104_658.35, pounds), '£10,104,658');
    assert.equal(formatMoney(10_104_658.35, { ...pounds, decimals: 2 }), '£10,104,658.35');
    assert.equal(formatMoney(-3.5, pounds), '−£3.50');
    assert.equal(formatMoney(8_911_407.9, { ...pounds, compact: true }), '£8.9m');
  });

  test('another language and currency follow their own habits', () => {
    const brazil = { locale: 'pt-BR', currency: 'BRL' };
    assert.equal(formatMoney(1234.5, { ...brazil, decimals: 2 }).replace(/\s/g, ' '), 'R$ 1.234,50');
    assert.equal(formatMoney(10_104_658, { ...brazil, compact: true }).replace(/\s/g, ' '), 'R$ 10,1 mi');
    assert.equal(currencySymbol(brazil), 'R$');
    assert.equal(currencySymbol({ currency: 'none' }), '');
    assert.equal(formatMoney(1234.5, { currency: 'none', decimals: 2 }), '1,234.50');
    // Nor where nobody said which.
    assert.deepEqual([formatMoney(1234.5, { decimals: 2 }), currencySymbol()], ['1,234.50', '']);
    assert.equal(formatDate('2011-12-09', { style: 'long', locale: 'pt-BR' }), '9 de dezembro de 2011');
  });

  test('a share is a fraction of one', () => {
    assert.equal(formatShare(0.5697), '57.0%');
    assert.equal(formatShare(0.2002, { decimals: 2 }), '20.02%');
    assert.equal(formatShare(-0.031, { sign: true }), '−3.1%');
  });

  test('dates are read and written in UTC, with the separator of SQL or of ISO', () => {
    assert.equal(formatDate('2011-12-09'), '9 Dec 2011');
    assert.equal(formatDate('2010-12-01 00:05:00', { style: 'time' }), '1 Dec 2010, 00:05');
    assert.equal(formatDate('2010-12-01T08:26:00Z', { style: 'month' }), 'December 2010');
    assert.equal(formatDate('2010-12-01T23:26:00-03:00', { style: 'iso' }), '2010-12-02');
    assert.equal(formatDate(new Date(0), { style: 'long' }), '1 January 1970');
    assert.throws(() => formatDate('31.12.2010'), /date must be ISO text, received "31.12.2010"/);
  });
});

describe('values by their format', () => {
  test('an id keeps its digits together, a count separates them', () => {
    assert.equal(formatValue(17850, 'id'), '17850');
    assert.equal(formatValue(17850, 'count'), '17,850');
    assert.equal(formatValue(true, 'flag'), 'yes');
    assert.equal(formatValue(0, 'flag'), 'no');
    assert.equal(formatValue('', 'money'), '–');
    assert.equal(formatValue('<b>', 'text'), '<b>');
    assert.equal(formatValue({ a: 1 }, 'text'), '{"a":1}');
    assert.equal(formatValue('2011-12-09', 'month'), 'December 2011');
  });

  test('numbers are set flush right, ids and dates are not', () => {
    assert.deepEqual(
      (['count', 'decimal', 'money', 'share', 'id', 'date', 'text'] as const).filter(isNumeric),
      ['count', 'decimal', 'money', 'share'],
    );
  });
});
