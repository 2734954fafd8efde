import { childSeed, createRandom, randomIndex, type Random } from '../../numeric';
import { DAY_MINUTES } from '../calendar';
import { fillBulk, fillPurchase } from './fill-purchase';
import { fillOldReturn, fillReturn } from './fill-return';
import { fillStray } from './fill-stray';
import { copyLine, emptyLines, type Lines } from './lines';
import { addItem, type Store } from './store';
import { NONE } from '../visits';

/** Fills in the lines of a visit, the same ones at every call. */
export type FillLines = (visit: number, lines: Lines) => void;

/**
 * Makes the lines of any visit from its number and the seed alone, so that none need be kept: a cancellation makes
 * the lines of its purchase once more and picks from them, however long ago that was.
 */
export function createBaskets(store: Store, seed: number): FillLines {
  const { shelf, visits } = store;
  const earlier = emptyLines();
  const fill: FillLines = (visit, lines) => {
    const random = createRandom(childSeed(seed, visit));
    const kind = visits.kind[visit];
    const source = visits.source[visit];
    const day = Math.floor(visits.minute[visit] / DAY_MINUTES);
    lines.n = 0;
    shelf.openBasket();
    switch (kind) {
      case 'purchase':
        return fillPurchase(store, visit, day, random, lines);
      case 'return':
        fill(source, earlier);
        return fillReturn(earlier, random, lines);
      case 'oldReturn':
        return fillOldReturn(store, visit, day, random, lines);
      case 'bulk':
        return source === NONE ? fillBulk(store, day, random, lines) : fill(source, lines);
      case 'bulkReturn':
        fill(source, earlier);
        return copyLine(lines, earlier, 0, -earlier.quantity[0]);
      case 'badDebt':
        if (source === NONE) return fillBadDebt(store, day, random, lines);
        fill(source, lines);
        lines.pence[0] *= -1;
        return;
      default:
        return fillStray(store, kind, visit, day, random, lines);
    }
  };
  return fill;
}

function fillBadDebt({ catalogue }: Store, day: number, random: Random, lines: Lines): void {
  addItem(lines, catalogue, catalogue.special.badDebt, day, 1, 400_000 + randomIndex(random, 800_000));
}
