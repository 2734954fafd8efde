import { writeFileSync } from 'node:fs';
import { addDays, createRandom } from '../../src/numeric';

/** A purchase as a shop's file has it. */
export interface Purchase {
  readonly customer: number;
  readonly day: string;
  readonly amount: number;
}

/** Customers of one kind: how often they buy, for how much, and how long ago the last time was at most. */
interface Kind {
  readonly customers: number;
  readonly purchases: number;
  readonly amount: number;
  readonly lastWithin: number;
}

const KINDS: readonly Kind[] = [
  { customers: 25, purchases: 14, amount: 80, lastWithin: 20 },
  { customers: 60, purchases: 4, amount: 30, lastWithin: 120 },
  { customers: 65, purchases: 1, amount: 15, lastWithin: 330 },
];

const LAST_DAY = '2024-12-20';

/** How many of the customers, who are numbered from 1, are planted as the best: frequent, recent, of large amounts. */
export const PLANTED = KINDS[0].customers;

/** Purchases of a shop of 150 customers over a year, of three kinds that are far apart. */
export function smallShop(seed = 1): Purchase[] {
  const random = createRandom(seed);
  let customer = 0;
  const purchases: Purchase[] = [{ customer: 150, day: LAST_DAY, amount: 14 }];
  for (const { customers, purchases: often, amount, lastWithin } of KINDS) {
    for (let i = 0; i < customers; i += 1) {
      customer += 1;
      const last = Math.floor(random() * lastWithin);
      const times = Math.max(1, Math.round(often * (0.8 + 0.4 * random())));
      for (let p = 0; p < times; p += 1) {
        const ago = last + Math.floor((p * (350 - last)) / Math.max(1, times));
        purchases.push({
          customer,
          day: addDays(LAST_DAY, -ago),
          amount: Math.round(100 * amount * (0.7 + 0.6 * random())) / 100,
        });
      }
    }
  }
  return purchases;
}

/** Writes purchases as a file of transactions, each an invoice of one line; below zero a return of another thing. */
export function writeShop(file: string, purchases: readonly Purchase[]): void {
  const lines = purchases.map(
    ({ customer, day, amount }, i) =>
      `${amount < 0 ? 'C' : ''}${5000 + i},${amount < 0 ? 'R1' : 'P1'},Thing,${amount < 0 ? -1 : 1},${day},${Math.abs(amount).toFixed(2)},${customer},Portugal`,
  );
  const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
  writeFileSync(file, `${[head, ...lines].join('\n')}\n`);
}
