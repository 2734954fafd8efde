import { specName } from './plan';
import { type TrialResults } from './types';

/** A trial as one flat row of a table; undefined values are null. */
export interface TrialRow {
  readonly id: string;
  readonly space: string;
  readonly scaling: string;
  readonly model: string;
  readonly setting: string;
  readonly k: number;
  readonly seed: number;
  readonly noiseShare: number;
  /** Rows of each cluster, largest first, with commas between. */
  readonly sizes: string;
  readonly smallest: number | null;
  readonly objective: number | null;
  readonly bic: number | null;
  readonly iterations: number | null;
  readonly converged: boolean | null;
  readonly withinSumOfSquares: number | null;
  readonly silhouette: number | null;
  readonly daviesBouldin: number | null;
  readonly calinskiHarabasz: number | null;
  readonly commonWithinSumOfSquares: number | null;
  readonly commonSilhouette: number | null;
  readonly commonDaviesBouldin: number | null;
  readonly commonCalinskiHarabasz: number | null;
  /** Size-weighted mean Jaccard similarity of the bootstrap, for the examined. */
  readonly stability: number | null;
  /** That of the least stable cluster. */
  readonly leastStability: number | null;
  readonly seedAgreement: number | null;
  readonly seconds: number;
}

/** The trials as flat rows, one a trial, as they are written to a file. */
export function trialRows({ trials, stability }: TrialResults): TrialRow[] {
  const examined = new Map(stability.map((each) => [each.id, each]));
  return trials.map((trial) => {
    const { own, common, spec } = trial;
    const found = examined.get(trial.id);
    return {
      id: trial.id,
      space: trial.space,
      scaling: trial.scaling,
      model: spec.model,
      setting: specName(spec).slice(spec.model.length + 1),
      k: trial.k,
      seed: trial.seed,
      noiseShare: trial.noiseShare,
      sizes: trial.sizes.join(','),
      smallest: trial.sizes.at(-1) ?? null,
      objective: trial.objective,
      bic: trial.bic,
      iterations: trial.iterations,
      converged: trial.converged,
      ...own,
      commonWithinSumOfSquares: common.withinSumOfSquares,
      commonSilhouette: common.silhouette,
      commonDaviesBouldin: common.daviesBouldin,
      commonCalinskiHarabasz: common.calinskiHarabasz,
      stability: found?.bootstrap.mean ?? null,
      leastStability: found?.bootstrap.least ?? null,
      seedAgreement: found?.seedAgreement ?? null,
      seconds: trial.seconds,
    };
  });
}
