import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { addDays, createRandom, randomGamma, randomNormal } from '../src/numeric';

const LAST_DAY = '2024-12-20';
const DAYS = 700;

/** Customers as a shop is made of them: who they are, how many purchases a year, and what each comes to. */
interface Made {
  readonly customer: number;
  readonly perYear: number;
  readonly amount: number;
  /** The days of the shop in which the customer is there, counted back from its last day. */
  readonly from: number;
  readonly to: number;
}

/** How many customers the shops have, and how many of the planted one are its best. */
const CUSTOMERS = 600;
export const PLANTED = 60;

/** A shop whose first {@link PLANTED} customers are planted: they buy every other week, for three times as much, and stay. */
export function plantedShop(seed: number): Made[] {
  const random = createRandom(seed);
  return Array.from({ length: CUSTOMERS }, (_, i): Made => {
    const best = i < PLANTED;
    const from = Math.round(DAYS * (best ? 0.7 + 0.3 * random() : random()));
    const left = best ? 0 : Math.round(from * random());
    return {
      customer: i + 1,
      perYear: best ? 26 * (0.7 + 0.6 * random()) : 0.5 + 3 * random(),
      amount: (best ? 90 : 30) * Math.exp(0.5 * randomNormal(random)),
      from,
      to: left,
    };
  });
}

/** A shop without groups: one cloud, in which who buys more often also spends somewhat more. */
export function cloudShop(seed: number): Made[] {
  const random = createRandom(seed);
  return Array.from({ length: CUSTOMERS }, (_, i): Made => {
    const often = randomNormal(random);
    return {
      customer: i + 1,
      perYear: 4 * Math.exp(0.9 * often),
      amount: 40 * Math.exp(0.3 * often + 0.5 * randomNormal(random)),
      from: DAYS,
      to: 0,
    };
  });
}

/** Writes a shop's purchases as transactions of one line each, by customer. */
export async function writeShopFile(file: string, shop: readonly Made[], seed: number): Promise<void> {
  const random = createRandom(seed);
  const out = createWriteStream(file);
  out.write('InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n');
  let invoice = 10000;
  for (const { customer, perYear, amount, from, to } of shop) {
    for (let ago = from; ago >= to; ago -= (-Math.log(1 - random()) * 365) / perYear) {
      const price = (amount * randomGamma(random, 4)) / 4;
      const day = addDays(LAST_DAY, -Math.round(ago));
      if (day > LAST_DAY || price < 0.01) continue;
      invoice += 1;
      out.write(`${invoice},P${customer % 50},Thing,1,${day},${price.toFixed(2)},${customer},Portugal\n`);
    }
  }
  out.end();
  await once(out, 'finish');
}
