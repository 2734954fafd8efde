import { randomIndex, randomNormal, type Random } from '../../numeric';
import { UNITED_KINGDOM, FOREIGN_POSTAGE, REPEATED, type PurchaseExtra } from '../visits';
import { copyLine, type Lines } from './lines';
import { orderQuantity, priceStep } from '../shop';
import { addItem, listPrice, type Store } from './store';

/** How much the lines of one customer differ in value (standard deviation of the logarithm). */
const LINE_SPREAD = 0.75;

/** A basket of half the usual lines has lines of this power of two more value. */
const SMALL_IS_DEAR = 0.3;

/** The most lines of a purchase. */
const maxPurchaseLines = 700;

/** Postage abroad, in pence, and what carriage and the bank charge. */
const POSTAGE = [1500, 1800, 1800, 1800, 2800, 4000];
const CARRIAGE = 5000;
const BANK_CHARGES = 1500;

/** Pads are given away, at a tenth of a penny. */
const PADS = 0.1;

/** A registered customer's purchase. */
export function fillPurchase(store: Store, visit: number, day: number, random: Random, lines: Lines): void {
  const { catalogue, customers, shelf, visits } = store;
  const customer = visits.customer[visit];
  const group = customers.group[customer];
  const month = store.calendar.month[day];
  const mean = customers.lines[customer];
  const n = purchaseLines(mean, random);
  const value = customers.lineValue[customer] * Math.pow(mean / n, SMALL_IS_DEAR);
  for (let i = 0; i < n; i += 1) {
    if (i > 0 && random() < REPEATED) {
      const line = randomIndex(random, i);
      copyLine(lines, lines, line, lines.quantity[line]);
      continue;
    }
    const item = shelf.draw(group, month, random);
    const price = listPrice(catalogue, item, day);
    const quantity = orderQuantity(
      value * catalogue.demand[item] * Math.exp(LINE_SPREAD * randomNormal(random)),
    );
    const bulk = quantity >= catalogue.bulkFrom[item];
    addItem(lines, catalogue, item, day, quantity, bulk ? priceStep(0.85 * price) : price);
  }
  if (visits.country[visit] !== UNITED_KINGDOM && random() < FOREIGN_POSTAGE) {
    const price = POSTAGE[randomIndex(random, POSTAGE.length)];
    addItem(lines, catalogue, catalogue.special.postage, day, 1 + randomIndex(random, 4), price);
  }
  const extra = visits.extra.get(visit);
  if (extra !== undefined) addExtra(store, extra as PurchaseExtra, day, random, lines);
}

/** A purchase of one cheap product by the ten thousand. */
export function fillBulk({ catalogue }: Store, day: number, random: Random, lines: Lines): void {
  const item = catalogue.cheap[randomIndex(random, catalogue.cheap.length)];
  const quantity = 12_000 + randomIndex(random, 60_000);
  addItem(lines, catalogue, item, day, quantity, priceStep(0.85 * listPrice(catalogue, item, day)));
}

/** Lines of a purchase: the sum of two exponential numbers around the customer's mean. */
function purchaseLines(mean: number, random: Random): number {
  const sum = -Math.log((1 - random()) * (1 - random()));
  return Math.min(maxPurchaseLines, 1 + Math.floor((sum / 2) * Math.max(0, mean - 0.5)));
}

/** A number of lines, one and more, geometric around a mean. */
export function lineCount(mean: number, random: Random): number {
  return Math.min(maxPurchaseLines, 1 + Math.floor(-Math.log(1 - random()) * Math.max(0, mean - 0.5)));
}

/** The price of something that somebody entered by hand: a few pounds, now and then thousands. */
export function manualPrice(random: Random): number {
  return Math.min(900_000, Math.max(1, Math.round(900 * Math.exp(1.6 * randomNormal(random)))));
}

function addExtra(store: Store, extra: PurchaseExtra, day: number, random: Random, lines: Lines): void {
  const { catalogue } = store;
  const { special } = catalogue;
  switch (extra) {
    case 'manual':
      return addItem(lines, catalogue, special.manual, day, 1, manualPrice(random));
    case 'carriage':
      return addItem(lines, catalogue, special.carriage, day, 1, CARRIAGE);
    case 'bankCharges':
      return addItem(lines, catalogue, special.bankCharges, day, 1, BANK_CHARGES);
    case 'pads':
      return addItem(lines, catalogue, special.pads, day, 1, PADS);
    case 'free':
      lines.pence[0] = 0;
      return;
    default:
      throw new Error(`no such extra: ${String(extra satisfies never)}`);
  }
}
