import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ruleHolds, traceRule, type EligibilityRule } from '../../src/scoring';

const rule: EligibilityRule = {
  alternatives: [
    [
      { feature: 'net_revenue', operator: 'at_least', threshold: 1400 },
      { feature: 'recency_days', operator: 'at_most', threshold: 60 },
    ],
    [{ feature: 'n_invoices', operator: 'above', threshold: 9 }],
  ],
  registeredOnly: true,
};

describe('the trace of a rule', () => {
  test('says of each condition whether it holds, and what misses by how much', () => {
    const trace = traceRule(rule, { net_revenue: 1000, recency_days: 60, n_invoices: 9, is_guest: false });
    assert.equal(trace.holds, false);
    assert.equal(trace.nearest, 0);
    assert.deepEqual(trace.alternatives, [
      {
        conditions: [
          { ...rule.alternatives[0][0], value: 1000, holds: false, difference: -400, misses: 400 },
          { ...rule.alternatives[0][1], value: 60, holds: true, difference: 0, misses: 0 },
        ],
        holds: false,
        missing: 1,
      },
      {
        conditions: [{ ...rule.alternatives[1][0], value: 9, holds: false, difference: 0, misses: 0 }],
        holds: false,
        missing: 1,
      },
    ]);
  });

  test('holds when one way holds, and names it', () => {
    const trace = traceRule(rule, { net_revenue: 0, recency_days: 400, n_invoices: 10 });
    assert.equal(trace.holds, true);
    assert.equal(trace.nearest, 1);
    assert.equal(ruleHolds(rule, { net_revenue: 1400, recency_days: 0, n_invoices: 1 }), true);
  });

  test('never holds for a guest, whatever the guest spent', () => {
    const guest = { net_revenue: 9999, recency_days: 1, n_invoices: 1, is_guest: true };
    const trace = traceRule(rule, guest);
    assert.equal(trace.holds, false);
    assert.equal(trace.guest, true);
    assert.equal(trace.alternatives[0].holds, true);
  });

  test('takes a missing value as fulfilling nothing', () => {
    const trace = traceRule(rule, { net_revenue: null, recency_days: NaN });
    assert.equal(trace.holds, false);
    assert.deepEqual(
      trace.alternatives.flatMap(({ conditions }) => conditions.map(({ value, misses }) => [value, misses])),
      [
        [null, null],
        [null, null],
        [null, null],
      ],
    );
  });

  test('has no nearest way where the rule has none', () => {
    const trace = traceRule({ alternatives: [], registeredOnly: false }, { net_revenue: 1 });
    assert.deepEqual(trace, { holds: false, guest: false, alternatives: [], nearest: null });
  });
});
