/**
 * Keeps the k nearest of the candidates offered to it: a binary heap with the farthest on top, in flat arrays.
 *
 * Order is (distance, then index), so that the k kept do not depend on the order in which they were offered and
 * equal distances are settled by the lower index.
 */
export class NearestHeap {
  private readonly distances: Float64Array;
  private readonly indices: Int32Array;
  private size = 0;
  /** Distance of the farthest one kept, Infinity while there is room. */
  worst = Infinity;
  private worstIndex = -1;

  constructor(private readonly capacity: number) {
    this.distances = new Float64Array(capacity);
    this.indices = new Int32Array(capacity);
  }

  clear(): void {
    this.size = 0;
    this.worst = Infinity;
    this.worstIndex = -1;
  }

  /** Callers test `distance <= worst` themselves first: most candidates end there. */
  offer(distance: number, index: number): void {
    if (this.size < this.capacity) {
      this.rise(this.size, distance, index);
      this.size += 1;
    } else {
      if (distance > this.worst || (distance === this.worst && index > this.worstIndex)) return;
      this.sink(distance, index, this.capacity);
    }
    if (this.size === this.capacity) {
      this.worst = this.distances[0];
      this.worstIndex = this.indices[0];
    }
  }

  /** Empties the heap into the outputs from `at`, nearest first, and returns how many there were. */
  drain(distances: Float64Array, indices: Int32Array, at: number): number {
    const count = this.size;
    for (let left = count - 1; left >= 0; left -= 1) {
      distances[at + left] = this.distances[0];
      indices[at + left] = this.indices[0];
      if (left > 0) this.sink(this.distances[left], this.indices[left], left);
    }
    this.clear();
    return count;
  }

  private rise(at: number, distance: number, index: number): void {
    const { distances, indices } = this;
    let child = at;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      const held = distances[parent];
      if (held > distance || (held === distance && indices[parent] > index)) break;
      distances[child] = held;
      indices[child] = indices[parent];
      child = parent;
    }
    distances[child] = distance;
    indices[child] = index;
  }

  private sink(distance: number, index: number, size: number): void {
    const { distances, indices } = this;
    let parent = 0;
    for (;;) {
      let child = 2 * parent + 1;
      if (child >= size) break;
      const other = child + 1;
      if (
        other < size &&
        (distances[other] > distances[child] ||
          (distances[other] === distances[child] && indices[other] > indices[child]))
      ) {
        child = other;
      }
      const held = distances[child];
      if (held < distance || (held === distance && indices[child] < index)) break;
      distances[parent] = held;
      indices[parent] = indices[child];
      parent = child;
    }
    distances[parent] = distance;
    indices[parent] = index;
  }
}
