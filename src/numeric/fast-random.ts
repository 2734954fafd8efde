import { type Random } from './random';

/** Layers of the ziggurat, its last corner and the area of each layer. */
const LAYERS = 128;
const CORNER = 3.442619855899;
const AREA = 9.91256303526217e-3;

/** Right edge of each layer, ratio of a layer's edge to the next one's, and the density at the edges. */
const EDGES = new Float64Array(LAYERS + 1);
const RATIOS = new Float64Array(LAYERS);
const HEIGHTS = new Float64Array(LAYERS + 1);

{
  const density = (x: number): number => Math.exp(-0.5 * x * x);
  EDGES[0] = AREA / density(CORNER);
  EDGES[1] = CORNER;
  for (let i = 2; i < LAYERS; i += 1) {
    EDGES[i] = Math.sqrt(-2 * Math.log(AREA / EDGES[i - 1] + density(EDGES[i - 1])));
  }
  for (let i = 0; i < LAYERS; i += 1) RATIOS[i] = EDGES[i + 1] / EDGES[i];
  for (let i = 0; i <= LAYERS; i += 1) HEIGHTS[i] = density(EDGES[i]);
}

/**
 * One standard normal number by the ziggurat: for most numbers one uniform number and a product, where
 * `randomNormal` takes a logarithm, a root and a cosine. The two draw different numbers from one seed.
 *
 * Seven bits of the uniform number choose the layer and the other 25 the place in it. A kernel for loops that draw
 * millions.
 *
 * Reference: Marsaglia and Tsang 2000, Journal of Statistical Software 5(8); the tail as in Marsaglia 1964.
 */
export function fastNormal(random: Random): number {
  for (;;) {
    const bits = random() * 4294967296;
    const layer = bits & 127;
    // The upper 25 bits, from −1 to 1.
    const place = (bits - layer) / 2147483648 - 1;
    if (Math.abs(place) < RATIOS[layer]) return place * EDGES[layer];
    if (layer === 0) return tail(random, place < 0);
    const x = place * EDGES[layer];
    const height = HEIGHTS[layer] + random() * (HEIGHTS[layer + 1] - HEIGHTS[layer]);
    if (height < Math.exp(-0.5 * x * x)) return x;
  }
}

function tail(random: Random, negative: boolean): number {
  for (;;) {
    const x = -Math.log(1 - random()) / CORNER;
    const y = -Math.log(1 - random());
    if (y + y > x * x) return negative ? -CORNER - x : CORNER + x;
  }
}

/**
 * One gamma number of scale 1, by the method of `randomGamma` on `fastNormal`, and without a check. A kernel.
 *
 * @param shape finite, above 0
 */
export function fastGamma(random: Random, shape: number): number {
  if (shape < 1) return fastGamma(random, shape + 1) * Math.pow(1 - random(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = fastNormal(random);
    const t = 1 + c * x;
    if (t <= 0) continue;
    const v = t * t * t;
    const u = 1 - random();
    if (u < 1 - 0.0331 * x * x * x * x) return d * v;
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
