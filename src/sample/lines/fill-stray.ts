import { randomIndex, randomNormal, type Random } from '../../numeric';
import { WEB_FREE, type StrayInvoice, type WebExtra } from '../visits';
import { lineCount, manualPrice } from './fill-purchase';
import { addLine, type Lines } from './lines';
import { orderQuantity, ANYBODY } from '../shop';
import { addItem, listPrice, webPrice, type Store } from './store';

/** Mean lines of a web batch and of a sale over the counter. */
const WEB_LINES = 172;
const COUNTER_LINES = 24;

/** What a lone line over the counter is worth, in pence. */
const SINGLE_VALUE = 3500;

/** Postage of a web batch in pence a line. */
const WEB_POSTAGE = 107;

/** An invoice that is no purchase of a registered customer. */
export function fillStray(
  store: Store,
  kind: StrayInvoice,
  visit: number,
  day: number,
  random: Random,
  lines: Lines,
): void {
  const { catalogue } = store;
  const { special } = catalogue;
  const month = store.calendar.month[day];
  const product = (): number => store.shelf.draw(ANYBODY, month, random);
  const add = (item: number, quantity: number, pence: number): void =>
    addItem(lines, catalogue, item, day, quantity, pence);
  const sell = (count: number): void => {
    for (let i = 0; i < count; i += 1) {
      const item = product();
      const free = kind === 'web' && random() < WEB_FREE;
      add(item, fewItems(random), free ? 0 : webPrice(catalogue, item, day));
    }
  };
  switch (kind) {
    case 'web': {
      sell(webLines(WEB_LINES, random));
      const extra = store.visits.extra.get(visit);
      if (extra !== undefined) add(special[extra as WebExtra], 1, EXTRA_PRICES[extra as WebExtra]);
      return add(special.webPostage, 1, Math.round(WEB_POSTAGE * lines.n * skewed(1, 0.3, random)));
    }
    case 'counter':
      return sell(2 + lineCount(COUNTER_LINES - 2, random));
    case 'single': {
      if (random() < 0.3) return add(special.manual, 1, manualPrice(random));
      const item = product();
      const price = webPrice(catalogue, item, day);
      return add(item, orderQuantity(skewed(SINGLE_VALUE, 1, random) / price), price);
    }
    case 'writeOff': {
      const item = product();
      return addLine(lines, item, random() < 0.65 ? 0 : remark(store, random), -stockCount(random), 0);
    }
    case 'found': {
      const item = product();
      const known = random();
      const text = known < 0.78 ? 0 : known < 0.88 ? remark(store, random) : catalogue.text[item];
      return addLine(lines, item, text, stockCount(random), 0);
    }
    case 'marketFee':
      return add(special.marketFee, -1, skewed(500_000, 0.6, random));
    case 'samples':
      for (let n = 1 + randomIndex(random, 6); n > 0; n -= 1)
        add(special.samples, -1, skewed(2000, 1, random));
      return;
    case 'bankCharge':
      return add(special.bankCharges, -1, skewed(8000, 1, random));
    case 'guestCredit': {
      if (random() < 0.5) return add(special.manual, -1, manualPrice(random));
      const item = product();
      return add(item, -fewItems(random), listPrice(catalogue, item, day));
    }
    case 'discount':
      return add(special.discount, -1, skewed(2300, 1.3, random));
    case 'manualCredit':
      return add(special.manual, -1, manualPrice(random));
    case 'charity':
      return add(special.charity, -1, skewed(45_000, 0.6, random));
    default:
      throw new Error(`no such invoice: ${String(kind satisfies never)}`);
  }
}

/** Web prices in pence of what is added to a batch. */
const EXTRA_PRICES: Readonly<Record<WebExtra, number>> = {
  voucher10: 833,
  voucher20: 1667,
  voucher30: 2500,
  voucher50: 4167,
  girlsBag: 329,
  boysBag: 329,
  dogLead: 629,
  manualSmall: 255,
};

/** A whole number above zero, lognormal around a median. */
function skewed(median: number, spread: number, random: Random): number {
  return Math.max(1, Math.round(median * Math.exp(spread * randomNormal(random))));
}

/** What a household orders of one product. */
function fewItems(random: Random): number {
  return skewed(0.95, 1.4, random);
}

/** What a warehouse counts. */
function stockCount(random: Random): number {
  return Math.min(9600, skewed(35, 1.5, random));
}

function remark({ catalogue }: Store, random: Random): number {
  return catalogue.remarks[randomIndex(random, catalogue.remarks.length)];
}

/** Lines of a web batch: the sum of two exponential numbers, since a batch has seldom few. */
function webLines(mean: number, random: Random): number {
  return lineCount(mean / 2, random) + lineCount(mean / 2, random);
}
