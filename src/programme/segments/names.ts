import { type SegmentDimension, type SegmentTraits } from '../../texts';
import { type SegmentName } from '../../scoring';
import { levelOf, type AnyDimension } from './dimensions';

/** The standardised differences of one segment, by dimension. */
type Differences = Readonly<Record<SegmentDimension, number | null>>;

/** A dimension that a name can speak of, with the word that it gives. */
interface Found {
  readonly dimension: SegmentDimension;
  readonly word: string;
}

/**
 * Names segments by what sets them apart from all customers.
 *
 * 1. On each dimension the standardised difference gives a word, or none between the dimension's bounds.
 * 2. A name has what the segment spends, and the word of the dimension on which it differs most.
 * 3. Segments that would be called the same each take the word of the next dimension, by the size of the difference,
 *    until they are told apart.
 * 4. Where words run out, those with less revenue are numbered.
 *
 * A name that was kept from an earlier run stands as it is; the others are made to differ from it.
 *
 * @param differences one segment after the other, the one with the most revenue first
 * @param kept one a segment; null where it has to be named; default: all have to be
 * @returns names, in the order of the segments, no two with the same key
 */
export function nameSegments(
  dimensions: readonly AnyDimension[],
  differences: readonly Differences[],
  kept: readonly (SegmentName | null)[] = differences.map(() => null),
): SegmentName[] {
  const found = differences.map((each) => wordsFound(dimensions, each));
  const lengths = found.map((words) => Math.min(1, words.length));
  const taken = new Set(kept.flatMap((name) => (name === null ? [] : [name.key])));
  const keyAt = (s: number): string =>
    kept[s]?.key ?? keyOf(traitsOf(dimensions, differences[s], found[s], lengths[s]));
  for (;;) {
    const keys = differences.map((_, s) => keyAt(s));
    const ties = keys.flatMap((key, s) => {
      const shared = taken.has(key) || keys.filter((other) => other === key).length > 1;
      return kept[s] === null && shared && lengths[s] < found[s].length ? [s] : [];
    });
    if (ties.length === 0) break;
    for (const s of ties) lengths[s] += 1;
  }
  return differences.map((each, s) => {
    const known = kept[s];
    if (known !== null) return known;
    const traits = traitsOf(dimensions, each, found[s], lengths[s]);
    let name: SegmentName = { key: keyOf(traits), traits };
    for (let group = 2; taken.has(name.key); group += 1) {
      const numbered = { ...traits, group };
      name = { key: keyOf(numbered), traits: numbered };
    }
    taken.add(name.key);
    return name;
  });
}

/** The words beside what the segment spends, the largest difference first. */
function wordsFound(dimensions: readonly AnyDimension[], differences: Differences): Found[] {
  return dimensions
    .filter(({ name }) => name !== 'spend')
    .flatMap((dimension) => {
      const difference = differences[dimension.name];
      const word = levelOf(dimension, difference);
      // Rounded: what is equal but for the last digits goes by the order of the dimensions.
      const size = Math.round(1e9 * Math.abs(difference ?? 0));
      return word === null ? [] : [{ dimension: dimension.name, word, size }];
    })
    .sort((a, b) => b.size - a.size)
    .map(({ dimension, word }) => ({ dimension, word }));
}

function traitsOf(
  dimensions: readonly AnyDimension[],
  differences: Differences,
  found: readonly Found[],
  length: number,
): SegmentTraits {
  const spending = dimensions.find(({ name }) => name === 'spend')!;
  const spend = levelOf(spending, differences.spend) ?? 'medium';
  // The words come from the dimensions' own levels, which are typed.
  const others = Object.fromEntries(found.slice(0, length).map(({ dimension, word }) => [dimension, word]));
  return { spend, ...others } as SegmentTraits;
}

/** A name's key: its words in the order in which English has them. */
export function keyOf({ spend, frequency, recency, tenure, basket, returns, group }: SegmentTraits): string {
  const words = [recency, tenure, frequency, `${spend}-spenders`, basket, returns, group];
  return words.filter((word) => word !== undefined).join('-');
}
