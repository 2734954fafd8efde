import { stabilityGrade } from '../../src/clustering';
import { type TopGroupValue } from '../../src/experiment/baselines';
import { type Candidate } from '../../src/experiment/choice';

/** What the rule of choice looks at. */
export interface Traits {
  readonly sizes?: readonly number[];
  readonly jaccards?: readonly number[];
  readonly silhouette?: number;
  readonly noiseShare?: number;
  readonly futureShare?: number | null;
  readonly wholesalers?: readonly number[];
}

/** A candidate with the traits that the rule looks at; 200 customers in four groups, all well, unless said. */
export function candidate(id: string, traits: Traits = {}): Candidate {
  const {
    sizes = [80, 60, 40, 20],
    silhouette = 0.4,
    noiseShare = 0,
    futureShare = 0.6,
    wholesalers,
  } = traits;
  const { jaccards = sizes.map(() => 0.9) } = traits;
  const labels = Int32Array.from(sizes.flatMap((size, label) => Array.from({ length: size }, () => label)));
  const total = labels.length;
  const indices = { withinSumOfSquares: 1, silhouette, daviesBouldin: 1, calinskiHarabasz: 1 };
  const value = (share: number): TopGroupValue['group'] => ({
    size: sizes[0],
    pastShare: 0.7,
    futureShare: share,
  });
  return {
    trial: {
      id,
      space: 'log',
      scaling: 'log',
      spec: { model: 'ward', k: sizes.length },
      seed: 0,
      k: sizes.length,
      sizes,
      noiseShare,
      objective: null,
      bic: null,
      iterations: null,
      converged: null,
      own: indices,
      common: indices,
      seconds: 1,
      labels,
    },
    stability: {
      id,
      seedAgreement: null,
      seconds: 1,
      bootstrap: {
        clusters: sizes.map((size, label) => ({
          label,
          size,
          jaccard: jaccards[label],
          dissolved: 0,
          grade: stabilityGrade(jaccards[label]),
        })),
        mean: sizes.reduce((sum, size, label) => sum + (size * jaccards[label]) / total, 0),
        least: Math.min(...jaccards),
        replicates: 30,
      },
    },
    topLabel: 0,
    outOfTime:
      futureShare === null
        ? null
        : { label: 0, group: value(futureShare), topSpenders: value(0.75), rfm: value(0.7) },
    wholesalers,
  };
}
