import { UMAP } from 'umap-js';
import { createRandom } from '../../numeric';
import { type Neighbours } from '../neighbours/nearest';
import { type ReportProgress } from '../progress';

/** How umap-js lays the neighbours out. */
export interface LayoutSettings {
  readonly dimensions: number;
  readonly epochs: number;
  readonly minDist: number;
  readonly spread: number;
  readonly negativeSamples: number;
  readonly seed: number;
  readonly onProgress?: ReportProgress;
}

/**
 * Runs umap-js, its fuzzy graph and its optimisation, on neighbours that were found exactly and from a given start.
 *
 * The library's own search (random projection trees and neighbour descent, with JavaScript arrays) takes most of
 * its time and is approximate; its own start is random, so that the parts of the base end up in random places.
 * Both are replaced through its public interface.
 *
 * @param neighbours k nearest of each row, without the row itself; an index of -1 stands for none
 * @param start n × dimensions coordinates, row after row
 * @returns n × dimensions coordinates
 */
export function layOut(neighbours: Neighbours, start: Float64Array, settings: LayoutSettings): Float64Array {
  const { dimensions, epochs, minDist, spread, negativeSamples, seed, onProgress } = settings;
  const { queries: n, k } = neighbours;
  const umap = new UMAP({
    nComponents: dimensions,
    nNeighbors: k + 1,
    nEpochs: epochs,
    minDist,
    spread,
    negativeSampleRate: negativeSamples,
    // A generator of this fit's own: two fits in one process draw the same numbers.
    random: createRandom(seed),
  });
  // The library counts a row as its own first neighbour.
  const indices = Array.from({ length: n }, (_, i) => [
    i,
    ...neighbours.indices.subarray(i * k, (i + 1) * k),
  ]);
  const distances = Array.from({ length: n }, (_, i) => [
    0,
    ...neighbours.distances.subarray(i * k, (i + 1) * k),
  ]);
  umap.setPrecomputedKNN(indices, distances);
  // With neighbours given, only the number of rows is read from the data.
  umap.initializeFit(indices);
  const embedding = umap.getEmbedding();
  for (let i = 0; i < n; i += 1) {
    for (let d = 0; d < dimensions; d += 1) embedding[i][d] = start[i * dimensions + d];
  }
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    umap.step();
    if (epoch % 10 === 0 || epoch === epochs) onProgress?.({ stage: 'layout', done: epoch, of: epochs });
  }
  return Float64Array.from(umap.getEmbedding().flat());
}
