/** The lines that netting looks at: those of customers and products that have a return, as columns. */
export interface NettingLines {
  /** Line numbers: the order of the file. */
  readonly line: Int32Array;
  /** A number per customer and product; lines of one pair stand together, ordered by day and line number. */
  readonly pair: Int32Array;
  /** Items; negative for a return. */
  readonly quantity: Int32Array;
}

/**
 * Matches returns to earlier purchases of the same product by the same customer, newest first.
 *
 * Each return, in the order of the file, takes its items from the newest earlier purchase that still stands, then
 * from the one before, until all its items are matched or no purchase is left; what then remains is a return of its
 * own. A return is never matched to a purchase that comes after it.
 *
 * @param lines the lines, pairs together, each pair by day and line number
 * @returns for each line what still stands of its quantity: purchases from 0 to their quantity, returns from their
 *   quantity to 0; the sum over all lines does not change
 */
export function netReturns(lines: NettingLines): Int32Array {
  const { pair, quantity } = lines;
  const standing = Int32Array.from(quantity);
  const open: number[] = [];
  for (let i = 0; i < pair.length; i += 1) {
    if (i === 0 || pair[i] !== pair[i - 1]) open.length = 0;
    if (standing[i] >= 0) {
      if (standing[i] > 0) open.push(i);
      continue;
    }
    while (standing[i] < 0 && open.length > 0) {
      const newest = open[open.length - 1];
      const matched = Math.min(standing[newest], -standing[i]);
      standing[newest] -= matched;
      standing[i] += matched;
      if (standing[newest] === 0) open.pop();
    }
  }
  return standing;
}
