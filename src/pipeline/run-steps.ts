import { withSteps, type Settings, type StepChoices } from '../config';
import { settingsOfRun } from '../features';
import { requireFresh, type ArtefactName } from '../store';
import { type SourceOptions } from '../transactions';
import { checkData, checkRun } from './check-run';
import { withLock } from './lock';
import { stepNames, steps, type StepName, type StepResults } from './steps';
import { type StepProgress } from './types';

/** Options of {@link runSteps}. */
export interface RunOptions extends Pick<SourceOptions, 'notice' | 'log'> {
  /** Choices that differ from the settings; what is made with them is read with `withSteps` of the same. */
  readonly choices?: StepChoices;
  /** Worker threads; default: as many as the machine has cores. */
  readonly threads?: number;
  readonly onProgress?: (progress: StepProgress & { readonly step: StepName }) => void;
  /** Told when a step is done, and how long it took. */
  readonly onStep?: (step: StepName, seconds: number) => void;
  /** The token of the lock under which this process works; default: it takes the lock itself. */
  readonly under?: string;
}

/**
 * The steps from one to another, both included.
 *
 * @throws RangeError when there is no such step, or the first comes after the last
 */
export function stepRange(from: StepName, to: StepName): readonly StepName[] {
  const [first, last] = [stepNames.indexOf(from), stepNames.indexOf(to)];
  if (first < 0 || last < first) {
    throw new RangeError(
      `from and to must be steps in the order ${stepNames.join(', ')}, received ${from} and ${to}`,
    );
  }
  return stepNames.slice(first, last + 1);
}

/**
 * Takes steps of a run, without notebooks, under the run's lock.
 *
 * Before anything is done, the settings are checked, and all that the steps read and do not make themselves: it must be
 * there, fit together, and fit the settings and the data that they name.
 *
 * @param names the steps, one after the other as they stand in {@link stepNames}
 * @returns what each of them made
 * @throws RangeError when the steps do not follow each other, or the settings name what there is not; StaleError when what they read does not fit, with the
 *   command that mends it; Error that says who else writes the run
 */
export async function runSteps<Name extends StepName>(
  given: Settings,
  names: readonly Name[],
  options: RunOptions = {},
): Promise<Pick<StepResults, Name>> {
  checkOrder(names);
  const { choices, threads, onProgress, onStep, notice, log, under } = options;
  const chosen = choices === undefined ? given : withSteps(given, choices);
  // What the run's data decide is read anew once they are.
  let settings = (names as readonly StepName[]).includes('load') ? chosen : await settingsOfRun(chosen);
  checkRun(settings);
  // Who holds the lock has looked at the data already, which takes its time where they are large.
  if (under === undefined && !(names as readonly StepName[]).includes('load')) await checkData(settings);
  await requireFresh(settings, inputsOf(names));
  const made: Partial<Record<StepName, unknown>> = {};
  const result = async <Wanted extends StepName>(name: Wanted): Promise<StepResults[Wanted]> => {
    if (!(name in made)) {
      const { read } = steps[name];
      if (read === undefined)
        throw new RangeError(`what the step ${name} makes is kept in memory only: take it in the same go`);
      made[name] = await read(settings);
    }
    return made[name] as StepResults[Wanted];
  };
  const command = `the step${names.length > 1 ? 's' : ''} ${names.join(', ')}`;
  await withLock(settings, { command, under }, async () => {
    for (const name of names) {
      const started = performance.now();
      const { run, inputs } = steps[name];
      await requireFresh(settings, inputs);
      made[name] = await run({
        settings,
        result,
        threads,
        environment: { notice, log },
        report: (progress) => onProgress?.({ ...progress, step: name }),
      });
      if (name === 'load') settings = await settingsOfRun(chosen);
      onStep?.(name, (performance.now() - started) / 1000);
    }
  });
  return made as Pick<StepResults, Name>;
}

/** What the steps read and none of them makes. */
function inputsOf(names: readonly StepName[]): ArtefactName[] {
  const made = new Set(names.flatMap((name) => steps[name].outputs));
  return [...new Set(names.flatMap((name) => steps[name].inputs))].filter((input) => !made.has(input));
}

function checkOrder(names: readonly StepName[]): void {
  const first = stepNames.indexOf(names[0]);
  if (first >= 0 && names.every((name, i) => stepNames[first + i] === name)) return;
  throw new RangeError(
    `steps must follow each other as in ${stepNames.join(', ')}, received ${names.join(', ') || 'none'}`,
  );
}
