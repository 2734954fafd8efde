import { type Affinities } from './affinities';

/**
 * Adds Σ_j p_ij q_ij (y_i − y_j), times the exaggeration, to `force`: the attractive half of the gradient, exact over
 * the pairs.
 */
export function attract(
  { points, start, other, weight }: Affinities,
  embedding: Float64Array,
  exaggeration: number,
  force: Float64Array,
): void {
  for (let i = 0; i < points; i += 1) {
    const x = embedding[2 * i];
    const y = embedding[2 * i + 1];
    let forceX = 0;
    let forceY = 0;
    for (let e = start[i]; e < start[i + 1]; e += 1) {
      const j = 2 * other[e];
      const dx = x - embedding[j];
      const dy = y - embedding[j + 1];
      const pull = (exaggeration * weight[e]) / (1 + dx * dx + dy * dy);
      forceX += pull * dx;
      forceY += pull * dy;
      force[j] -= pull * dx;
      force[j + 1] -= pull * dy;
    }
    force[2 * i] += forceX;
    force[2 * i + 1] += forceY;
  }
}

/**
 * The divergence Σ p_ij log(p_ij / q_ij) over the pairs, with q_ij = 1 / (1 + |y_i − y_j|²) / Z.
 *
 * @param z Σ_{i ≠ j} 1 / (1 + |y_i − y_j|²)
 */
export function divergenceGiven(
  { points, start, other, weight }: Affinities,
  embedding: Float64Array,
  z: number,
): number {
  let sum = 0;
  for (let i = 0; i < points; i += 1) {
    for (let e = start[i]; e < start[i + 1]; e += 1) {
      const p = weight[e];
      if (p === 0) continue;
      const j = 2 * other[e];
      const dx = embedding[2 * i] - embedding[j];
      const dy = embedding[2 * i + 1] - embedding[j + 1];
      sum += 2 * p * Math.log(p * z * (1 + dx * dx + dy * dy));
    }
  }
  return sum;
}
