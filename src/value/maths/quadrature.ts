/**
 * Nodes and weights of Gauss-Legendre quadrature on [-1, 1], by Newton's method on the Legendre polynomial.
 *
 * Reference: Press et al. 2007, Numerical Recipes, 4.6.1.
 */
export function gaussLegendre(n: number): { readonly nodes: Float64Array; readonly weights: Float64Array } {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let z = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step += 1) {
      let p = 1;
      let before = 0;
      for (let j = 0; j < n; j += 1) [p, before] = [((2 * j + 1) * z * p - j * before) / (j + 1), p];
      slope = (n * (z * p - before)) / (z * z - 1);
      const change = p / slope;
      z -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    nodes[i] = z;
    weights[i] = 2 / ((1 - z * z) * slope * slope);
  }
  return { nodes, weights };
}
