import { type ShopLine } from './shop';

const q = (value: string | number): string =>
  /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
export const table = (rows: readonly (readonly (string | number)[])[], separator = ','): Buffer =>
  Buffer.from(rows.map((row) => `${row.map(q).join(separator)}\n`).join(''));
export const parts = (day: string): string[] => day.split('-');
export const email = (customer: number): string => `person${customer}@example.com`;
export const sku = (product: number): string => `P-${100 + product}`;
export const cents = (value: number): string => value.toFixed(2);
export const brazilian = (value: number): string =>
  value.toLocaleString('pt-BR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Orders as groups of their lines, in order. */
export function ordersOf(lines: readonly ShopLine[]): ShopLine[][] {
  const orders = new Map<number, ShopLine[]>();
  for (const line of lines) orders.set(line.order, [...(orders.get(line.order) ?? []), line]);
  return [...orders.values()];
}

/** Short names of the months. */
export const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
