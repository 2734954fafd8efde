/** Points in a leaf: they share one expansion of all that is far. */
const LEAF = 16;

/**
 * A binary tree over points in the plane, built anew for each step of a descent in arrays that stay.
 *
 * Cells are halved at the middle of their widest side and fit their points tightly. Children come after their parent,
 * the second right after the first.
 */
export class Cells {
  /** How many cells there are. */
  count = 0;
  /** The points, those of a cell beside each other: from `from` up to `to`. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The number of each as it came. */
  readonly order: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The first child, or -1 for a leaf. */
  readonly child: Int32Array;
  /** The middle of the cell's box, and half its diagonal. */
  readonly middleX: Float64Array;
  readonly middleY: Float64Array;
  readonly radius: Float64Array;
  /** The centre of mass, and the second moments about it: the sums of ex², ex ey and ey². */
  readonly centreX: Float64Array;
  readonly centreY: Float64Array;
  readonly momentXX: Float64Array;
  readonly momentXY: Float64Array;
  readonly momentYY: Float64Array;

  /** @param points how many points every build will bring */
  constructor(readonly points: number) {
    const most = 2 * points + 1;
    const numbers = (): Float64Array => new Float64Array(most);
    const places = (): Int32Array => new Int32Array(most);
    this.x = new Float64Array(points);
    this.y = new Float64Array(points);
    this.order = Int32Array.from({ length: points }, (_, i) => i);
    [this.from, this.to, this.child] = [places(), places(), places()];
    [this.middleX, this.middleY, this.radius] = [numbers(), numbers(), numbers()];
    [this.centreX, this.centreY] = [numbers(), numbers()];
    [this.momentXX, this.momentXY, this.momentYY] = [numbers(), numbers(), numbers()];
  }

  /** @param embedding x and y of each point, one after the other */
  build(embedding: Float64Array): void {
    const { points, order, x, y, from, to, child } = this;
    // The order of the last build is kept: points move little, so most are already on their side.
    for (let p = 0; p < points; p += 1) {
      x[p] = embedding[2 * order[p]];
      y[p] = embedding[2 * order[p] + 1];
    }
    from[0] = 0;
    to[0] = points;
    let count = 1;
    for (let cell = 0; cell < count; cell += 1) {
      child[cell] = -1;
      const middle = this.enclose(cell);
      if (middle < 0) continue;
      child[cell] = count;
      from[count] = from[cell];
      to[count] = middle;
      from[count + 1] = middle;
      to[count + 1] = to[cell];
      count += 2;
    }
    this.count = count;
    this.weigh();
  }

  /** Fits the cell's box, and sorts its points into two halves unless it is a leaf; returns where they part or -1. */
  private enclose(cell: number): number {
    const { x, y, order } = this;
    const first = this.from[cell];
    const last = this.to[cell];
    let left = Infinity;
    let right = -Infinity;
    let bottom = Infinity;
    let top = -Infinity;
    for (let p = first; p < last; p += 1) {
      const px = x[p];
      const py = y[p];
      if (px < left) left = px;
      if (px > right) right = px;
      if (py < bottom) bottom = py;
      if (py > top) top = py;
    }
    const [width, height] = [right - left, top - bottom];
    this.middleX[cell] = left + width / 2;
    this.middleY[cell] = bottom + height / 2;
    this.radius[cell] = Math.sqrt(width * width + height * height) / 2;
    if (last - first <= LEAF || (width === 0 && height === 0)) return -1;
    const coordinate = width >= height ? x : y;
    const cut = width >= height ? this.middleX[cell] : this.middleY[cell];
    let i = first;
    let j = last - 1;
    for (;;) {
      while (i <= j && coordinate[i] < cut) i += 1;
      while (i <= j && coordinate[j] >= cut) j -= 1;
      if (i >= j) break;
      const heldX = x[i];
      const heldY = y[i];
      const held = order[i];
      x[i] = x[j];
      y[i] = y[j];
      order[i] = order[j];
      x[j] = heldX;
      y[j] = heldY;
      order[j] = held;
    }
    // A side so small that its middle rounds to an end cannot be halved.
    return i === first || i === last ? -1 : i;
  }

  /** Centres and moments, from the leaves upwards. */
  private weigh(): void {
    const { x, y, from, to, child, centreX, centreY, momentXX, momentXY, momentYY } = this;
    for (let cell = this.count - 1; cell >= 0; cell -= 1) {
      const mass = to[cell] - from[cell];
      const [one, other] = [child[cell], child[cell] + 1];
      let sumX = 0;
      let sumY = 0;
      let xx = 0;
      let xy = 0;
      let yy = 0;
      if (one < 0) {
        for (let p = from[cell]; p < to[cell]; p += 1) {
          sumX += x[p];
          sumY += y[p];
        }
        for (let p = from[cell]; p < to[cell]; p += 1) {
          const ex = x[p] - sumX / mass;
          const ey = y[p] - sumY / mass;
          xx += ex * ex;
          xy += ex * ey;
          yy += ey * ey;
        }
      } else {
        const massOne = to[one] - from[one];
        const massOther = mass - massOne;
        const share = (massOne * massOther) / mass;
        const dx = centreX[one] - centreX[other];
        const dy = centreY[one] - centreY[other];
        sumX = centreX[one] * massOne + centreX[other] * massOther;
        sumY = centreY[one] * massOne + centreY[other] * massOther;
        xx = momentXX[one] + momentXX[other] + share * dx * dx;
        xy = momentXY[one] + momentXY[other] + share * dx * dy;
        yy = momentYY[one] + momentYY[other] + share * dy * dy;
      }
      centreX[cell] = sumX / mass;
      centreY[cell] = sumY / mass;
      momentXX[cell] = xx;
      momentXY[cell] = xy;
      momentYY[cell] = yy;
    }
  }
}
