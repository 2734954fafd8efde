import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { boxesFigure, colours } from '../../../src/charts';

const words = { title: 'T', subtitle: 'S', caption: 'C', alt: 'A' };
const groups = { labels: ['1', '2'], names: ['one', 'two <b>'], colours: [colours.blue, colours.green] };
const panel = {
  name: 'revenue',
  boxes: [[0, 9, 99, 999, 9999], null] as const,
  write: (x: number) => `£${x}`,
};

describe('boxes from quantiles', () => {
  test('are drawn from what is given, one a group, and none where there is none', () => {
    const [box, dot, ...rest] = boxesFigure(words, groups, [panel]).data;
    assert.deepEqual(rest, []);
    assert.deepEqual([box.type, box.orientation, box.y], ['box', 'h', ['1']]);
    assert.deepEqual(
      [box.lowerfence, box.q1, box.median, box.q3, box.upperfence],
      [[0], [9], [99], [999], [9999]],
    );
    assert.deepEqual([dot.x, dot.hovertemplate], [[99], 'one: £0 · £9 · £99 · £999 · £9999<extra></extra>']);
  });

  test('have room for zero and for losses on a logarithmic scale', () => {
    const boxes = [
      [0, 9, 99, 999, 9999],
      [-9, 0, 0, 9, 99],
    ] as const;
    const figure = boxesFigure(words, groups, [{ ...panel, boxes, logarithmic: true }]);
    const [first, , second] = figure.data;
    [first.q1, first.median, first.upperfence, second.lowerfence].forEach((value, i) =>
      assert.ok(Math.abs((value as number[])[0] - [1, 2, 4, -1][i]) < 1e-12),
    );
    const { tickvals, ticktext, range } = figure.layout.xaxis as Record<string, (number | string)[]>;
    assert.ok(ticktext.includes('0') && tickvals.includes(0));
    assert.ok(Number(range[0]) < -1 && Number(range[1]) > 4);
    assert.equal(tickvals.length, ticktext.length);
    assert.ok(tickvals.length <= 5);
  });

  test('that have no width still have an axis', () => {
    const boxes = [[3, 3, 3, 3, 3], null] as const;
    const { range } = boxesFigure(words, groups, [{ ...panel, boxes, logarithmic: true }]).layout.xaxis as {
      range: number[];
    };
    assert.ok(range[0] < range[1]);
  });

  test('refuse nothing to show, and lists of different lengths', () => {
    assert.throws(() => boxesFigure(words, groups, []), /needs at least one of its panels/);
    assert.throws(
      () => boxesFigure(words, { ...groups, names: ['one'] }, [panel]),
      /names must be 2 long, received 1/,
    );
    assert.throws(
      () => boxesFigure(words, groups, [{ ...panel, boxes: [null] }]),
      /boxes of revenue must be 2 long, received 1/,
    );
  });
});
