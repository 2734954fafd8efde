import { type Frame } from './types';

/** What is used of danfo's class of groups. */
export interface GroupsClass {
  readonly prototype: Groups;
}

interface Groups {
  readonly keyCol: readonly string[];
  data: readonly (readonly unknown[])[] | null;
  readonly columnName: readonly string[];
  readonly colIndex: readonly number[];
  colDict: Record<string, Record<string, unknown[]>>;
  keyToValue: Record<string, unknown[]>;
  group(): Groups;
  getGroup(keys: readonly unknown[]): unknown;
  size(): unknown;
  groupMathLog: (this: Groups, values: readonly unknown[], operation: string) => unknown[];
  toDataFrame(groups: Groups['colDict']): unknown;
}

const OVER_PRESENT = new Set(['max', 'min', 'sum', 'mean', 'median', 'std', 'var', 'count']);

/**
 * Mends danfo's groups: values that hold a hyphen (`a-b`, `c` and `a`, `b-c`) fell into one group, and a missing value
 * counted as zero in a mean. Sizes stand beside the grouping columns, under their own names.
 *
 * @param make makes a frame of rows
 */
export function mendGroups(
  { prototype }: GroupsClass,
  make: (values: readonly (readonly unknown[])[], options: object) => Frame,
): void {
  const keyOf = (values: readonly unknown[]): string => JSON.stringify(values);
  prototype.group = function (this: Groups): Groups {
    this.colDict = {};
    this.keyToValue = {};
    for (const row of this.data ?? []) {
      const values = this.colIndex.map((i) => row[i]);
      const key = keyOf(values);
      this.keyToValue[key] ??= values;
      const group = (this.colDict[key] ??= Object.fromEntries(this.columnName.map((name) => [name, []])));
      this.columnName.forEach((name, i) => group[name].push(row[i]));
    }
    return this;
  };
  prototype.getGroup = function (this: Groups, values: readonly unknown[]): unknown {
    const key = keyOf(values);
    if (!(key in this.colDict)) throw new RangeError(`there is no group ${values.map(String).join(', ')}`);
    return this.toDataFrame({ [key]: { ...this.colDict[key] } });
  };
  prototype.size = function (this: Groups): Frame {
    const [first] = this.columnName;
    const sizes = Object.entries(this.colDict).map(([key, group]) => [
      ...this.keyToValue[key],
      group[first].length,
    ]);
    return make(sizes, { columns: [...this.keyCol, 'size'] });
  };
  const original = prototype.groupMathLog;
  prototype.groupMathLog = function (this: Groups, values: readonly unknown[], operation: string): unknown[] {
    if (!OVER_PRESENT.has(operation)) return original.call(this, values, operation);
    const present = values.filter((value) => value !== null && value !== undefined && !Number.isNaN(value));
    if (present.length === 0) return [operation === 'count' || operation === 'sum' ? 0 : NaN];
    return original.call(this, present, operation);
  };
}
