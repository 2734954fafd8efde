import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mapsFigure } from '../../../src/charts/kinds';

const words = { title: 'T', subtitle: 'S', caption: 'C', alt: 'A' };

describe('maps of points', () => {
  const [trace] = mapsFigure(
    words,
    {
      // Two in the first cell, one far right in the same row, one at the top left; a share of 0 is a value.
      x: [0, 0.1, 8, 0],
      y: [0, 0.1, 0, 8],
      panels: [{ name: 'revenue', values: [0.25, 0.75, 0, 0.123456] }],
    },
    { colourTitle: 'less', cells: 8 },
  ).data;

  test('colour a cell by the median of its points, and count them for the hover', () => {
    assert.deepEqual((trace.z as unknown[][])[0], [0.5, '', '', '', '', '', '', 0]);
    assert.deepEqual((trace.text as unknown[][])[0], [2, 0, 0, 0, 0, 0, 0, 1]);
    assert.equal(trace.hoverongaps, false);
  });

  test('carry no empty cells behind the last filled one of a row', () => {
    assert.deepEqual((trace.z as unknown[][]).slice(1), [[], [], [], [], [], [], [0.123]]);
    assert.deepEqual((trace.text as unknown[][]).slice(1), [[], [], [], [], [], [], [1]]);
  });
});
