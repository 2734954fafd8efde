import { type Settings } from '../../config';
import { customersArtefact } from '../../features';
import { childSeed, addDays } from '../../numeric';
import { readRecord, withArtefacts } from '../../store';
import {
  HORIZON_DAYS,
  clustersArtefact,
  selectAgain,
  labelBackTest,
  readBackTest,
  type Selection,
} from '../../experiment';
import { readChosen, type ChosenTrial } from './chosen';
import { holm } from './holm';
import { judgeSelection } from './judge';
import { readOutcomes, type OriginMembers } from './outcomes';
import {
  type OutOfTimeEvaluation,
  type NoEvaluation,
  type OriginEvaluation,
  type TestOutcomes,
} from './types';

/** How far the judgement is. */
export interface EvaluationProgress {
  readonly done: number;
  readonly of: number;
  /** What is being worked on, in words. */
  readonly what: string;
}

/** Options of {@link evaluateOutOfTime}. */
export interface EvaluationOptions {
  readonly onProgress?: (progress: EvaluationProgress) => void;
}

/** Days over which a test could run: the first three within the latest horizon, the last one within two. */
const SPANS: readonly number[] = [30, 60, HORIZON_DAYS];
const LONG_SPAN = 2 * HORIZON_DAYS;

/**
 * Whether the programme's group is better than the rest of the base, seen afterwards, at several origins: the last
 * purchase day less 90, 180, … days, as long as at least 90 days are known before, so that no day is measured twice.
 *
 * At each origin everything is made anew of what was known then: cleaning, features, space, the chosen model. The
 * group is the one that could be the Insiders by what was known then, or a list where the run has one; see
 * {@link judgeSelection} for what is measured. Holm's correction covers the permutation tests of all origins and selections.
 *
 * The model's space, kind and k are those which the whole history chose, so the origins judge the kind of model, not
 * the choosing of it.
 *
 * @returns no origin, and the reason of each that was skipped, where the data are too short or too few
 * @throws Error that names the notebook which makes a missing artefact
 */
export async function evaluateOutOfTime(
  settings: Settings,
  options: EvaluationOptions = {},
): Promise<OutOfTimeEvaluation> {
  const trial = await readChosen(settings);
  const days = await originDays(settings);
  const { selection = { how: 'segment' } as const } = (await readRecord(settings, clustersArtefact)).details;
  let done = 0;
  const step = (what: string): void => {
    options.onProgress?.({ done: (done += 1), of: 2 * Math.max(1, days.length), what });
  };
  const judged = await Promise.all(
    days.map((originDay, i) =>
      judgeOrigin(settings, trial, selection, originDay, childSeed(settings.seed, i), step),
    ),
  );
  const origins = judged.flatMap(({ judgement }) => (typeof judgement === 'string' ? [] : [judgement]));
  const skipped = judged.flatMap(({ originDay, judgement }) =>
    typeof judgement === 'string' ? [{ originDay, reason: judgement }] : [],
  );
  const { corrected, tests } = correct(origins);
  return {
    trial: trial.id,
    title: trial.title,
    horizonDays: HORIZON_DAYS,
    origins: corrected,
    skipped,
    tests,
    ...settings.steps.proof,
    outcomes: await outcomesOf(
      settings,
      judged.map(({ members }) => members),
    ),
    members: await countMembers(settings),
  };
}

/** The origins, the latest first; the latest alone, to be skipped with its reason, where the data are too short. */
async function originDays(settings: Settings): Promise<string[]> {
  const { referenceDay, firstDay } = (await readRecord(settings, customersArtefact)).details;
  const days = [addDays(referenceDay, -HORIZON_DAYS)];
  const earliest = addDays(firstDay, HORIZON_DAYS);
  for (;;) {
    const next = addDays(days[days.length - 1], -HORIZON_DAYS);
    if (next < earliest) return days;
    days.push(next);
  }
}

interface JudgedOrigin {
  readonly originDay: string;
  readonly judgement: OriginEvaluation | NoEvaluation;
  readonly members: OriginMembers | null;
}

async function judgeOrigin(
  settings: Settings,
  trial: ChosenTrial,
  selection: Pick<Selection, 'how' | 'order' | 'size'>,
  originDay: string,
  seed: number,
  step: (what: string) => void,
): Promise<JudgedOrigin> {
  const none = (judgement: NoEvaluation): JudgedOrigin => ({ originDay, judgement, members: null });
  const earlier = await readBackTest(settings, HORIZON_DAYS, { origin: originDay });
  step(`customers known on ${originDay}`);
  if (earlier === null) return none((await isShort(settings, originDay)) ? 'too-short' : 'too-few');
  const [labels] = await labelBackTest(settings, earlier, [trial]);
  step(`the model on ${originDay}`);
  const group = labels === null ? null : selectAgain(labels, selection, earlier, settings.rules, seed);
  if (group === null) return none('no-group');
  const judgement = judgeSelection(earlier, group, { seed, ...settings.steps.proof });
  const rows = Array.from(group.keys()).filter((row) => group[row] === 1);
  const before = Float64Array.from(rows, (row) => earlier.revenue[row]);
  const members = { originDay, ids: rows.map((row) => earlier.ids[row]), before };
  return { originDay, judgement, members: typeof judgement === 'string' ? null : members };
}

async function isShort(settings: Settings, originDay: string): Promise<boolean> {
  const { firstDay } = (await readRecord(settings, customersArtefact)).details;
  return originDay < addDays(firstDay, HORIZON_DAYS);
}

/** Holm's correction over every test of every origin. */
function correct(origins: readonly OriginEvaluation[]): { corrected: OriginEvaluation[]; tests: number } {
  const ps = origins.flatMap(({ selections }) =>
    selections.flatMap((each) => [each.revenueDifference.p, each.repeatDifference.p, each.superiority.p]),
  );
  const adjusted = holm(ps);
  let at = 0;
  const next = (): number => adjusted[at++];
  const corrected = origins.map((origin) => ({
    ...origin,
    selections: origin.selections.map((each) => ({
      ...each,
      revenueDifference: { ...each.revenueDifference, pHolm: next() },
      repeatDifference: { ...each.repeatDifference, pHolm: next() },
      superiority: { ...each.superiority, pHolm: next() },
    })),
  }));
  return { corrected, tests: ps.length };
}

/** Members of the two latest origins afterwards: short spans at the latest, the long one where it has passed. */
async function outcomesOf(
  settings: Settings,
  [latest, before]: readonly (OriginMembers | null)[],
): Promise<TestOutcomes[]> {
  const short = latest ? await readOutcomes(settings, latest, SPANS) : [];
  const long = before ? await readOutcomes(settings, before, [LONG_SPAN]) : [];
  return [...short, ...long];
}

function countMembers(settings: Settings): Promise<number> {
  return withArtefacts(settings, ['clusters'], async (database) => {
    const { n } = await database.row<{ n: number }>('SELECT count(*) AS n FROM clusters WHERE is_insider');
    return n;
  });
}
