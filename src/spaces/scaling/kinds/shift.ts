/** A shift and a division, learnt of a column. */
export interface Shift {
  readonly by: 'shift';
  readonly centre: number;
  readonly scale: number;
}

/** (x − centre) / scale */
export function shifted({ centre, scale }: Shift): (value: number) => number {
  return (value) => (value - centre) / scale;
}
