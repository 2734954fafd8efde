import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { childSeed, dayNumber } from '../../numeric';
import { writeText } from '../../store';
import { historyFolder, type HistoryPlace } from '../history';
import { splitInPairs, type Splittable, type TestMember } from './groups';

/** Where a run keeps who is in which half of its test: whoever was told stays there, whatever is trained or made anew. */
export function testGroupsFile(place: HistoryPlace): string {
  return path.join(historyFolder(place), 'test_groups.json');
}

interface Kept {
  readonly type: 'insiders-test';
  readonly version: 1;
  readonly members: readonly TestMember[];
}

/** The members of a run's test; empty where nobody was split yet. @throws Error that names a file which is none of them */
export async function readTestGroups(place: HistoryPlace): Promise<readonly TestMember[]> {
  const file = testGroupsFile(place);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const refuse = (cause?: unknown): Error =>
    new Error(
      `${file} does not hold who is in which half of the test: bring it back from a copy; only before anybody is invited it may be deleted, which splits anew`,
      { cause },
    );
  let kept: Partial<Kept>;
  try {
    kept = JSON.parse(text) as Partial<Kept>;
  } catch (error) {
    throw refuse(error);
  }
  if (kept.type !== 'insiders-test' || kept.version !== 1 || !Array.isArray(kept.members)) throw refuse();
  return kept.members as readonly TestMember[];
}

/**
 * Splits those of a day's members who are in no half yet, and keeps that; whoever is in one stays.
 *
 * @param day `YYYY-MM-DD`
 * @returns the halves that were known on the day, by id
 */
export async function assignTestGroups(
  place: HistoryPlace & { readonly seed: number },
  day: string,
  people: readonly Splittable[],
): Promise<ReadonlyMap<string, TestMember>> {
  const kept = await readTestGroups(place);
  const known = new Set(kept.map(({ id }) => id));
  const fresh = people.filter(({ id }) => !known.has(id));
  const firstPair = 1 + Math.max(0, ...kept.map(({ pair }) => pair ?? 0));
  const split = splitInPairs(fresh, day, firstPair, childSeed(place.seed, dayNumber(day)));
  const members = [...kept, ...split];
  if (split.length > 0) {
    const content: Kept = { type: 'insiders-test', version: 1, members };
    await writeText(testGroupsFile(place), `${JSON.stringify(content)}\n`);
  }
  return new Map(members.filter(({ assignedOn }) => assignedOn <= day).map((each) => [each.id, each]));
}
