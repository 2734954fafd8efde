import { randomIndex, type Random } from '../../numeric';
import { fillPurchase, lineCount } from './fill-purchase';
import { copyLine, type Lines } from './lines';
import { type Store } from './store';

/** Mean number of lines of a cancellation. */
const RETURNED_LINES = 2.4;

/** Share of returned lines that come back whole whatever their quantity. */
const WHOLE = 0.2;

/** Takes some lines of a purchase back, whole or in part, each at the price that was paid. */
export function fillReturn(bought: Lines, random: Random, lines: Lines): void {
  const n = Math.min(bought.n, lineCount(RETURNED_LINES, random));
  // Selection sampling keeps the lines in the order of the purchase (Knuth, TAOCP 2, algorithm 3.4.2 S).
  for (let line = 0; line < bought.n && lines.n < n; line += 1) {
    if (random() * (bought.n - line) >= n - lines.n) continue;
    const quantity = bought.quantity[line];
    copyLine(lines, bought, line, -(random() < WHOLE ? quantity : 1 + randomIndex(random, quantity)));
  }
}

/** Takes back what was bought before the window: lines like those of a purchase, and none of it in the file. */
export function fillOldReturn(store: Store, visit: number, day: number, random: Random, lines: Lines): void {
  fillPurchase(store, visit, day, random, lines);
  lines.n = Math.min(lines.n, lineCount(RETURNED_LINES, random));
  for (let line = 0; line < lines.n; line += 1) lines.quantity[line] *= -1;
}
