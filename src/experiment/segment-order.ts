import { type Preset } from '../config';
import { commonPoints, type ClusteredCustomers } from './customers';

/**
 * The order that a group of customers gives: its members before the others, each by the distance to the members' mean
 * in the log features.
 *
 * @param members 1 for each of them
 * @returns one number a customer, the highest first
 */
export function segmentScore(
  customers: Pick<ClusteredCustomers, 'values' | 'columns'>,
  members: Uint8Array,
  preset: Preset,
): Float64Array {
  const points = commonPoints(customers, preset);
  const count = members.reduce((sum, each) => sum + each, 0);
  const centre = new Float64Array(points.columns);
  for (let row = 0; row < points.rows; row += 1) {
    if (members[row] === 1)
      for (let c = 0; c < centre.length; c += 1) centre[c] += points.get(row, c) / count;
  }
  return Float64Array.from(members, (member, row) => {
    const squared = centre.reduce((sum, value, c) => sum + (points.get(row, c) - value) ** 2, 0);
    // From 1 down to 0 by distance; members come before all others.
    return member + 1 / (1 + Math.sqrt(squared));
  });
}
