import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings } from '../../src/config';
import { bestOrder, type OriginLists } from '../../src/experiment/judge-lists';
import { judgeLengths } from '../../src/experiment/list-lengths';
import { membersFirst, orderedBy, plainScore, type ListOrder } from '../../src/experiment/list-orders';
import { listFacts, listSummary } from '../../src/experiment/list-summary';
import { settledSelection, type Selection } from '../../src/experiment/selection';
import { createWriter, listTexts } from '../../src/texts';

const preset = loadSettings({}, { environment: {} }).presets.default;

describe('lists of every length', () => {
  const future = Float64Array.of(0, 40, 30, 20, 10);
  const scores = new Map<ListOrder, Float64Array>([
    ['all-time', Float64Array.of(5, 4, 3, 2, 1)],
    ['decayed', Float64Array.of(1, 5, 4, 3, 2)],
  ]);
  const rows = judgeLengths(scores, future, [2, 4], 1);
  const of = (order: ListOrder, size: number) =>
    rows.find((row) => row.order === order && row.size === size)!;

  test('bring the share of later spending of their first customers', () => {
    assert.deepEqual(
      rows.map(({ order, size, share }) => [order, size, share]),
      [
        ['all-time', 2, 0.4],
        ['all-time', 4, 0.9],
        ['decayed', 2, 0.7],
        ['decayed', 4, 1],
      ],
    );
  });

  test('have paired gains against as many biggest spenders of all time', () => {
    assert.ok(Math.abs(of('decayed', 2).gain - 0.3) < 1e-12);
    assert.deepEqual(of('all-time', 2).gainInterval, [0, 0]);
    const { interval, gainInterval } = of('decayed', 2);
    assert.ok(interval[0] <= 0.7 && interval[1] >= 0.7 && gainInterval[0] < gainInterval[1]);
  });

  test('do not depend on the order of the customers', () => {
    const back = (values: Float64Array): Float64Array => values.slice().reverse();
    const turned = judgeLengths(
      new Map([...scores].map(([name, score]) => [name, back(score)])),
      back(future),
      [2, 4],
      1,
    );
    assert.deepEqual(
      turned.map(({ share }) => share),
      rows.map(({ share }) => share),
    );
  });

  test('say nothing where nothing was spent afterwards', () => {
    assert.deepEqual(judgeLengths(scores, new Float64Array(5), [2], 1), []);
  });
});

describe('the order of a list', () => {
  const origin = (decayed: number, allTime: number, width = 0.02): OriginLists => ({
    originDay: '2011-09-10',
    known: 100,
    members: 15,
    lists: (
      [
        ['decayed', decayed],
        ['all-time', allTime],
      ] as const
    ).map(([order, share]) => ({
      order,
      size: 15,
      share,
      interval: [share - width, share + width],
      gain: share - allTime,
      gainInterval: [-width, width],
    })),
  });

  test('is decayed spend where the data do not say another', () => {
    assert.deepEqual(bestOrder([]), { best: 'decayed', bestSaid: false });
    // Ahead at one date only, and ahead by less than chance.
    assert.deepEqual(bestOrder([origin(0.5, 0.9), origin(0.6, 0.5)]).best, 'decayed');
    assert.deepEqual(bestOrder([origin(0.5, 0.51), origin(0.5, 0.505)]).best, 'decayed');
    // One date is not enough.
    assert.deepEqual(bestOrder([origin(0.5, 0.9)]).best, 'decayed');
  });

  test('is another one that was ahead at every date by more than chance', () => {
    assert.deepEqual(bestOrder([origin(0.5, 0.6), origin(0.5, 0.58)]), { best: 'all-time', bestSaid: true });
  });

  test('by RFM goes by spend among equal sums', () => {
    const spend = Float64Array.of(10, 10.5, 500, 900, 1000);
    const rfm = { recencyDays: [9, 9, 5, 4, 3], purchases: [1, 1, 2, 3, 4], spend };
    const spending = { allTime: spend, lastYear: spend, decayed: spend };
    const score = plainScore('rfm', { rfm, spending });
    assert.ok(score[1] > score[0] && score[4] > score[3]);
  });

  test('of a segment has its members before the others, each by the score', () => {
    const score = membersFirst(Uint8Array.of(0, 1, 0, 1), Float64Array.of(900, 5, 40, 100));
    assert.deepEqual([...orderedBy(score)], [3, 1, 0, 2]);
  });
});

describe('who is selected', () => {
  const segment: Selection = { how: 'segment', labels: [1], shortfalls: [], movedFrom: null };
  const selecting = (select: string) => ({ ...preset, programme: { select } });

  test('is the segment, unless the settings ask for so many', () => {
    assert.deepEqual(settledSelection(segment, preset, 'decayed', 200), segment);
    assert.equal(settledSelection(segment, selecting('capacity: 50'), 'all-time', 200).size, 50);
    const tenth = settledSelection(segment, selecting('10%'), 'all-time', 200);
    assert.deepEqual([tenth.how, tenth.order, tenth.size], ['list', 'all-time', 20]);
  });

  test('cannot be more than there are', () => {
    assert.throws(
      () => settledSelection(segment, selecting('capacity: 500'), 'decayed', 200),
      /programme\.select must ask for 1 to 200 customers.*received "capacity: 500"/,
    );
  });
});

describe('what is said of lists', () => {
  const judged = (segments: readonly number[], plain: number) => ({
    horizonDays: 90,
    best: 'decayed' as const,
    bestSaid: false,
    origins: segments.map((share, i): OriginLists => ({
      originDay: `2011-0${9 - 3 * i}-10`,
      known: 100,
      members: 15,
      lists: (
        [
          ['segment', share],
          ['decayed', plain],
        ] as const
      ).map(([order, value]) => ({
        order,
        size: 15,
        share: value,
        interval: [0, 1] as const,
        gain: 0,
        gainInterval: [0, 0] as const,
      })),
    })),
  });
  const said = (judgement: ReturnType<typeof judged>, language: 'en' | 'pt' = 'en') => {
    const facts = listFacts(judgement, listSummary(judgement)!);
    const w = createWriter(language, 'GBP');
    return `${listTexts[language].dates(w, facts)} ${listTexts[language].recommendation(w, facts)}`;
  };

  test('leaves the date that took part in the choice out of the recommendation', () => {
    const text = said(judged([0.9, 0.5, 0.4], 0.6));
    assert.match(text, /latest of these dates took part in choosing the model; the other 2 did not/);
    assert.match(
      text,
      /should invite by spend, an amount counting half.*[−-]15\.0 points.*[−-]20\.0 to [−-]10\.0/,
    );
    assert.match(said(judged([0.9, 0.5, 0.4], 0.6), 'pt'), /A mais recente dessas datas participou/);
  });

  test('names the only date as one that took part, and recommends the segment where it is no worse', () => {
    const text = said(judged([0.6], 0.6));
    assert.match(text, /That date took part in choosing the model/);
    assert.match(text, /Recommendation: invite the segment/);
  });

  test('is nothing where no date is far enough from both ends', () => {
    assert.equal(listSummary(judged([], 0.6)), null);
  });
});
