import { createRandom, type Random } from '../../src/numeric';

/** A line of an invented shop. */
export interface ShopLine {
  readonly order: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM:SS`. */
  readonly time: string;
  /** From 1. */
  readonly customer: number;
  /** From 0. */
  readonly product: number;
  readonly quantity: number;
  /** Of one piece, with two decimals. */
  readonly price: number;
}

/** What a file of the shop holds when it is read right. */
export interface ShopTruth {
  readonly customers: number;
  readonly invoices: number;
  readonly items: number;
  readonly value: number;
  readonly first: string;
  readonly last: string;
}

/** The names of the products, in which there is what a reader of files stumbles over. */
export const PRODUCTS = ['Mug, blue', 'Lamp', 'Chair "Oak"', 'Rug', 'Vase', 'Clock', 'Bowl', 'Tray', 'Pen'];

const DAYS = 600;
const START = Date.UTC(2023, 0, 2);

/**
 * An invented shop of some 600 days: half of its customers come once, some a few times, and a tenth again and again.
 * Nobody buys on Sundays. The same seed makes the same shop.
 */
export function inventShop(customers: number, seed: number): ShopLine[] {
  const random = createRandom(seed);
  const lines: ShopLine[] = [];
  let order = 5000;
  for (let customer = 1; customer <= customers; customer += 1) {
    const kind = random();
    const [times, pause] =
      kind < 0.5 ? [1, 0] : kind < 0.9 ? [2 + below(random, 4), 90] : [9 + below(random, 12), 40];
    const usual = 0.5 + 2 * random();
    let day = below(random, DAYS - 30);
    for (let i = 0; i < times && day < DAYS; i += 1) {
      order += 1;
      const date = new Date(
        START + (day - (new Date(START + day * 86_400_000).getUTCDay() === 0 ? 1 : 0)) * 86_400_000,
      );
      for (let k = 1 + below(random, 3); k > 0; k -= 1) {
        const product = below(random, PRODUCTS.length);
        lines.push({
          order,
          day: date.toISOString().slice(0, 10),
          time: `${two(8 + below(random, 12))}:${two(below(random, 60))}:${two(below(random, 60))}`,
          customer,
          product,
          quantity: 1 + below(random, 4),
          price: Math.round(100 * (2 + 3 * product) * usual) / 100,
        });
      }
      day += 1 + below(random, Math.max(1, 2 * pause));
    }
  }
  return lines.sort((a, b) => (a.day === b.day ? a.order - b.order : a.day < b.day ? -1 : 1));
}

/** What lines come to. */
export function truthOf(lines: readonly ShopLine[]): ShopTruth {
  const days = lines.map(({ day }) => day).sort();
  return {
    customers: new Set(lines.map(({ customer }) => customer)).size,
    invoices: new Set(lines.map(({ order }) => order)).size,
    items: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    value: Math.round(100 * lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0)) / 100,
    first: days[0],
    last: days[days.length - 1],
  };
}

export const two = (number: number): string => String(number).padStart(2, '0');

const below = (random: Random, most: number): number => Math.floor(random() * most);
