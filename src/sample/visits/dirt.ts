/**
 * How much of each kind of dirt the sample has. All figures are per registered customer, counted in the real file
 * (4,372 customers); whatever the size, each kind occurs at least once.
 */

/** Invoices that are not a customer's purchase. */
export const STRAY_INVOICES = {
  /** Batches of the web shop: no customer id, many lines, postage at the end. */
  web: 0.158,
  /** Sales over the counter without a customer id, of several lines and of one. */
  counter: 0.118,
  single: 0.0515,
  /** Write-offs and finds of the warehouse: price zero, often without a description. */
  writeOff: 0.3056,
  found: 0.1734,
  /** Cancellations without a customer id. */
  marketFee: 0.0078,
  samples: 0.0043,
  bankCharge: 0.0057,
  guestCredit: 0.0238,
  /** Cancellations of registered customers that no purchase stands behind. */
  discount: 0.0176,
  manualCredit: 0.0435,
  charity: 0.0037,
} as const;

export type StrayInvoice = keyof typeof STRAY_INVOICES;

/** Lines that are added to a customer's purchase. */
export const PURCHASE_EXTRAS = {
  manual: 0.053,
  carriage: 0.031,
  bankCharges: 0.0027,
  pads: 0.0009,
  /** One of the invoice's products is given away. */
  free: 0.0091,
} as const;

/** Lines that are added to a batch of the web shop. */
export const WEB_EXTRAS = {
  voucher10: 0.0023,
  voucher20: 0.0025,
  voucher30: 0.002,
  voucher50: 0.001,
  girlsBag: 0.003,
  boysBag: 0.0025,
  dogLead: 0.0025,
  manualSmall: 0.0002,
} as const;

export type PurchaseExtra = keyof typeof PURCHASE_EXTRAS;
export type WebExtra = keyof typeof WEB_EXTRAS;

/** Customers of whom something is odd. */
export const ODD_CUSTOMERS = {
  /** Bought tens of thousands by mistake and cancelled minutes later: as their only invoice, or besides others. */
  bulkOnly: 0.00023,
  bulkBesides: 0.00023,
  /** Bought a great deal, cancelled it, and bought the same again. */
  bulkTwice: 0.00023,
  twoCountries: 0.0018,
  europeanCommunity: 0.00023,
  unspecified: 0.0009,
} as const;

/** Share of purchases of which something is returned later. */
export const RETURNED = 0.21;

/** Share of the first months' customers who return what they bought before the window. */
export const OLD_RETURNS = 0.25;

/** Share of lapsed customers who do nothing else in the window. */
export const ONLY_RETURNS = 0.045;

/** Share of lines that repeat another line of their invoice exactly. */
export const REPEATED = 0.0131;

/** Share of lines of web batches that cost nothing. */
export const WEB_FREE = 0.0032;

/** Share of invoices from abroad that pay postage. */
export const FOREIGN_POSTAGE = 0.55;

/** The count of something at a number of customers. */
export function countOf(perCustomer: number, customers: number): number {
  return Math.max(1, Math.round(perCustomer * customers));
}
