import { type Random } from '../../numeric';
import { aliasTable, drawIndex, type AliasTable } from '../alias';
import { MONTHS } from '../calendar';
import { type Catalogue } from './catalogue';
import { GROUP_PLANS, SAMPLE_GROUPS, type GroupPlan } from '../groups';
import { DEPARTMENTS } from '../words';

/** The group of those who are nobody's customers. */
export const ANYBODY = SAMPLE_GROUPS.length;

/** How many times as often festive things are bought, December first. */
const FESTIVE = [1.8, 0.5, 0.6, 0.7, 0.7, 0.7, 0.7, 0.7, 0.9, 1.6, 2, 2.2, 1.8];

/** How often one looks for a product that is not yet in the basket before taking one that is. */
const TRIES = 6;

/** Draws products from the catalogue by taste and season, none twice in a basket if it can be helped. */
export interface Shelf {
  readonly catalogue: Catalogue;
  /** Draws a product for a group and month, for the basket that is open. */
  draw(group: number, month: number, random: Random): number;
  /** Opens a new basket. */
  openBasket(): void;
}

export function createShelf(catalogue: Catalogue): Shelf {
  const { members, popularity, products } = catalogue;
  const plans: (GroupPlan | null)[] = [...SAMPLE_GROUPS.map((group) => GROUP_PLANS[group]), null];
  const tables = plans.flatMap((plan) =>
    Array.from({ length: MONTHS }, (_, month) => tasteTable(plan, month)),
  );
  const basketOf = new Int32Array(products);
  let basket = 0;
  return {
    catalogue,
    openBasket() {
      basket += 1;
    },
    draw(group, month, random) {
      const table = tables[group * MONTHS + month];
      let item = 0;
      for (let tries = 0; tries < TRIES; tries += 1) {
        const department = drawIndex(table, random);
        item = members[department][drawIndex(popularity[department], random)];
        if (basketOf[item] !== basket) break;
      }
      basketOf[item] = basket;
      return item;
    },
  };
}

function tasteTable(plan: GroupPlan | null, month: number): AliasTable {
  return aliasTable(
    DEPARTMENTS.map(({ name, share }) => {
      const season = name === 'festive' ? FESTIVE[month] : 1;
      return share * season * (plan?.tastes[name] ?? 1);
    }),
  );
}
