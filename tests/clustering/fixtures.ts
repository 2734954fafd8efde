import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Matrix } from 'ml-matrix';
import { projectRoot } from '../../src/config';
import { type CovarianceKind } from '../../src/clustering';

interface Tree {
  readonly heights: number[];
  readonly cuts: Record<string, number[]>;
}

interface IndexValues {
  readonly withinSumOfSquares: number;
  readonly silhouette: number;
  readonly daviesBouldin: number;
  readonly calinskiHarabasz: number;
}

/** What tests/fixtures/clustering/make_fixtures.py wrote about one set of points. */
export interface FixtureSet {
  readonly points: number[][];
  readonly ward: Tree;
  readonly average: Tree;
  readonly kmeans: Record<string, number>;
  readonly mixtures: {
    covariance: CovarianceKind;
    k: number;
    lowerBound: number;
    bic: number;
    aic: number;
    labels: number[];
    bicOfOne: number;
    aicOfOne: number;
  }[];
  readonly dbscan: { eps: number; minPoints: number; labels: number[] };
  readonly hdbscan: { minClusterSize: number; minPoints: number; labels: number[] }[];
  readonly indices: Record<string, IndexValues>;
  readonly indicesWithoutNoise: IndexValues | null;
  readonly silhouettes: number[];
  readonly adjustedRand: number;
}

const file = path.join(projectRoot(), 'tests', 'fixtures', 'clustering', 'fixtures.json');
const { sets } = JSON.parse(readFileSync(file, 'utf8')) as { sets: Record<string, FixtureSet> };

/** Name, points and expected values of each set. */
export const fixtures = Object.entries(sets).map(([name, set]) => ({
  name,
  set,
  matrix: new Matrix(set.points),
}));
