import { type Settings } from '../config';
import { ordersArtefact, type ListJudgement } from '../experiment';
import { readRecord } from '../store';
import {
  readInShort,
  readOtherRun,
  insidersFacts,
  type Actions,
  type OutOfTimeEvaluation,
  type InsidersFacts,
  type ListedTest,
  type NoTestPlan,
  type OtherRun,
  type RunInShort,
  type TestPlan,
} from '../programme';
import { type Eligibility, type MembershipChoice, type MembershipReplay, type Segment } from '../scoring';

/** What notebook 09 computes for questions 6 to 9. */
export interface ComputedParts {
  readonly eligibility: Eligibility;
  readonly replay: MembershipReplay;
  readonly membership: MembershipChoice;
  readonly evaluation: OutOfTimeEvaluation;
  readonly plan: TestPlan | NoTestPlan;
  readonly actions: Actions;
  /** The halves that the list's column `test_group` holds; null where no test is on. */
  readonly test: ListedTest | null;
}

/** Everything that the report is made of. */
export interface ReportParts extends ComputedParts {
  readonly run: RunInShort;
  readonly segments: readonly Segment[];
  readonly caveats: InsidersFacts;
  /** Lists of every length, judged by what came later. */
  readonly lists: ListJudgement;
  /** The same data under the other preset; null where there is no such run. */
  readonly other: OtherRun | null;
}

/** Adds what the run's artefacts have. @throws Error that names the notebook which makes a missing artefact */
export async function readParts(settings: Settings, computed: ComputedParts): Promise<ReportParts> {
  const run = await readInShort(settings);
  return {
    ...computed,
    run,
    segments: run.segments,
    caveats: await insidersFacts(settings),
    lists: (await readRecord(settings, ordersArtefact)).details,
    other: await readOtherRun(settings),
  };
}
