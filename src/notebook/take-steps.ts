import { type Settings, type StepChoices } from '../config';
import { settingsOfRun } from '../features';
import { runSteps, type StepName, type StepResults } from '../pipeline';
import { progress, type Progress } from './progress';
import { useCurrency } from './table';

const LABELS: Readonly<Partial<Record<StepName, string>>> = {
  load: 'Reading the transactions',
  spaces: 'Making the spaces',
  trials: 'Trying the models',
  finalists: 'Looking closely at the finalists',
  value: 'Forecasts, and forecasts from earlier month ends',
  rules: 'Reviewing the month ends',
  proof: 'Judging the group at earlier dates',
};

/**
 * Takes steps of the notebook's run and shows how far they are.
 *
 * Under a headless runner they go under its lock, and the notice that it found with the data is theirs.
 *
 * @param names the steps, one after the other in the order of a run
 * @param choices where they differ from the settings: `{ trials: { ks: [3, 4, 5] } }`; artefacts that were made with
 *   them are read with `withSteps(settings, choices)`
 * @returns what each of them made
 *
 * @example
 * const { trials } = await takeSteps(settings, ['trials'], { trials: { ks: [3, 4, 5] } });
 */
export async function takeSteps<Name extends StepName>(
  settings: Settings,
  names: readonly Name[],
  choices?: StepChoices,
): Promise<Pick<StepResults, Name>> {
  let bar: { readonly step: StepName; readonly shown: Progress } | undefined;
  const made = await runSteps(settings, names, {
    choices,
    under: process.env.INSIDERS_LOCK,
    notice: process.env.INSIDERS_DATA_NOTICE,
    onProgress: ({ step, done, what, of }) => {
      if (bar?.step !== step) bar = { step, shown: progress(LABELS[step] ?? step) };
      bar.shown.update(done, of === undefined ? what : `of ${of}, ${what}`);
    },
    onStep: () => {
      bar?.shown.finish();
      bar = undefined;
    },
  });
  // Amounts are in the currency that the data have.
  if ((names as readonly StepName[]).includes('load')) useCurrency((await settingsOfRun(settings)).currency);
  return made;
}
