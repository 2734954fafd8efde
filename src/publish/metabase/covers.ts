/**
 * Whether what is there has all that is wanted. What Metabase adds by itself does not count, and what is not there counts
 * as null; lists have to be the same, in the same order.
 */
export function covers(there: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(there) &&
      there.length === wanted.length &&
      wanted.every((each, i) => covers(there[i], each))
    );
  if (typeof wanted === 'object' && wanted !== null)
    return (
      typeof there === 'object' &&
      there !== null &&
      Object.entries(wanted).every(([key, value]) => covers((there as Record<string, unknown>)[key], value))
    );
  return (there ?? null) === (wanted ?? null);
}
