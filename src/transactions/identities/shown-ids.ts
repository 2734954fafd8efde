import { existsSync } from 'node:fs';
import { type Settings } from '../../config';
import { artefactPath, readArtefact } from '../../store';

/** What customers' numbers stand for. */
export interface ShownIds {
  /** What a table or a page shows: the shop's own id; of an address or a name a keyed hash. */
  readonly shown: (customer: number) => string | number;
  /** What a list shows: the address where the setting `identify` lets it. */
  readonly listed: (customer: number) => string | number;
  /** The number of what a list shows. */
  readonly numberOf: (listed: string) => number;
}

/** Reads what the numbers of a run's customers stand for; where the shop's ids are numbers they are themselves. */
export async function readShownIds(settings: Settings): Promise<ShownIds> {
  const rows = existsSync(artefactPath(settings, 'ids'))
    ? await readArtefact<{ customer_id: number; shown: string; identity: string | null }>(settings, 'ids')
    : [];
  const shown = new Map(rows.map((row) => [row.customer_id, row.shown]));
  const listed = new Map(rows.map((row) => [row.customer_id, row.identity ?? row.shown]));
  const numbers = new Map([...listed].map(([number, text]) => [text, number]));
  return {
    shown: (customer) => shown.get(customer) ?? customer,
    listed: (customer) => listed.get(customer) ?? customer,
    numberOf: (text) => numbers.get(text) ?? Number(text),
  };
}

/** Rows with `customer_id` as a table shows it. */
export async function withShownIds<T extends { readonly customer_id: number }>(
  settings: Settings,
  rows: readonly T[],
): Promise<(Omit<T, 'customer_id'> & { readonly customer_id: string | number })[]> {
  const { shown } = await readShownIds(settings);
  return rows.map((row) => ({ ...row, customer_id: shown(row.customer_id) }));
}
