import { checkHistories, pickHistories, placesToFit, type PurchaseHistories } from '../histories';
import { type FitOptions } from './maximise';

/** The customers that parameters are estimated on: all, or every so-manieth where there are very many. */
export function customersToFit(
  histories: PurchaseHistories,
  { maxCustomers }: Pick<FitOptions, 'maxCustomers'>,
): PurchaseHistories {
  const places = placesToFit(checkHistories(histories).customerIds.length, maxCustomers);
  return pickHistories(histories, places);
}
