import { type Head, type HeadRow } from '../columns';
import { cdnow } from './cdnow';
import { course } from './course';
import { groceries } from './groceries';
import { olist } from './olist';
import { onlineRetail } from './online-retail';
import { rees46 } from './rees46';
import { shopify } from './shopify';
import { superstore } from './superstore';
import { type KnownExport, type KnownFolder } from './types';
import { woocommerce } from './woocommerce';

export { has } from './has';
export { type KnownExport, type KnownFolder } from './types';

/** Every export that needs no mapping; the first that recognises a table reads it. */
export const KNOWN_EXPORTS: readonly KnownExport[] = [
  course,
  onlineRetail,
  shopify,
  woocommerce,
  superstore,
  rees46,
  groceries,
  cdnow,
];

/** Every export of several tables. */
export const KNOWN_FOLDERS: readonly KnownFolder[] = [olist];

/** The export that a table is; null for any other. */
export function knownExport(head: Head): KnownExport | null {
  return KNOWN_EXPORTS.find((known) => known.recognises(head)) ?? null;
}

/** The columns' names of a known table without a header; null when it is none. */
export function knownHeaderless(rows: readonly HeadRow[]): readonly string[] | null {
  for (const known of KNOWN_EXPORTS) {
    const names = rows.length === 0 ? null : (known.headerless?.(rows) ?? null);
    if (names !== null) return names;
  }
  return null;
}

/** Whether an export's rows are pieces, so that their number is known without a column of quantities. */
export function isOnePieceARow(name: string | null): boolean {
  return [...KNOWN_EXPORTS, ...KNOWN_FOLDERS].some(
    (each) => each.name === name && each.onePieceARow === true,
  );
}

/** Whether an export is the public data set's form, whose non-products the default rules know by name. */
export function isPublicForm(name: string | null): boolean {
  return name === onlineRetail.name || name === course.name;
}
