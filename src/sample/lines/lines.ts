/** The most lines that an invoice of the sample can have. */
const CAPACITY = 2048;

/** The lines of one invoice, as columns that are used again for the next one. */
export interface Lines {
  n: number;
  /** Number of the item in the catalogue. */
  readonly item: Int32Array;
  /** Number of the description in the catalogue's texts. */
  readonly text: Int32Array;
  readonly quantity: Int32Array;
  /** Price of one, in pence; may be a fraction of one. */
  readonly pence: Float64Array;
}

export function emptyLines(): Lines {
  return {
    n: 0,
    item: new Int32Array(CAPACITY),
    text: new Int32Array(CAPACITY),
    quantity: new Int32Array(CAPACITY),
    pence: new Float64Array(CAPACITY),
  };
}

/** Adds a line; an invoice that is full stays as it is. */
export function addLine(lines: Lines, item: number, text: number, quantity: number, pence: number): void {
  if (lines.n === CAPACITY) return;
  lines.item[lines.n] = item;
  lines.text[lines.n] = text;
  lines.quantity[lines.n] = quantity;
  lines.pence[lines.n] = pence;
  lines.n += 1;
}

/** Adds a line of another invoice, or of this one, with another quantity. */
export function copyLine(lines: Lines, from: Lines, line: number, quantity: number): void {
  addLine(lines, from.item[line], from.text[line], quantity, from.pence[line]);
}
