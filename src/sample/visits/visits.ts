import { type PurchaseExtra, type StrayInvoice, type WebExtra } from './dirt';

/** What an invoice is. */
export type VisitKind =
  | 'purchase'
  /** Takes back lines of an earlier purchase. */
  | 'return'
  /** Takes back what was bought before the window. */
  | 'oldReturn'
  /** A huge purchase by mistake, and its cancellation. */
  | 'bulk'
  | 'bulkReturn'
  /** Corrects a bad debt. */
  | 'badDebt'
  | StrayInvoice;

/** No customer, or no earlier visit. */
export const NONE = -1;

/** All invoices as columns, in the order in which they were thought of, not yet in order of time. */
export interface Visits {
  readonly kind: VisitKind[];
  /** Number of the customer, or NONE. */
  readonly customer: number[];
  /** Minutes from the start of the window. */
  readonly minute: number[];
  /** The visit whose lines this one cancels or repeats, or NONE. */
  readonly source: number[];
  readonly country: number[];
  /** An odd line that the invoice has besides. */
  readonly extra: Map<number, PurchaseExtra | WebExtra>;
}

export function emptyVisits(): Visits {
  return { kind: [], customer: [], minute: [], source: [], country: [], extra: new Map() };
}

/** Adds an invoice and returns its number. */
export function addVisit(
  visits: Visits,
  kind: VisitKind,
  visit: { customer?: number; minute: number; source?: number; country: number },
): number {
  visits.kind.push(kind);
  visits.customer.push(visit.customer ?? NONE);
  visits.minute.push(visit.minute);
  visits.source.push(visit.source ?? NONE);
  visits.country.push(visit.country);
  return visits.kind.length - 1;
}

/** The visits in order of time; at the same minute those that were added first come first. */
export function inOrderOfTime(visits: Visits): Uint32Array {
  const step = 2 ** 26;
  const keys = Float64Array.from(visits.minute, (minute, visit) => minute * step + visit).sort();
  return Uint32Array.from(keys, (key) => key % step);
}

/** The letter that an invoice number begins with. */
export function invoiceLetter(kind: VisitKind): string {
  switch (kind) {
    case 'purchase':
    case 'bulk':
    case 'web':
    case 'counter':
    case 'single':
    case 'writeOff':
    case 'found':
      return '';
    case 'badDebt':
      return 'A';
    case 'return':
    case 'oldReturn':
    case 'bulkReturn':
    case 'marketFee':
    case 'samples':
    case 'bankCharge':
    case 'guestCredit':
    case 'discount':
    case 'manualCredit':
    case 'charity':
      return 'C';
    default:
      throw new Error(`no such kind of invoice: ${String(kind satisfies never)}`);
  }
}
