import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  barsFigure,
  colours,
  heatmapFigure,
  histogramsFigure,
  linesFigure,
  type Attributes,
  type BarsData,
  type Figure,
} from '../../../src/charts';

const words = { title: 'T', subtitle: 'S', caption: 'C', alt: 'A' };
const axis = (figure: Figure, name: string) => figure.layout[name] as Attributes;
const nasty = '<script>alert("x")</script> & Co';
const shown = '&lt;script&gt;alert("x")&lt;/script&gt; &amp; Co';

describe('a bar chart', () => {
  const bars: BarsData = {
    labels: ['a', 'b'],
    series: [{ name: 'one', values: [1, -2] }],
    valueTitle: 'pounds',
  };

  test('stands upright, from zero, with the series as they are given', () => {
    const figure = barsFigure(words, bars);
    const [trace] = figure.data;
    assert.deepEqual([trace.type, trace.orientation, trace.x, trace.y], ['bar', 'v', ['a', 'b'], [1, -2]]);
    assert.equal(axis(figure, 'yaxis').rangemode, 'tozero');
    assert.deepEqual(axis(figure, 'yaxis').title, { text: 'pounds' });
    assert.equal(axis(figure, 'xaxis').type, 'category');
    assert.equal(figure.layout.showlegend, false);
    assert.deepEqual([figure.title, figure.subtitle, figure.caption, figure.alt], ['T', 'S', 'C', 'A']);
  });

  test('lies, with the first label on top and room for each', () => {
    const figure = barsFigure(words, bars, { lying: true });
    const [trace] = figure.data;
    assert.deepEqual([trace.orientation, trace.x, trace.y], ['h', [1, -2], ['a', 'b']]);
    assert.equal(axis(figure, 'yaxis').autorange, 'reversed');
    assert.equal(figure.height, 60 + 2 * 26);
    assert.equal(barsFigure(words, bars, { lying: true, height: 500 }).height, 500);
  });

  test('has a legend and a colour of its own for each of several series, beside or on top of each other', () => {
    const two = { ...bars, series: [...bars.series, { name: 'two', values: [3, 4], colour: '#123456' }] };
    const figure = barsFigure(words, two, { stacked: true });
    assert.equal(figure.layout.showlegend, true);
    assert.equal(figure.layout.barmode, 'relative');
    assert.equal(barsFigure(words, two).layout.barmode, 'group');
    assert.deepEqual(
      figure.data.map(({ marker }) => (marker as { color: string }).color),
      [colours.blue, '#123456'],
    );
  });

  test('shows labels, names and texts from the data as text', () => {
    const figure = barsFigure(words, {
      labels: [nasty],
      series: [{ name: nasty, values: [1] }],
      texts: [['<1%']],
      valueTitle: 'pounds',
    });
    assert.deepEqual(
      [figure.data[0].x, figure.data[0].name, figure.data[0].text],
      [[shown], shown, ['&lt;1%']],
    );
  });

  test('refuses series and texts of another length than the labels, by name, and no labels', () => {
    const more = { ...bars, series: [{ name: 'one', values: [1, 2, 3] }] };
    assert.throws(() => barsFigure(words, more), {
      name: 'RangeError',
      message: 'the figure "T": values of one must be 2 long, received 3',
    });
    assert.throws(
      () => barsFigure(words, { ...bars, texts: [['x']] }),
      /texts of series 0 must be 2 long, received 1/,
    );
    assert.throws(
      () => barsFigure(words, { labels: [], series: [], valueTitle: '' }),
      /the figure "T" needs at least one of its labels, received none/,
    );
  });

  test('leaves what it is given as it is', () => {
    const given = JSON.stringify(bars);
    barsFigure(words, bars, { lying: true, stacked: true });
    assert.equal(JSON.stringify(bars), given);
  });
});

describe('a heat map', () => {
  const heatmap = {
    x: ['p', 'q', 'r'],
    y: ['up', 'down'],
    z: [
      [1, 2, null],
      [0, -1, 3],
    ],
  };

  test('has its first row on top, empty cells for null, and a title for its colours', () => {
    const figure = heatmapFigure(words, heatmap, { colourTitle: 'share' });
    const [trace] = figure.data;
    assert.deepEqual([trace.type, trace.x, trace.y, trace.z], ['heatmap', heatmap.x, heatmap.y, heatmap.z]);
    assert.equal(axis(figure, 'yaxis').autorange, 'reversed');
    assert.deepEqual((trace.colorbar as Attributes).title, { text: 'share', side: 'right' });
    assert.equal(trace.hoverongaps, false);
    assert.ok(!('zmin' in trace) && !('text' in trace));
  });

  test('keeps the range that it is given, so that maps can be compared', () => {
    const [trace] = heatmapFigure(words, heatmap, {
      colourTitle: 'ρ',
      scale: 'diverging',
      range: [-1, 1],
    }).data;
    assert.deepEqual([trace.zmin, trace.zmax], [-1, 1]);
    const [plain] = heatmapFigure(words, heatmap, { colourTitle: 'ρ' }).data;
    assert.notDeepEqual(trace.colorscale, plain.colorscale);
  });

  test('writes texts in the cells, a new line for each line, tags as text', () => {
    const text = [
      ['a\nb', nasty, ''],
      ['<br>', '', ''],
    ];
    const [trace] = heatmapFigure(words, { ...heatmap, text }, { colourTitle: 'x' }).data;
    assert.deepEqual(trace.text, [
      ['a<br>b', shown, ''],
      ['&lt;br&gt;', '', ''],
    ]);
  });

  test('refuses rows, cells and texts that do not fit its labels, by name', () => {
    const options = { colourTitle: 'x' };
    assert.throws(
      () => heatmapFigure(words, { ...heatmap, z: [[1, 2, 3]] }, options),
      /"T": z must be 2 long, received 1/,
    );
    assert.throws(
      () => heatmapFigure(words, { ...heatmap, z: [[1, 2, 3], [1]] }, options),
      /row 1 of z must be 3 long, received 1/,
    );
    assert.throws(
      () => heatmapFigure(words, { ...heatmap, text: [['', '', ''], ['']] }, options),
      /row 1 of text must be 3 long, received 1/,
    );
  });
});

describe('a line chart', () => {
  const line = { name: nasty, x: [1, 2, 3], y: [5, 4, 3] };

  test('draws points at few values and none at many, unless it is told', () => {
    const many = { name: 'm', x: Array.from({ length: 40 }, (_, i) => i), y: new Array<number>(40).fill(1) };
    const mode = (...given: Parameters<typeof linesFigure>[1]) =>
      linesFigure(words, given, { xTitle: 'x', yTitle: 'y' }).data.map((trace) => trace.mode);
    assert.deepEqual(mode(line, many), ['lines+markers', 'lines']);
    assert.deepEqual(mode({ ...line, markers: false }), ['lines']);
  });

  test('names its axes, and shows the names of lines and marks as text', () => {
    const figure = linesFigure(words, [line], {
      xTitle: 'clusters',
      yTitle: 'inertia',
      yAxis: { rangemode: 'tozero' },
      marks: [{ x: 2, label: nasty }],
    });
    assert.deepEqual(axis(figure, 'xaxis').title, { text: 'clusters' });
    assert.deepEqual(axis(figure, 'yaxis'), { title: { text: 'inertia' }, rangemode: 'tozero' });
    assert.equal(figure.data[0].name, shown);
    const [annotation] = figure.layout.annotations as Attributes[];
    const [shape] = figure.layout.shapes as Attributes[];
    assert.deepEqual([annotation.text, annotation.x, shape.x0, shape.x1], [shown, 2, 2, 2]);
  });

  test('has a legend for several lines, in colours of their own', () => {
    const figure = linesFigure(words, [line, line], { xTitle: 'x', yTitle: 'y' });
    assert.equal(figure.layout.showlegend, true);
    const colour = figure.data.map((trace) => (trace.line as Attributes).color);
    assert.notEqual(colour[0], colour[1]);
  });

  test('refuses a line whose values are fewer than its places, and no line', () => {
    assert.throws(
      () => linesFigure(words, [{ name: 'l', x: [1, 2], y: [1] }], { xTitle: 'x', yTitle: 'y' }),
      /the figure "T": y of l must be 2 long, received 1/,
    );
    assert.throws(() => linesFigure(words, [], { xTitle: 'x', yTitle: 'y' }), /has no trace/);
  });
});

describe('a grid of histograms', () => {
  const panel = { name: nasty, from: [0.1, 1, 10], to: [1, 10, 100], counts: [3, 0, 5] };

  test('stands three in a row, each on axes of its own', () => {
    const figure = histogramsFigure(words, [panel, panel, panel, panel]);
    assert.deepEqual((figure.layout.grid as Attributes).columns, 3);
    assert.deepEqual((figure.layout.grid as Attributes).rows, 2);
    assert.deepEqual(
      figure.data.map(({ xaxis }) => xaxis),
      ['x', 'x2', 'x3', 'x4'],
    );
    assert.equal(axis(figure, 'xaxis4').type, 'log');
    assert.equal(histogramsFigure(words, [panel]).height, 260);
  });

  test('puts each bar between the edges of its bin, and the axis from the first to the last', () => {
    const figure = histogramsFigure(words, [panel]);
    const [{ x, width, y }] = figure.data as unknown as { x: number[]; width: number[]; y: number[] }[];
    x.forEach((middle, bin) => {
      assert.ok(Math.abs(middle - width[bin] / 2 - panel.from[bin]) < 1e-12);
      assert.ok(Math.abs(middle + width[bin] / 2 - panel.to[bin]) < 1e-12);
    });
    assert.deepEqual(y, panel.counts);
    assert.deepEqual(axis(figure, 'xaxis').range, [-1, 2]);
    assert.deepEqual(axis(figure, 'xaxis').tickvals, [0.1, 1, 10, 100]);
    assert.deepEqual(axis(figure, 'xaxis').ticktext, ['0.1', '1', '10', '100']);
  });

  test('names its panels as text, and draws one without a value above zero empty', () => {
    const empty = { name: 'nothing', from: [], to: [], counts: [] };
    const figure = histogramsFigure(words, [panel, empty]);
    const texts = (figure.layout.annotations as Attributes[]).map(({ text }) => text);
    assert.deepEqual(texts, [`<b>${shown}</b>`, '<b>nothing</b>']);
    assert.deepEqual(figure.data[1].y, []);
  });

  test('labels no more than five powers of ten, however many there are', () => {
    const edges = Array.from({ length: 13 }, (_, i) => 10 ** (i - 3));
    const wide = {
      name: 'w',
      from: edges.slice(0, -1),
      to: edges.slice(1),
      counts: new Array<number>(12).fill(1),
    };
    const ticks = axis(histogramsFigure(words, [wide]), 'xaxis').ticktext as string[];
    assert.ok(ticks.length <= 5 && ticks.length >= 3, ticks.join());
    assert.equal(ticks[0], '0.001');
  });

  test('refuses edges and counts that do not fit, and no panels', () => {
    assert.throws(
      () => histogramsFigure(words, [{ ...panel, name: 'p', to: [1] }]),
      /upper edges of p must be 3 long/,
    );
    assert.throws(
      () => histogramsFigure(words, [{ ...panel, name: 'p', counts: [] }]),
      /counts of p must be 3 long/,
    );
    assert.throws(() => histogramsFigure(words, []), /needs at least one of its panels, received none/);
  });
});
