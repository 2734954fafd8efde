import { type Settings } from '../config';
import { chooseMembership, fitEligibility, replayMembership } from '../programme';
import { writeRules, type Eligibility, type MembershipChoice, type MembershipReplay } from '../scoring';
import { type StepProgress } from './types';

/** Who enters, how members are reviewed, and where that is saved. */
export interface MadeRules {
  readonly eligibility: Eligibility;
  readonly replay: MembershipReplay;
  readonly membership: MembershipChoice;
  readonly file: string;
}

/** Makes the rule of entry, replays the reviews of past months, chooses how members are reviewed, and saves all that. */
export async function makeRules(
  settings: Settings,
  { onProgress }: { readonly onProgress?: (progress: StepProgress) => void } = {},
): Promise<MadeRules> {
  const eligibility = await fitEligibility(settings);
  const replay = await replayMembership(settings, eligibility, {
    onProgress: ({ done, day }) => onProgress?.({ done, what: day }),
  });
  const membership = chooseMembership(replay, eligibility, settings.steps.rules, settings.rules.membership);
  return { eligibility, replay, membership, file: await writeRules(settings, eligibility, membership) };
}
