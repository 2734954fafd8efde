import { specNamed, type TrialModel } from '../../clustering';
import { type Settings } from '../../config';
import { knownSpace, knownSpaces, type SpaceName } from '../../spaces';
import { readRecord } from '../../store';
import { modelTitle, trialsArtefact, trialTitle } from '../../experiment';

/** The trial that the run chose. */
export interface ChosenTrial {
  /** Such as `umap/ward/k=8`. */
  readonly id: string;
  /** In words, such as “UMAP, Ward, k = 8”. */
  readonly title: string;
  readonly space: SpaceName;
  readonly spec: TrialModel;
}

/**
 * Reads which trial the run chose.
 *
 * @throws Error that names notebook 06, which makes the artefact; RangeError when the record names no trial
 */
export async function readChosen(settings: Settings): Promise<ChosenTrial> {
  const id = (await readRecord(settings, trialsArtefact)).details.chosen;
  const space = id.split('/')[0] as SpaceName;
  if (!knownSpaces().some(({ name }) => name === space)) {
    throw new RangeError(
      `the record of trials must name the chosen one such as "umap/ward/k=8", received "${id}": run notebook 06 again`,
    );
  }
  const spec = specNamed(id.slice(space.length + 1), settings.steps.trials.models);
  const title =
    spec.k !== undefined
      ? trialTitle({ space, spec, k: spec.k })
      : `${knownSpace(space).title}, ${modelTitle(spec.model)}`;
  return { id, title, space, spec };
}
