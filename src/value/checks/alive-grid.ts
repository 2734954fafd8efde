import { checkNumber } from '../../numeric';
import { modelOf, type PurchaseParameters } from '../predict';

/** One cell of the grid. */
export interface AliveCell {
  readonly repeatDays: number;
  readonly lastPurchaseWeeks: number;
  readonly alive: number;
}

/**
 * P(alive) by number of repeat purchases and time of the last one, for customers observed equally long: the more often
 * somebody has bought, the sooner a silence says that he has left.
 *
 * @param observedWeeks T, above 0
 * @param options most repeat purchases (default 30) and steps of time (default 26)
 * @returns rows by repeat purchases, then by time; without a repeat only the time 0, with one only times above 0
 */
export function aliveGrid(
  fit: PurchaseParameters,
  observedWeeks: number,
  options: { readonly maxRepeatDays?: number; readonly steps?: number } = {},
): readonly AliveCell[] {
  const { maxRepeatDays = 30, steps = 26 } = options;
  checkNumber('observedWeeks', observedWeeks, { above: 0, max: 5200 });
  checkNumber('maxRepeatDays', maxRepeatDays, { integer: true, min: 1, max: 10_000 });
  checkNumber('steps', steps, { integer: true, min: 1, max: 10_000 });
  const model = modelOf(fit);
  const cells: AliveCell[] = [
    { repeatDays: 0, lastPurchaseWeeks: 0, alive: model.alive(fit.parameters, 0, 0, observedWeeks) },
  ];
  for (let x = 1; x <= maxRepeatDays; x += 1) {
    for (let step = 1; step <= steps; step += 1) {
      const last = step === steps ? observedWeeks : (observedWeeks * step) / steps;
      cells.push({
        repeatDays: x,
        lastPurchaseWeeks: last,
        alive: model.alive(fit.parameters, x, last, observedWeeks),
      });
    }
  }
  return cells;
}
