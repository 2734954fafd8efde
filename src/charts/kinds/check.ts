/**
 * Returns nothing, or throws when a series of a chart is not as long as what it is drawn against.
 *
 * @throws RangeError that names the chart, the series and both lengths
 */
export function checkLength(chart: string, what: string, length: number, expected: number): void {
  if (length === expected) return;
  throw new RangeError(`the figure "${chart}": ${what} must be ${expected} long, received ${length}`);
}

/** Throws when a chart has nothing to show. @throws RangeError that names the chart and what is missing */
export function checkSome(chart: string, what: string, length: number): void {
  if (length > 0) return;
  throw new RangeError(`the figure "${chart}" needs at least one of its ${what}, received none`);
}
