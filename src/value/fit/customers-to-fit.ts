import { checkHistories, pickHistories, placesToFit, type PurchaseHistories } from '../histories';
import { type FitOptions } from './maximise';

/** The customers that parameters are estimated on: all, or every so-manieth where there are very many. */
export function customersToFit(
  histories: PurchaseHistories,
  { mostCustomers }: Pick<FitOptions, 'mostCustomers'>,
): PurchaseHistories {
  const places = placesToFit(checkHistories(histories).customerIds.length, mostCustomers);
  return pickHistories(histories, places);
}
