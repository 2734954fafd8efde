import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { segmentName } from '../../src/scoring';
import { bestAssignment } from '../../src/programme/segments/assignment';
import { levelOf, segmentDimensions, standardisedDifferences } from '../../src/programme/segments/dimensions';
import { matchSegments } from '../../src/programme/segments/match';
import { keyOf, nameSegments } from '../../src/programme/segments/names';

const dimensions = segmentDimensions({ revenue: 'net_revenue' });
const none = { spend: 0, frequency: 0, recency: 0, tenure: 0, basket: 0, returns: 0 };

describe('standardised differences', () => {
  test('are the group’s mean less the mean of all, in sample deviations of all', () => {
    // Mean 3, deviations −2, −2, 2, 2: squares 16 over 3.
    const deviation = Math.sqrt(16 / 3);
    const values = Float64Array.of(1, 1, 5, 5);
    const found = standardisedDifferences(values, Int32Array.of(1, 1, 2, 2), 2, { logarithmic: false });
    assert.deepEqual(found, [-2 / deviation, 2 / deviation]);
  });

  test('see no difference on the logarithmic scale between a loss and a gain that mirror each other', () => {
    const values = Float64Array.of(-9, 9, -9, 9);
    const found = standardisedDifferences(values, Int32Array.of(1, 1, 2, 2), 2, { logarithmic: true });
    assert.deepEqual(found, [0, 0]);
  });

  test('leave out missing values, and bound what is bounded', () => {
    const values = Float64Array.of(0, NaN, 1, 7);
    const found = standardisedDifferences(values, Int32Array.of(1, 1, 2, 2), 2, {
      logarithmic: false,
      atMost: 1,
    });
    // 0, 1, 1: mean 2/3, deviation √(1/3).
    assert.ok(Math.abs(found[0]! + 2 / 3 / Math.sqrt(1 / 3)) < 1e-12);
    assert.ok(Math.abs(found[1]! - 1 / 3 / Math.sqrt(1 / 3)) < 1e-12);
  });

  test('are null where all are alike, where a group is empty, and for a single customer', () => {
    const plain = { logarithmic: false };
    assert.deepEqual(
      standardisedDifferences(Float64Array.of(0.1, 0.1, 0.1), Int32Array.of(1, 1, 2), 2, plain),
      [null, null],
    );
    assert.deepEqual(standardisedDifferences(Float64Array.of(1, 2), Int32Array.of(1, 1), 2, plain), [
      0,
      null,
    ]);
    assert.deepEqual(standardisedDifferences(Float64Array.of(1), Int32Array.of(1), 1, plain), [null]);
  });
});

describe('the words of a dimension', () => {
  const word = (name: string, difference: number | null) =>
    levelOf(
      dimensions.find((each) => each.name === name)!,
      difference,
    );

  test('are given from their bounds on, the bound itself included', () => {
    assert.deepEqual(
      [0.75, 0.74, 0.25, 0.24, -0.24, -0.25, -3].map((difference) => word('spend', difference)),
      ['big', 'solid', 'solid', null, null, 'small', 'small'],
    );
    assert.deepEqual(
      [1, 0.5, 0.25, 0, -0.25].map((difference) => word('recency', difference)),
      ['long-gone', 'lapsed', 'quiet', null, 'active'],
    );
  });

  test('are none where all customers are alike', () => {
    assert.equal(word('tenure', null), null);
  });
});

describe('the names of segments', () => {
  test('have what is spent, and the dimension that differs most', () => {
    const [first, second, third] = nameSegments(dimensions, [
      { ...none, spend: 1.4, frequency: 1.7, recency: -1.2 },
      { ...none, spend: -0.4, frequency: -0.7, tenure: -1.5 },
      none,
    ]);
    assert.equal(first.key, 'frequent-big-spenders');
    assert.deepEqual(first.traits, { spend: 'big', frequency: 'frequent' });
    assert.equal(second.key, 'new-small-spenders');
    assert.equal(third.key, 'medium-spenders');
  });

  test('take a further word each where two would be the same', () => {
    const names = nameSegments(dimensions, [
      { ...none, spend: 0.4, frequency: 0.6, recency: -0.5 },
      { ...none, spend: 0.3, frequency: 0.4, recency: 0.3 },
    ]);
    assert.deepEqual(
      names.map(({ key }) => key),
      ['active-regular-solid-spenders', 'quiet-regular-solid-spenders'],
    );
  });

  test('are numbered where words run out, the one with less revenue later', () => {
    const alike = { ...none, spend: 0.4, frequency: 0.6 };
    const names = nameSegments(dimensions, [alike, alike, alike]);
    assert.deepEqual(
      names.map(({ key }) => key),
      ['regular-solid-spenders', 'regular-solid-spenders-2', 'regular-solid-spenders-3'],
    );
    assert.equal(segmentName(names[1], 'en'), 'Regular solid spenders, group 2');
    assert.equal(segmentName(names[2], 'pt'), 'Clientes regulares de gasto médio-alto, grupo 3');
  });

  test('that were kept stand as they are, and the others make room', () => {
    const kept = { key: 'medium-spenders', traits: { spend: 'medium' } } as const;
    const names = nameSegments(dimensions, [none, { ...none, spend: 2 }], [null, kept]);
    assert.deepEqual(
      names.map(({ key }) => key),
      ['medium-spenders-2', 'medium-spenders'],
    );
  });

  test('are unique for many random segments', () => {
    const names = Array.from({ length: 40 }, (_, i) => ({
      spend: Math.sin(i),
      frequency: Math.sin(3 * i),
      recency: Math.cos(i),
      tenure: Math.cos(5 * i),
      basket: Math.sin(7 * i),
      returns: null,
    }));
    const keys = nameSegments(dimensions, names).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
  });

  test('can be read in English and in Portuguese, with all their parts', () => {
    const traits = {
      spend: 'small',
      frequency: 'infrequent',
      recency: 'lapsed',
      tenure: 'longstanding',
      basket: 'large-baskets',
      returns: 'many-returns',
    } as const;
    assert.equal(keyOf(traits), 'lapsed-longstanding-infrequent-small-spenders-large-baskets-many-returns');
    assert.equal(
      segmentName({ traits }, 'en'),
      'Lapsed longstanding infrequent small spenders with large baskets and many returns',
    );
    assert.equal(
      segmentName({ traits }, 'pt'),
      'Clientes esporádicos, antigos e inativos de baixo gasto, com cestas grandes e muitas devoluções',
    );
  });
});

describe('the best assignment', () => {
  test('takes the greatest sum, not the greatest pair first', () => {
    // 0.9 first would leave 0.1: together 1.0; the other way it is 1.6.
    assert.deepEqual(
      bestAssignment([
        [0.9, 0.8],
        [0.8, 0.1],
      ]),
      [1, 0],
    );
  });

  test('equals the best of all permutations', () => {
    const scores = Array.from({ length: 5 }, (_, i) =>
      Array.from({ length: 5 }, (__, j) => Math.abs(Math.sin(7 * i + 3 * j * j + 1))),
    );
    const permutations = (rest: readonly number[]): number[][] =>
      rest.length === 0
        ? [[]]
        : rest.flatMap((each) =>
            permutations(rest.filter((other) => other !== each)).map((more) => [each, ...more]),
          );
    const sum = (columns: readonly number[]): number =>
      columns.reduce((total, column, row) => total + scores[row][column], 0);
    const best = Math.max(...permutations([0, 1, 2, 3, 4]).map(sum));
    assert.ok(Math.abs(sum(bestAssignment(scores)) - best) < 1e-12);
  });

  test('leaves rows over where columns are fewer, and takes none of nothing', () => {
    assert.deepEqual(bestAssignment([[0.2], [0.7], [0.1]]), [-1, 0, -1]);
    assert.deepEqual(bestAssignment([[0.2, 0.7, 0.1]]), [1]);
    assert.deepEqual(bestAssignment([[], []]), [-1, -1]);
    assert.deepEqual(bestAssignment([]), []);
  });

  test('refuses rows of different lengths and scores that are no numbers', () => {
    assert.throws(() => bestAssignment([[1, 2], [1]]), /scores must have 2 columns in row 1, received 1/);
    assert.throws(() => bestAssignment([[NaN]]), /scores must be finite, received NaN in row 0/);
  });
});

describe('segments matched to earlier ones', () => {
  test('follow their customers when the numbers move', () => {
    const earlier = [
      { cluster: 1, customerIds: [1, 2, 3] },
      { cluster: 2, customerIds: [4, 5, 6, 7] },
    ];
    const now = [
      { cluster: 1, customerIds: [4, 5, 6, 7] },
      { cluster: 2, customerIds: [1, 2, 3] },
    ];
    assert.deepEqual(matchSegments(now, earlier), [
      { cluster: 1, earlierCluster: 2, overlap: 1 },
      { cluster: 2, earlierCluster: 1, overlap: 1 },
    ]);
  });

  test('do not lose their name to customers who came since, nor to those who went', () => {
    const matches = matchSegments(
      [{ cluster: 1, customerIds: [1, 2, 10, 11, 12, 13] }],
      [{ cluster: 3, customerIds: [1, 2, 20, 21, 22] }],
    );
    assert.deepEqual(matches, [{ cluster: 1, earlierCluster: 3, overlap: 1 }]);
  });

  test('keep a name at an overlap of one half, and give it up below', () => {
    const earlier = [
      { cluster: 1, customerIds: [1, 2, 3] },
      { cluster: 2, customerIds: [4, 5, 6] },
    ];
    // Shared 2 of 4 customers: 1, 2 | 3, 4.
    const half = [
      { cluster: 1, customerIds: [1, 2, 4] },
      { cluster: 2, customerIds: [3, 5, 6] },
    ];
    assert.deepEqual(
      matchSegments(half, earlier).map(({ overlap }) => overlap),
      [0.5, 0.5],
    );
    const third = [
      { cluster: 1, customerIds: [1, 4] },
      { cluster: 2, customerIds: [2, 5] },
      { cluster: 3, customerIds: [3, 6] },
    ];
    assert.deepEqual(matchSegments(third, earlier), []);
  });

  test('are none in a first run, or where no customer is known to both', () => {
    assert.deepEqual(matchSegments([{ cluster: 1, customerIds: [1] }], []), []);
    assert.deepEqual(
      matchSegments([{ cluster: 1, customerIds: [1] }], [{ cluster: 1, customerIds: [2] }]),
      [],
    );
  });
});
