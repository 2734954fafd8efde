import { type Calendar } from '../calendar';
import { type Catalogue, type Shelf } from '../shop';
import { type Customers, type Visits } from '../visits';
import { addLine, type Lines } from './lines';

/** Web prices against the list: tax and the shop's margin are in them. */
const WEB_MARKUP = 1.97;

/** What the lines of an invoice are made from. */
export interface Store {
  readonly catalogue: Catalogue;
  readonly shelf: Shelf;
  readonly customers: Customers;
  readonly visits: Visits;
  readonly calendar: Calendar;
}

/** The price of one on a day, in pence. */
export function listPrice(catalogue: Catalogue, item: number, day: number): number {
  return day < catalogue.changeDay[item] ? catalogue.pence[item] : catalogue.laterPence[item];
}

/** The web shop's price of one on a day, in pence. */
export function webPrice(catalogue: Catalogue, item: number, day: number): number {
  return Math.round(WEB_MARKUP * listPrice(catalogue, item, day));
}

/** Adds a line with the item's description of that day. */
export function addItem(
  lines: Lines,
  catalogue: Catalogue,
  item: number,
  day: number,
  quantity: number,
  pence: number,
): void {
  const text = day < catalogue.changeDay[item] ? catalogue.text[item] : catalogue.laterText[item];
  addLine(lines, item, text, quantity, pence);
}
