import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Danfo from 'danfojs-node';
import { projectRoot } from '../config';

/**
 * Rows as a danfo DataFrame, to describe, select and show customers with.
 *
 * danfo is loaded at the first call, which takes a second and a half; notebooks that need no frame do not pay for it.
 * Its arithmetic between frames goes through 32-bit floats and its sort is quadratic: add money and sort in SQL.
 *
 * @throws Error when there is no row, since a frame without rows has no columns either
 */
export function customerFrame(rows: readonly object[]): Danfo.DataFrame {
  if (rows.length === 0) throw new Error('a frame needs at least one row, received none');
  const load = createRequire(path.join(projectRoot(), 'package.json'));
  const { DataFrame } = load('danfojs-node') as typeof Danfo;
  return new DataFrame(rows.map((row) => ({ ...row })));
}
