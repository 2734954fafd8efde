import type ts from 'typescript';

/** Writes shorthand properties out: `{ a }` becomes `{ a: a }`. */
export function expandShorthand(
  compiler: typeof ts,
  code: string,
): { readonly code: string; readonly restore: (line: number, column: number) => number };
