import { type FlatMatrix, type Random } from '../../numeric';
import { principalAxes, project } from './principal';

/**
 * A start for an embedding: the first principal components, shrunk or stretched together by a measure of the first,
 * plus a trace of noise that parts equal rows. Where the data have fewer dimensions than are wanted, noise fills in.
 *
 * @param size what to bring to `length`: the farthest coordinate, or the first component's standard deviation
 * @param length in units of the embedding
 * @param noise width of the noise, as a share of `length`
 * @returns rows × dimensions, row after row
 *
 * Reference: Kobak and Linderman 2021, Nature Biotechnology 39: an informative start keeps the global structure.
 */
export function principalStart(
  points: FlatMatrix,
  dimensions: number,
  size: 'farthest' | 'deviation',
  length: number,
  random: Random,
  noise: number,
): Float64Array {
  const axes = principalAxes(points);
  const count = Math.min(dimensions, axes.axes.rows);
  const projected = project(points, axes, count).values;
  let measure = 0;
  if (size === 'deviation') measure = Math.sqrt((axes.variances[0] * (points.rows - 1)) / points.rows);
  else for (const value of projected) measure = Math.max(measure, Math.abs(value));
  const factor = measure > 0 ? length / measure : 0;
  const result = new Float64Array(points.rows * dimensions);
  for (let i = 0; i < points.rows; i += 1) {
    for (let d = 0; d < dimensions; d += 1) {
      const value = d < count ? projected[i * count + d] * factor : 0;
      result[i * dimensions + d] = value + (random() - 0.5) * noise * length;
    }
  }
  return result;
}
