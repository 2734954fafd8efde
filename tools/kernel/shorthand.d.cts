import type ts from 'typescript';

/** Writes shorthand properties out: `{ a }` becomes `{ a: a }`. */
export function expandShorthand(
  compiler: typeof ts,
  code: string,
): {
  readonly code: string;
  readonly insertions: readonly (readonly [number, readonly { column: number; length: number }[]])[];
  readonly restore: (line: number, column: number) => number;
};
