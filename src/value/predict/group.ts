import { type PurchaseHistories } from '../histories';

/**
 * Where the given customers stand in the histories.
 *
 * @throws RangeError that names a customer without a history, or one named twice
 */
export function placesOf(
  histories: Pick<PurchaseHistories, 'customerIds'>,
  customerIds: ArrayLike<number>,
): Int32Array {
  const places = new Map<number, number>();
  histories.customerIds.forEach((id, i) => places.set(id, i));
  const found = Int32Array.from(customerIds, (id) => {
    const place = places.get(id);
    if (place === undefined) throw new RangeError(`customer ${id} has no purchase history`);
    return place;
  });
  if (new Set(found).size !== found.length)
    throw new RangeError('customerIds must be distinct, received one twice');
  return found;
}

/** The sum of per-customer numbers over a group, given as places (see {@link placesOf}), or over all. */
export function sumOver(values: ArrayLike<number>, places?: ArrayLike<number>): number {
  let sum = 0;
  if (places === undefined) for (let i = 0; i < values.length; i += 1) sum += values[i];
  else for (let i = 0; i < places.length; i += 1) sum += values[places[i]];
  return sum;
}
