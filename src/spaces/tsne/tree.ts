import { Cells } from './cells';

/** The square of the distance below which nearness no longer counts: the potential of a point is flat at its top. */
const FLAT = 0.25;

/**
 * The repulsive half of t-SNE's gradient in O(n log n).
 *
 * It is −½ ∇S of the potential S(y) = Σ_j 1 / (1 + |y − y_j|²). What is far from a leaf of the tree enters S as a
 * polynomial of fourth degree about the middle of the leaf's box, which each of its points then reads; what is near is
 * summed point by point. A cell stands for its points by their number, centre and second moments, where Barnes and Hut
 * have the first two.
 *
 * A cell is far when half its diagonal and half the leaf's are together below θ √(¼ + d²), d from the middle of the
 * leaf to the cell's centre. On 4,250 customers at θ = 0.4 forces are off by 0.03% (0.06% by cells that act as points
 * and leaves without polynomials), and Z by 0.02% (0.18%).
 *
 * Reference: Van der Maaten 2014, JMLR 15, section 4.2; Barnes and Hut 1986, Nature 324; Greengard and Rokhlin 1987,
 * Journal of Computational Physics 73, for expansions on both sides.
 */
export class RepulsionTree {
  private readonly cells: Cells;
  private readonly stack: Int32Array;
  /** Where the points near to a leaf lie. */
  private readonly nearX: Float64Array;
  private readonly nearY: Float64Array;
  private near = 0;
  /** S about the middle of a leaf: its value and its derivatives x, y, xx, xy, yy, xxx, … to yyyy. */
  private readonly far = new Float64Array(15);

  /** @param points how many points every call will bring */
  constructor(points: number) {
    this.cells = new Cells(points);
    this.stack = new Int32Array(2 * points + 1);
    this.nearX = new Float64Array(points);
    this.nearY = new Float64Array(points);
  }

  /**
   * Writes Σ_j q_ij² (y_i − y_j), with q_ij = 1 / (1 + |y_i − y_j|²), to `force`.
   *
   * @param embedding x and y of each point, one after the other
   * @param theta 0 is exact
   * @returns Z = Σ_{i ≠ j} q_ij
   */
  repel(embedding: Float64Array, theta: number, force: Float64Array): number {
    const { cells } = this;
    cells.build(embedding);
    let sum = 0;
    for (let cell = 0; cell < cells.count; cell += 1) {
      if (cells.child[cell] >= 0) continue;
      this.gather(cell, theta * theta);
      sum += this.repelLeaf(cell, force);
    }
    // Each point met itself once, with q = 1 and no force.
    return sum - cells.points;
  }

  /** Lists the points near to a leaf, and adds up what is far from it. */
  private gather(leaf: number, reach: number): void {
    const { cells, stack, nearX, nearY, far } = this;
    const { x, y, from, to, child, radius, centreX, centreY, momentXX, momentXY, momentYY } = cells;
    const middleX = cells.middleX[leaf];
    const middleY = cells.middleY[leaf];
    const own = radius[leaf];
    let [s, sx, sy, sxx, sxy, syy, sxxx, sxxy, sxyy, syyy] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let [sxxxx, sxxxy, sxxyy, sxyyy, syyyy] = [0, 0, 0, 0, 0];
    let near = 0;
    let depth = 1;
    stack[0] = 0;
    while (depth > 0) {
      depth -= 1;
      const cell = stack[depth];
      const dx = middleX - centreX[cell];
      const dy = middleY - centreY[cell];
      const dxx = dx * dx;
      const dyy = dy * dy;
      const away = 1 + dxx + dyy;
      const both = own + radius[cell];
      if (both * both < reach * (away - 1 + FLAT) && cell !== leaf) {
        const mass = to[cell] - from[cell];
        const q = 1 / away;
        const q2 = q * q;
        const q3 = 8 * q2 * q;
        const q4 = 6 * q3 * q;
        const x1 = -2 * dx * q2;
        const y1 = -2 * dy * q2;
        const xx = dxx * q3 - 2 * q2;
        const xy = dx * dy * q3;
        const yy = dyy * q3 - 2 * q2;
        const xxx = dx * (3 * q3 - dxx * q4);
        const xxy = dy * (q3 - dxx * q4);
        const xyy = dx * (q3 - dyy * q4);
        const yyy = dy * (3 * q3 - dyy * q4);
        const q5 = 8 * q4 * q;
        const xxxx = 3 * q3 + dxx * (dxx * q5 - 6 * q4);
        const xxxy = dx * dy * (dxx * q5 - 3 * q4);
        const xxyy = q3 - (dxx + dyy) * q4 + dxx * dyy * q5;
        const xyyy = dx * dy * (dyy * q5 - 3 * q4);
        const yyyy = 3 * q3 + dyy * (dyy * q5 - 6 * q4);
        const mxx = momentXX[cell] / 2;
        const mxy = momentXY[cell];
        const myy = momentYY[cell] / 2;
        s += mass * q + mxx * xx + mxy * xy + myy * yy;
        sx += mass * x1 + mxx * xxx + mxy * xxy + myy * xyy;
        sy += mass * y1 + mxx * xxy + mxy * xyy + myy * yyy;
        sxx += mass * xx + mxx * xxxx + mxy * xxxy + myy * xxyy;
        sxy += mass * xy + mxx * xxxy + mxy * xxyy + myy * xyyy;
        syy += mass * yy + mxx * xxyy + mxy * xyyy + myy * yyyy;
        sxxx += mass * xxx;
        sxxy += mass * xxy;
        sxyy += mass * xyy;
        syyy += mass * yyy;
        sxxxx += mass * xxxx;
        sxxxy += mass * xxxy;
        sxxyy += mass * xxyy;
        sxyyy += mass * xyyy;
        syyyy += mass * yyyy;
      } else if (child[cell] < 0) {
        for (let p = from[cell]; p < to[cell]; p += 1) {
          nearX[near] = x[p];
          nearY[near] = y[p];
          near += 1;
        }
      } else {
        stack[depth] = child[cell] + 1;
        stack[depth + 1] = child[cell];
        depth += 2;
      }
    }
    this.near = near;
    far[0] = s;
    far[1] = sx;
    far[2] = sy;
    far[3] = sxx;
    far[4] = sxy;
    far[5] = syy;
    far[6] = sxxx;
    far[7] = sxxy;
    far[8] = sxyy;
    far[9] = syyy;
    far[10] = sxxxx;
    far[11] = sxxxy;
    far[12] = sxxyy;
    far[13] = sxyyy;
    far[14] = syyyy;
  }

  private repelLeaf(leaf: number, force: Float64Array): number {
    const { cells, near, nearX, nearY } = this;
    const { x, y, order } = cells;
    const [s, sx, sy, sxx, sxy, syy, sxxx, sxxy, sxyy, syyy, sxxxx, sxxxy, sxxyy, sxyyy, syyyy] = this.far;
    let total = 0;
    for (let p = cells.from[leaf]; p < cells.to[leaf]; p += 1) {
      const px = x[p];
      const py = y[p];
      const hx = px - cells.middleX[leaf];
      const hy = py - cells.middleY[leaf];
      // Each derivative with the powers of h over their factorials.
      const xx = (hx * hx) / 2;
      const xy = hx * hy;
      const yy = (hy * hy) / 2;
      const xxx = (xx * hx) / 3;
      const xxy = xx * hy;
      const xyy = hx * yy;
      const yyy = (yy * hy) / 3;
      const fourth =
        (xxx * hx * sxxxx + yyy * hy * syyyy) / 4 + xxx * hy * sxxxy + xx * yy * sxxyy + hx * yyy * sxyyy;
      let sum = s + hx * sx + hy * sy + xx * sxx + xy * sxy + yy * syy + fourth;
      sum += xxx * sxxx + xxy * sxxy + xyy * sxyy + yyy * syyy;
      let forceX = sx + hx * sxx + hy * sxy + xx * sxxx + xy * sxxy + yy * sxyy;
      let forceY = sy + hx * sxy + hy * syy + xx * sxxy + xy * sxyy + yy * syyy;
      forceX = -(forceX + xxx * sxxxx + xxy * sxxxy + xyy * sxxyy + yyy * sxyyy) / 2;
      forceY = -(forceY + xxx * sxxxy + xxy * sxxyy + xyy * sxyyy + yyy * syyyy) / 2;
      for (let e = 0; e < near; e += 1) {
        const dx = px - nearX[e];
        const dy = py - nearY[e];
        const q = 1 / (1 + dx * dx + dy * dy);
        const q2 = q * q;
        sum += q;
        forceX += q2 * dx;
        forceY += q2 * dy;
      }
      total += sum;
      force[2 * order[p]] = forceX;
      force[2 * order[p] + 1] = forceY;
    }
    return total;
  }
}
