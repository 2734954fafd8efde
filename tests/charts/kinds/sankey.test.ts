import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { colours, sankeyFigure, withOpacity, type Attributes } from '../../../src/charts';

const words = { title: 'T', subtitle: 'S', caption: 'C', alt: 'A' };
const node = (name: string, colour: string = colours.blue) => ({ name, colour, text: `${name}!` });
const data = {
  leftTitle: 'then',
  rightTitle: 'now',
  left: [node('a'), node('b <i>', colours.green)],
  right: [node('c')],
  flows: [
    { from: 0, to: 0, value: 3, text: 'three' },
    { from: 1, to: 0, value: 1, text: 'one' },
  ],
};

describe('a Sankey diagram', () => {
  const figure = sankeyFigure(words, data);
  const [trace] = figure.data as readonly (Attributes & {
    type: string;
    node: Attributes;
    link: Attributes;
  })[];

  test('leads from the left to the right, in the colour of where a flow comes from', () => {
    assert.deepEqual([trace.type, trace.link.source, trace.link.target], ['sankey', [0, 1], [2, 2]]);
    assert.deepEqual(trace.link.value, [3, 1]);
    assert.deepEqual(trace.link.color, [withOpacity(colours.blue, 0.32), withOpacity(colours.green, 0.32)]);
    assert.deepEqual(trace.link.customdata, ['three', 'one']);
  });

  test('has its groups from top to bottom, with tags shown as they stand', () => {
    const { x, y, label } = trace.node as { x: number[]; y: number[]; label: string[] };
    assert.deepEqual(label, ['a', 'b &lt;i&gt;', 'c']);
    assert.deepEqual(x, [0.001, 0.001, 0.999]);
    // 220 pixels, 24 between two groups, 196 for 4: middles at 73.5 and 195.5; the right column has one of 196.
    [73.5, 195.5, 98].forEach((middle, i) => assert.ok(Math.abs(y[i] - middle / 220) < 1e-12, String(y[i])));
  });

  test('is wide enough for the names of both columns', () => {
    const long = { ...data, right: [node('c'.repeat(60))] };
    assert.ok(sankeyFigure(words, long).minWidth > figure.minWidth);
  });

  test('refuses no flow at all, flows of nothing, and flows between groups that are not there', () => {
    assert.throws(() => sankeyFigure(words, { ...data, flows: [] }), /needs at least one of its flows/);
    for (const value of [0, -1, NaN, Infinity]) {
      const flows = [{ from: 0, to: 0, value, text: '' }];
      assert.throws(
        () => sankeyFigure(words, { ...data, flows }),
        new RegExp(`received ${value} from 0 to 0`),
      );
    }
    const flows = [{ from: 2, to: 0, value: 1, text: '' }];
    assert.throws(
      () => sankeyFigure(words, { ...data, flows }),
      /from one of 2 groups .* received 1 from 2 to 0/,
    );
  });
});
