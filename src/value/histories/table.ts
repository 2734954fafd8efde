import { checkNumber } from '../../numeric';

/** What one customer bought or sent back on one day; several rows of one customer and day are added up. */
export interface PurchaseRow {
  readonly customerId: number;
  /** Whole days since any fixed day; `dayNumber` counts from 1970-01-01. */
  readonly day: number;
  /** Purchases less returns of the day, in the currency of the data. */
  readonly netValue: number;
}

/**
 * Rows as columns: by customer and day, each customer and day once. Customer c's days stand from `start[c]` to before
 * `start[c + 1]`. The columns lie in shared memory, so that workers read them where they are.
 */
export interface PurchaseTable {
  readonly customerIds: readonly PurchaseRow['customerId'][];
  readonly start: Int32Array;
  readonly day: Int32Array;
  readonly netValue: Float64Array;
}

/** Sums of prices that cancel leave crumbs such as 1e-14, which are no value; no currency has coins below this. */
export const CRUMB = 1e-6;

const made = new WeakMap<readonly PurchaseRow[], PurchaseTable>();

/** The rows as a table: checked, sorted and added up once, and kept for as long as the rows are. */
export function tableOf(rows: readonly PurchaseRow[]): PurchaseTable {
  let table = made.get(rows);
  if (table === undefined) made.set(rows, (table = makeTable(rows)));
  return table;
}

function makeTable(rows: readonly PurchaseRow[]): PurchaseTable {
  rows.forEach(checkRow);
  const order = Array.from(rows.keys()).sort((a, b) => {
    const [one, other] = [rows[a].customerId, rows[b].customerId];
    if (one !== other) return one < other ? -1 : 1;
    return rows[a].day - rows[b].day || a - b;
  });
  const customerIds: PurchaseRow['customerId'][] = [];
  const start: number[] = [];
  const day = shared(Int32Array, rows.length);
  const netValue = shared(Float64Array, rows.length);
  let n = 0;
  for (const i of order) {
    const row = rows[i];
    const known = customerIds.length > 0 && customerIds[customerIds.length - 1] === row.customerId;
    if (!known) {
      customerIds.push(row.customerId);
      start.push(n);
    }
    if (known && day[n - 1] === row.day) netValue[n - 1] += row.netValue;
    else {
      day[n] = row.day;
      netValue[n] = row.netValue;
      n += 1;
    }
  }
  const starts = shared(Int32Array, start.length + 1);
  starts.set(start);
  starts[start.length] = n;
  return { customerIds, start: starts, day: day.subarray(0, n), netValue: netValue.subarray(0, n) };
}

function checkRow({ customerId, day, netValue }: PurchaseRow, index: number): void {
  if (!(Number.isInteger(customerId) && Math.abs(customerId) < 2147483648)) {
    checkNumber(`customerId of row ${index}`, customerId, {
      integer: true,
      min: -2147483647,
      max: 2147483647,
    });
  }
  if (!Number.isInteger(day))
    checkNumber(`day of customer ${customerId} in row ${index}`, day, { integer: true });
  if (!Number.isFinite(netValue)) {
    throw new RangeError(
      `netValue of customer ${customerId} in row ${index} must be finite, received ${netValue}`,
    );
  }
}

function shared<T>(
  type: { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  length: number,
): T {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT));
}
