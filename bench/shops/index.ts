export { FEW_STEPS } from './few-steps';
import { cdnow, groceries, onlineRetail, rees46, superstore } from './published';
import { type ShopLine } from './shop';
import { erp, olist, payments, shopify, woocommerce } from './shop-systems';
import { type ShopExport } from './types';

export { priceList } from './published';
export { inventShop, type ShopTruth } from './shop';
export { type ShopExport } from './types';

/** The shop's lines in the form of every export that is known, and of the table of payments. */
export function shopExports(lines: readonly ShopLine[]): readonly ShopExport[] {
  return [
    onlineRetail(lines),
    superstore(lines),
    cdnow(lines),
    shopify(lines),
    woocommerce(lines),
    olist(lines),
    rees46(lines),
    groceries(lines, false),
    groceries(lines, true),
    payments(lines),
    erp(lines),
  ];
}
