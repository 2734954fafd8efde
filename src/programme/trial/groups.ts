import { createRandom } from '../../numeric';

/** Whether a member of the test is invited, or held out. */
export type TestGroup = 'invite' | 'hold_out';

/** A member of the test. */
export interface TestMember {
  /** As history has it: the shop's own id; of an address or a name, its keyed hash. */
  readonly id: string;
  readonly group: TestGroup;
  /** The day whose members were split: `YYYY-MM-DD`. */
  readonly assignedOn: string;
  /** Two members have the same: those nearest in spend among who was split on the day. Null for one who was left over. */
  readonly pair: number | null;
}

/** Somebody who is to be split. */
export interface Splittable {
  readonly id: string;
  readonly spend: number;
}

/**
 * Splits people at random in two halves that are alike in spend: sorted by spend, each two neighbours are a stratum, of
 * which one is invited and the other held out. One who is left over goes where the coin falls.
 *
 * @param firstPair the number of the first pair
 * @param seed the same people and seed give the same halves, in whatever order they come
 *
 * Reference: Imai, King and Nall 2009, Statistical Science 24(1): matched pairs are the finest strata.
 */
export function splitInPairs(
  people: readonly Splittable[],
  assignedOn: string,
  firstPair: number,
  seed: number,
): TestMember[] {
  const random = createRandom(seed);
  const sorted = [...people].sort((a, b) => b.spend - a.spend || (a.id < b.id ? -1 : 1));
  const members: TestMember[] = [];
  for (let i = 0; i < sorted.length; i += 2) {
    const pair = i + 1 < sorted.length ? firstPair + i / 2 : null;
    const groups: TestGroup[] = random() < 0.5 ? ['invite', 'hold_out'] : ['hold_out', 'invite'];
    sorted.slice(i, i + 2).forEach(({ id }, j) => members.push({ id, group: groups[j], assignedOn, pair }));
  }
  return members;
}
