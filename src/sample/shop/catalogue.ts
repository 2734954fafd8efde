import { createRandom, randomIndex, randomNormal, type Random } from '../../numeric';
import { aliasTable, drawIndex, type AliasTable } from '../alias';
import { freshName } from './names';
import { priceStep } from './prices';
import { SPECIAL_ITEMS, type SpecialItem } from './special-items';
import { DEPARTMENTS, REMARKS } from '../words';

/** Products on the shelves; the real file has 3,900 with a number. */
const PRODUCTS = 3900;

/** Of a product, in pence. */
const TYPICAL_PRICE = 200;

/** Share of product numbers that come in several colours, told apart by a letter. */
const FAMILIES = 0.11;

/**
 * What the house sells, as flat columns: item i is a product below `products`, and a special item (postage,
 * fees, vouchers) from there on.
 */
export interface Catalogue {
  readonly products: number;
  /** The item number of each special item. */
  readonly special: Readonly<Record<SpecialItem, number>>;
  /** Stock code of each item. */
  readonly code: readonly string[];
  /** All descriptions; number 0 is the missing one. */
  readonly texts: readonly string[];
  /** Description of each item, as a number of `texts`, and its wording from `changeDay` on. */
  readonly text: Int32Array;
  readonly laterText: Int32Array;
  /** Price of one in pence, and the one from `changeDay` on, marked down or the same. */
  readonly pence: Int32Array;
  readonly laterPence: Int32Array;
  readonly changeDay: Int16Array;
  /** From this many on, a lower price. */
  readonly bulkFrom: Int32Array;
  /** How many of it are ordered for a penny that somebody means to spend on a line: fewer of what is dear. */
  readonly demand: Float64Array;
  /** Products of each department, and the table that draws one of them by its popularity. */
  readonly members: readonly Int32Array[];
  readonly popularity: readonly AliasTable[];
  /** Cheap products, such as people order by the ten thousand by mistake. */
  readonly cheap: Int32Array;
  /** Remarks of the warehouse, as numbers of `texts`. */
  readonly remarks: Int32Array;
}

/** The catalogue of a seed; it does not depend on the number of customers. */
export function createCatalogue(seed: number, days: number): Catalogue {
  const random = createRandom(seed);
  const items = PRODUCTS + SPECIAL_ITEMS.length;
  const code: string[] = [];
  const texts = [''];
  const text = new Int32Array(items);
  const laterText = new Int32Array(items);
  const pence = new Int32Array(items);
  const laterPence = new Int32Array(items);
  const changeDay = new Int16Array(items);
  const bulkFrom = new Int32Array(items);
  const demand = new Float64Array(items);
  const weight = new Float64Array(PRODUCTS);
  const members: number[][] = DEPARTMENTS.map(() => []);
  const departments = aliasTable(DEPARTMENTS.map(({ share }) => share));
  const numbers = new Set<number>();
  const names = new Set<string>();

  while (code.length < PRODUCTS) {
    const department = drawIndex(departments, random);
    const number = freshNumber(numbers, random);
    const letters = random() < FAMILIES ? 2 + randomIndex(random, 3) : 1;
    const price = priceStep(DEPARTMENTS[department].pence * Math.exp(0.78 * randomNormal(random)));
    for (let letter = 0; letter < letters && code.length < PRODUCTS; letter += 1) {
      const item = code.length;
      const name = freshName(names, department, random);
      code.push(letters === 1 ? String(number) : `${number}${String.fromCharCode(65 + letter)}`);
      text[item] = texts.push(name) - 1;
      laterText[item] = random() < 0.05 ? texts.push(reworded(name, random)) - 1 : text[item];
      pence[item] = price;
      laterPence[item] = random() < 0.25 ? priceStep(0.8 * price) : price;
      changeDay[item] = randomIndex(random, days);
      bulkFrom[item] = price < 200 ? 96 : price < 600 ? 24 : 12;
      demand[item] = Math.pow(price / TYPICAL_PRICE, -0.7) / TYPICAL_PRICE;
      weight[item] = popularity(price, random);
      members[department].push(item);
    }
  }

  const special: Partial<Record<SpecialItem, number>> = {};
  SPECIAL_ITEMS.forEach(({ name, code: itsCode, description }, i) => {
    special[name] = PRODUCTS + i;
    code.push(itsCode);
    text[PRODUCTS + i] = texts.push(description) - 1;
    laterText[PRODUCTS + i] = text[PRODUCTS + i];
  });

  return {
    products: PRODUCTS,
    special: special as Record<SpecialItem, number>,
    code,
    texts,
    text,
    laterText,
    pence,
    laterPence,
    changeDay,
    bulkFrom,
    demand,
    members: members.map((list) => Int32Array.from(list)),
    popularity: members.map((list) => aliasTable(list.map((item) => weight[item]))),
    cheap: Int32Array.from(code.keys()).filter((item) => pence[item] >= 85 && pence[item] <= 210),
    remarks: Int32Array.from(REMARKS, (remark) => texts.push(remark) - 1),
  };
}

/** The same description as somebody else would type it. */
function reworded(name: string, random: Random): string {
  return name.replace(' ', random() < 0.1 ? ', ' : '  ');
}

/** A five-digit number that no other product has. */
function freshNumber(used: Set<number>, random: Random): number {
  for (;;) {
    const number = 10_000 + randomIndex(random, 80_000);
    if (used.has(number)) continue;
    used.add(number);
    return number;
  }
}

/**
 * How often a product is bought: in the real file the lines of a product (10%, 25%, 50%, 75%, 90%, 99% quantiles:
 * 4, 17, 66, 169, 350, 980) fall below the median faster than they rise above it, on a log scale.
 */
function popularity(pence: number, random: Random): number {
  const z = randomNormal(random);
  return Math.exp((z > 0 ? 1.2 : 2) * z) * Math.pow(pence / TYPICAL_PRICE, -0.35);
}
