import { specName } from './plan';
import { validationIndices, type IndexName, type JudgedIn, type TrialIndices } from '../validation/indices';
import { type Trial, type TrialStability } from './types';

/** The indices in the common space: `commonSilhouette`. */
type CommonIndices = { readonly [Name in IndexName as `common${Capitalize<Name>}`]: number | null };

/** A trial as one flat row of a table; undefined values are null. */
export interface TrialRow extends TrialIndices, CommonIndices {
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
  /** Size-weighted mean Jaccard similarity of the bootstrap, for the examined. */
  readonly stability: number | null;
  /** That of the least stable cluster. */
  readonly leastStability: number | null;
  readonly seedAgreement: number | null;
  readonly seconds: number;
}

/** The trials as flat rows, one a trial, as they are written to a file. */
export function trialRows(trials: readonly Trial[], stability: readonly TrialStability[]): TrialRow[] {
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
      ...(indicesIn('own', own, (name) => name) as TrialIndices),
      ...(indicesIn(
        'common',
        common,
        (name) => `common${name[0].toUpperCase()}${name.slice(1)}`,
      ) as CommonIndices),
      stability: found?.bootstrap.mean ?? null,
      leastStability: found?.bootstrap.least ?? null,
      seedAgreement: found?.seedAgreement ?? null,
      seconds: trial.seconds,
    };
  });
}

/** The indices that are taken in a space, under the names of their columns. */
function indicesIn(where: JudgedIn, values: TrialIndices, column: (name: string) => string): object {
  return Object.fromEntries(
    Object.entries(validationIndices)
      .filter(([, { spaces }]) => spaces.includes(where))
      .map(([name]) => [column(name), values[name as IndexName]]),
  );
}
