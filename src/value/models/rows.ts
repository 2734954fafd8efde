import { type PurchaseHistories } from '../histories';

/**
 * Purchase histories with identical (x, t_x, T) put together, since they have the same likelihood; and, because a
 * logarithm of (parameter + time) is most of the work, the distinct times and counts that the rows refer to.
 */
export interface PurchaseRows {
  readonly rows: number;
  /** Customers in each row; a bootstrap replaces these and nothing else. */
  readonly weights: Float64Array;
  /** Per row: x, t_x in weeks, T in weeks. */
  readonly repeatDays: Int32Array;
  readonly lastPurchaseWeeks: Float64Array;
  readonly observedWeeks: Float64Array;
  /** Per row: where its x, t_x and T stand in `counts` and `times`. */
  readonly countIndex: Int32Array;
  readonly lastIndex: Int32Array;
  readonly observedIndex: Int32Array;
  /** Distinct x and distinct times (t_x and T together). */
  readonly counts: Int32Array;
  readonly times: Float64Array;
  /** Per customer: its row. */
  readonly rowOf: Int32Array;
}

/** Groups histories that {@link checkHistories} has passed. */
export function groupRows(histories: PurchaseHistories): PurchaseRows {
  const { repeatDays, lastPurchaseWeeks, observedWeeks } = histories;
  const n = repeatDays.length;
  const counts = new Numbering();
  const times = new Numbering();
  const keys = new Map<string, number>();
  const rowOf = new Int32Array(n);
  const first: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const key = `${repeatDays[i]}/${lastPurchaseWeeks[i]}/${observedWeeks[i]}`;
    let row = keys.get(key);
    if (row === undefined) {
      row = keys.size;
      keys.set(key, row);
      first.push(i);
      weights.push(0);
    }
    rowOf[i] = row;
    weights[row] += 1;
  }
  return {
    rows: first.length,
    weights: Float64Array.from(weights),
    repeatDays: Int32Array.from(first, (i) => repeatDays[i]),
    lastPurchaseWeeks: Float64Array.from(first, (i) => lastPurchaseWeeks[i]),
    observedWeeks: Float64Array.from(first, (i) => observedWeeks[i]),
    countIndex: Int32Array.from(first, (i) => counts.of(repeatDays[i])),
    lastIndex: Int32Array.from(first, (i) => times.of(lastPurchaseWeeks[i])),
    observedIndex: Int32Array.from(first, (i) => times.of(observedWeeks[i])),
    counts: Int32Array.from(counts.values),
    times: Float64Array.from(times.values),
    rowOf,
  };
}

/** Gives each distinct number a place, in the order in which they come. */
class Numbering {
  readonly values: number[] = [];
  private readonly places = new Map<number, number>();

  of(value: number): number {
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.values.length;
      this.places.set(value, place);
      this.values.push(value);
    }
    return place;
  }
}
