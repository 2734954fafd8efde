import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bandsFigure, colours, withOpacity } from '../../../src/charts';

const words = { title: 'T', subtitle: 'S', caption: 'C', alt: 'A' };
const axes = { xTitle: 'x', yTitle: 'y' };

describe('lines with bands', () => {
  const line = { name: 'expected', x: ['a', 'b', 'c'], y: [2, 3, 4] };
  const wide = { low: [0, 1, 2], high: [4, 5, 6] };
  const narrow = { low: [1, 2, 3], high: [3, 4, 5] };

  test('draw each band as a closed shape below all lines, the widest first and palest', () => {
    const { data } = bandsFigure(
      words,
      [
        { ...line, bands: [wide, narrow] },
        { ...line, name: 'other' },
      ],
      axes,
    );
    assert.equal(data.length, 4);
    assert.deepEqual(data[0].x, ['a', 'b', 'c', 'c', 'b', 'a']);
    assert.deepEqual(data[0].y, [4, 5, 6, 2, 1, 0]);
    assert.deepEqual(data[1].y, [3, 4, 5, 3, 2, 1]);
    assert.equal(data[0].fillcolor, withOpacity(colours.blue, 0.14));
    assert.equal(data[1].fillcolor, withOpacity(colours.blue, 0.2));
    assert.ok(
      data.slice(0, 2).every(({ showlegend, hoverinfo }) => showlegend === false && hoverinfo === 'skip'),
    );
    assert.deepEqual(
      data.slice(2).map(({ name }) => name),
      ['expected', 'other'],
    );
  });

  test('refuse bounds that are not as long as their line', () => {
    const short = { low: [0, 1], high: [4, 5, 6] };
    assert.throws(
      () => bandsFigure(words, [{ ...line, bands: [short] }], axes),
      /"T": lower bounds of expected must be 3 long, received 2/,
    );
  });
});
