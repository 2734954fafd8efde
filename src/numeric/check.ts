/** What a number must satisfy; the bounds belong to the range. */
export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  /** The lower bound itself is refused. */
  readonly above?: number;
}

/**
 * Returns the value, or throws a RangeError that names the parameter, the range and the value received.
 * NaN fails every range, and so does text that looks like a number.
 */
export function checkNumber(name: string, value: number, range: NumberRange = {}): number {
  const { min = -Infinity, max = Infinity, above = -Infinity, integer = false } = range;
  const inside =
    typeof value === 'number' && value >= min && value <= max && (above === -Infinity || value > above);
  if (inside && (!integer || Number.isInteger(value))) return value;
  const kind = integer ? 'a whole number' : 'a number';
  const parts: string[] = [];
  if (above !== -Infinity) parts.push(`above ${above}`);
  if (min !== -Infinity) parts.push(`at least ${min}`);
  if (max !== Infinity) parts.push(`at most ${max}`);
  throw new RangeError(`${name} must be ${[kind, parts.join(' and ')].join(' ').trim()}, received ${value}`);
}
