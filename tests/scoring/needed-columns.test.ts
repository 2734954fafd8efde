import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SourceError, type Role } from '../../src/reading';
import { requireColumns } from '../../src/scoring/needed-columns';
import { presets } from '../config/presets';

const ALL: readonly Role[] = ['invoice', 'product', 'quantity', 'day', 'price', 'customer', 'country'];
const without = (...roles: readonly Role[]) => ({
  roles: ALL.filter((role) => !roles.includes(role)),
  export: null,
});
const rules = presets.default;

describe('a file to place', () => {
  test('is refused where it lacks the product of which the model makes a feature: column, cause, remedy', () =>
    assert.throws(
      () => requireColumns(rules, ['net_revenue', 'n_products'], without('product', 'country'), 'new.csv'),
      (error) =>
        error instanceof SourceError &&
        /^new\.csv has no column for the product code, of which the model makes “[^”]+”: add the column, or name the one that holds it with --columns product="…"/.test(
          error.message,
        ),
    ));

  test('is not where nothing that the model looks at needs it, its description stands for it, or the run had none either', () => {
    requireColumns(rules, ['net_revenue', 'recency_days'], without('product', 'country'), 'new.csv');
    const described = { ...without('product'), roles: [...without('product').roles, 'description' as const] };
    requireColumns(rules, ['n_products'], described, 'new.csv');
    requireColumns({ ...rules, lacks: ['product'] }, ['n_products'], without('product'), 'new.csv');
  });
});
