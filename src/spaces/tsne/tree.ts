/** Points in a leaf: they share one walk through the tree. */
const LEAF = 24;

/**
 * The repulsive half of t-SNE's gradient in O(n log n): cells that are far enough act as one point at their centre.
 *
 * Deviations from the reference's quadtree, all for speed: cells are halved at the middle of their widest side and
 * fit their points tightly; the points of a leaf walk the tree together, a cell being far enough when its widest
 * side is below θ times its centre's distance from the *leaf's box*, hence from each of its points.
 *
 * Reference: Van der Maaten 2014, JMLR 15, section 4.2; Barnes and Hut 1986, Nature 324.
 */
export class RepulsionTree {
  private readonly order: Int32Array;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly child: Int32Array;
  private readonly box: Float64Array;
  private readonly centreX: Float64Array;
  private readonly centreY: Float64Array;
  private readonly side: Float64Array;
  private readonly listX: Float64Array;
  private readonly listY: Float64Array;
  private readonly listMass: Float64Array;
  private readonly stack: Int32Array;
  private nodes = 0;

  /** @param points how many points every call will bring */
  constructor(private readonly points: number) {
    const most = 2 * points + 1;
    this.order = Int32Array.from({ length: points }, (_, i) => i);
    this.x = new Float64Array(points);
    this.y = new Float64Array(points);
    this.from = new Int32Array(most);
    this.to = new Int32Array(most);
    this.child = new Int32Array(most);
    this.box = new Float64Array(4 * most);
    this.centreX = new Float64Array(most);
    this.centreY = new Float64Array(most);
    this.side = new Float64Array(most);
    this.listX = new Float64Array(2 * points + 1);
    this.listY = new Float64Array(2 * points + 1);
    this.listMass = new Float64Array(2 * points + 1);
    this.stack = new Int32Array(most);
  }

  /**
   * Writes Σ_j q_ij² (y_i − y_j), with q_ij = 1 / (1 + |y_i − y_j|²), to `force`.
   *
   * @param embedding x and y of each point, one after the other
   * @param theta 0 is exact
   * @returns Z = Σ_{i ≠ j} q_ij
   */
  repel(embedding: Float64Array, theta: number, force: Float64Array): number {
    this.build(embedding);
    const { nodes, child } = this;
    const reach = theta > 0 ? 1 / (theta * theta) : Infinity;
    let sum = 0;
    for (let node = 0; node < nodes; node += 1) {
      if (child[node] < 0) sum += this.repelLeaf(node, this.gather(node, reach), force);
    }
    // Each point met itself once, with q = 1 and no force.
    return sum - this.points;
  }

  /** Lists what acts on a leaf's points: distant cells as one point, the points of near leaves one by one. */
  private gather(leaf: number, reach: number): number {
    const { box, child, centreX, centreY, side, from, to, x, y, listX, listY, listMass, stack } = this;
    const left = box[4 * leaf];
    const right = box[4 * leaf + 1];
    const bottom = box[4 * leaf + 2];
    const top = box[4 * leaf + 3];
    let count = 0;
    let depth = 1;
    stack[0] = 0;
    while (depth > 0) {
      depth -= 1;
      const node = stack[depth];
      const cx = centreX[node];
      const cy = centreY[node];
      const dx = cx < left ? left - cx : cx > right ? cx - right : 0;
      const dy = cy < bottom ? bottom - cy : cy > top ? cy - top : 0;
      if (side[node] * reach < dx * dx + dy * dy) {
        listX[count] = cx;
        listY[count] = cy;
        listMass[count] = to[node] - from[node];
        count += 1;
      } else if (child[node] < 0) {
        for (let p = from[node]; p < to[node]; p += 1) {
          listX[count] = x[p];
          listY[count] = y[p];
          listMass[count] = 1;
          count += 1;
        }
      } else {
        stack[depth] = child[node] + 1;
        stack[depth + 1] = child[node];
        depth += 2;
      }
    }
    return count;
  }

  private repelLeaf(leaf: number, count: number, force: Float64Array): number {
    const { x, y, order, listX, listY, listMass } = this;
    let total = 0;
    for (let p = this.from[leaf]; p < this.to[leaf]; p += 1) {
      const px = x[p];
      const py = y[p];
      let forceX = 0;
      let forceY = 0;
      let sum = 0;
      for (let e = 0; e < count; e += 1) {
        const dx = px - listX[e];
        const dy = py - listY[e];
        const q = 1 / (1 + dx * dx + dy * dy);
        const mq = listMass[e] * q;
        sum += mq;
        forceX += mq * q * dx;
        forceY += mq * q * dy;
      }
      total += sum;
      force[2 * order[p]] = forceX;
      force[2 * order[p] + 1] = forceY;
    }
    return total;
  }

  private build(embedding: Float64Array): void {
    const { points, order, x, y, from, to, child } = this;
    // The order of the last build is kept: points move little, so most are already on their side.
    for (let p = 0; p < points; p += 1) {
      x[p] = embedding[2 * order[p]];
      y[p] = embedding[2 * order[p] + 1];
    }
    from[0] = 0;
    to[0] = points;
    let count = 1;
    for (let node = 0; node < count; node += 1) {
      child[node] = -1;
      const middle = this.enclose(node);
      if (middle < 0) continue;
      child[node] = count;
      from[count] = from[node];
      to[count] = middle;
      from[count + 1] = middle;
      to[count + 1] = to[node];
      count += 2;
    }
    this.nodes = count;
    this.centre();
  }

  /** Fits the node's box, and sorts its points into two halves unless it is a leaf; returns where they part or -1. */
  private enclose(node: number): number {
    const { x, y, order, box } = this;
    const first = this.from[node];
    const last = this.to[node];
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
    box[4 * node] = left;
    box[4 * node + 1] = right;
    box[4 * node + 2] = bottom;
    box[4 * node + 3] = top;
    const widest = Math.max(right - left, top - bottom);
    this.side[node] = widest * widest;
    if (last - first <= LEAF || widest === 0) return -1;
    const coordinate = right - left >= top - bottom ? x : y;
    const cut = coordinate === x ? left + widest / 2 : bottom + widest / 2;
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

  /** Centres of mass, from the leaves upwards: children come after their parent. */
  private centre(): void {
    const { x, y, from, to, child, centreX, centreY } = this;
    for (let node = this.nodes - 1; node >= 0; node -= 1) {
      const mass = to[node] - from[node];
      let sumX = 0;
      let sumY = 0;
      const left = child[node];
      if (left < 0) {
        for (let p = from[node]; p < to[node]; p += 1) {
          sumX += x[p];
          sumY += y[p];
        }
      } else {
        const massLeft = to[left] - from[left];
        sumX = centreX[left] * massLeft + centreX[left + 1] * (mass - massLeft);
        sumY = centreY[left] * massLeft + centreY[left + 1] * (mass - massLeft);
      }
      centreX[node] = sumX / mass;
      centreY[node] = sumY / mass;
    }
  }
}
