import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dotsFigure } from '../../../src/charts';

const words = { title: 'T', subtitle: 'S', caption: 'C', alt: 'A' };
const labels = ['one', 'two <b>'];
const series = [
  {
    name: 'model',
    values: [1, 2],
    intervals: [
      { low: [0, null], high: [4, null] },
      { low: [0.5, 1], high: [3, 3] },
    ],
  },
  { name: 'came', values: [2, null], texts: ['two pounds', ''] },
];

describe('dots with intervals', () => {
  const standing = dotsFigure(words, labels, series, { valueTitle: 'value' });

  test('stand side by side around their label, each interval a line of its own that lifts the pen between labels', () => {
    const [widest, narrower, model, came] = standing.data;
    assert.deepEqual(widest.x, [-0.25, -0.25, null, 0.75, 0.75, null]);
    assert.deepEqual(widest.y, [0, 4, null, null, null, null]);
    assert.deepEqual(narrower.y, [0.5, 3, null, 1, 3, null]);
    const widthOf = (trace: typeof model) => (trace.line as { width: number }).width;
    assert.ok(widthOf(widest) < widthOf(narrower));
    assert.deepEqual(model.x, [-0.25, 0.75]);
    assert.deepEqual(came.x, [0.25, 1.25]);
    assert.deepEqual(came.y, [2, null]);
  });

  test('name their labels on the axis, with tags shown as they stand', () => {
    const { tickvals, ticktext, range } = standing.layout.xaxis as Record<string, unknown>;
    assert.deepEqual(tickvals, [0, 1]);
    assert.deepEqual(ticktext, ['one', 'two &lt;b&gt;']);
    assert.deepEqual(range, [-0.5, 1.5]);
  });

  test('lying, have the first label on top and values along x', () => {
    const lying = dotsFigure(words, labels, series, { valueTitle: 'value', lying: true });
    assert.deepEqual(lying.data[2].x, [1, 2]);
    assert.deepEqual(lying.data[2].y, [-0.25, 0.75]);
    assert.deepEqual((lying.layout.yaxis as Record<string, unknown>).range, [1.5, -0.5]);
  });

  test('refuse what is not as long as the labels, and no labels at all', () => {
    const short = [{ name: 'model', values: [1] }];
    assert.throws(
      () => dotsFigure(words, labels, short, { valueTitle: 'v' }),
      /values of model must be 2 long, received 1/,
    );
    const noBound = [{ name: 'model', values: [1, 2], intervals: [{ low: [1], high: [2, 3] }] }];
    assert.throws(
      () => dotsFigure(words, labels, noBound, { valueTitle: 'v' }),
      /lower bounds of model must be 2 long, received 1/,
    );
    assert.throws(() => dotsFigure(words, [], [], { valueTitle: 'v' }), /needs at least one of its labels/);
  });
});
