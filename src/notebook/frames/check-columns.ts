import { nearestOf } from '../../config';
import { type Frame } from './types';

/** @throws Error that names the nearest column where there is none of that name */
export function checkColumns({ columns }: Pick<Frame, 'columns'>, names: readonly unknown[]): void {
  for (const name of names) {
    if (typeof name !== 'string' || columns.includes(name)) continue;
    throw new Error(
      `the frame has no column "${name}": did you mean ${nearestOf(name, columns)}? It has ${columns.join(', ')}`,
    );
  }
}
