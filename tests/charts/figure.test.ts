import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  colourOrder,
  colours,
  figure,
  grounds,
  plotText,
  segmentColour,
  themeTemplate,
  toPlotly,
  withOpacity,
  wrapLines,
  type FigureOptions,
} from '../../src/charts';

const words = { title: 'T', subtitle: 'S', caption: 'C', alt: 'A' };
const made = (more: Partial<FigureOptions> = {}) =>
  figure({ ...words, data: [{ type: 'bar', y: [1] }], ...more });

describe('a figure', () => {
  test('needs a title, a subtitle, a caption and an alternative text, and says which is missing', () => {
    for (const name of ['title', 'subtitle', 'caption', 'alt']) {
      assert.throws(() => made({ [name]: '  ' }), new RegExp(`a figure needs a ${name}, received "  "`));
    }
  });

  test('needs a trace and a height that can be drawn', () => {
    assert.throws(() => made({ data: [] }), /has no trace/);
    assert.throws(() => made({ height: 10 }), /height must be a number at least 80/);
    assert.throws(() => made({ height: Number.NaN }), /received NaN/);
  });

  test('leaves to the theme what the theme decides', () => {
    assert.throws(() => made({ layout: { template: {} } }), /layout.template, which the theme decides/);
    assert.throws(() => made({ layout: { title: { text: 'x' } } }), /layout.title/);
  });

  test('carries its words to the page and draws its title in a notebook, tags shown as text', () => {
    const { layout } = toPlotly(made({ title: 'One <b>& two', layout: { margin: { l: 9 } } }));
    assert.deepEqual(layout.meta, {
      ...words,
      title: 'One <b>& two',
      height: 380,
      minWidth: 280,
      margin: { l: 9 },
    });
    assert.match((layout.title as { text: string }).text, /^<b>One &lt;b&gt;&amp; two<\/b><br>/);
    assert.equal((layout.margin as { l: number }).l, 9);
  });

  test('grows with the lines of its title, so that a long one is not cut', () => {
    const short = toPlotly(made()).layout;
    const long = toPlotly(made({ title: 'word '.repeat(60) })).layout;
    const lines = (layout: typeof long) => (layout.title as { text: string }).text.split('<br>').length;
    assert.equal(lines(long) - lines(short), 3);
    assert.equal((long.height as number) - (short.height as number), 3 * 22);
  });

  test('asks for the width that its cells and its small charts need', () => {
    const heatmap = { type: 'heatmap', z: [[1, 2, 3, 4]], text: [['a', 'b', '1234567890', 'd<br>ee']] };
    assert.equal(made({ data: [heatmap] }).minWidth, 280);
    assert.equal(made({ data: [{ ...heatmap, texttemplate: '%{text}' }] }).minWidth, 190 + 4 * 70);
    assert.equal(made({ layout: { grid: { rows: 2, columns: 3 } } }).minWidth, 615);
    const bars = { type: 'bar', orientation: 'v', text: Array.from({ length: 12 }, () => '0.90') };
    assert.equal(made({ data: [bars] }).minWidth, Math.ceil(70 + 12 * (4 * 6.2 + 4)));
    assert.equal(made({ data: [{ ...bars, orientation: 'h' }] }).minWidth, 280);
    assert.equal(made({ minWidth: 500 }).minWidth, 500);
    assert.throws(() => made({ minWidth: -1 }), /minWidth must be a number at least 0/);
  });

  test('becomes plain JSON: typed arrays are arrays, at any depth, and the figure itself is not changed', () => {
    const x = Float32Array.of(0.1, 2);
    const original = made({
      data: [{ type: 'scatter', x, marker: { size: Int32Array.of(3) }, when: new Date(0) }],
    });
    const sent = JSON.parse(JSON.stringify(toPlotly(original).data)) as object[];
    assert.deepEqual(sent, [
      { type: 'scatter', x: [0.1, 2], marker: { size: [3] }, when: '1970-01-01T00:00:00.000Z' },
    ]);
    assert.equal(original.data[0].x, x);
  });

  test('never offers to send its data to a server', () => {
    const { config } = toPlotly(made());
    assert.equal(config.showSendToCloud, false);
    assert.equal(config.plotlyServerURL, '');
  });
});

describe('text in figures', () => {
  test('lines break between words and a long word stays whole', () => {
    assert.deepEqual(wrapLines('one two three', 7), ['one two', 'three']);
    assert.deepEqual(wrapLines('incomprehensible it', 5), ['incomprehensible', 'it']);
    assert.deepEqual(wrapLines('', 5), ['']);
    assert.throws(() => wrapLines('a', 0), RangeError);
  });

  test('labels from data show their tags', () => {
    assert.equal(plotText('a <script> & b'), 'a &lt;script&gt; &amp; b');
  });
});

describe('colours', () => {
  test('a segment keeps its colour, noise is grey, and a ninth segment is not the first again', () => {
    assert.equal(segmentColour(0), colours.blue);
    assert.equal(segmentColour(-1), colours.grey);
    const all = Array.from({ length: 16 }, (_, i) => segmentColour(i));
    assert.equal(new Set(all).size, 16);
    assert.throws(() => segmentColour(1.5), /segment must be a whole number/);
  });

  test('an opacity makes a band of the colour', () => {
    assert.equal(withOpacity('#0072B2', 0.2), 'rgba(0, 114, 178, 0.2)');
    assert.throws(() => withOpacity('blue', 0.2), /colour must be #rrggbb/);
  });

  test('the colours differ for normal vision and for three kinds of colour blindness', () => {
    for (const [vision, matrix] of Object.entries(visions)) {
      const seen = [...colourOrder, colours.grey].map((colour) => ({
        colour,
        lab: oklab(linear(colour), matrix),
      }));
      for (const [i, a] of seen.entries()) {
        for (const b of seen.slice(i + 1)) {
          const distance = Math.hypot(...a.lab.map((value, axis) => value - b.lab[axis]));
          assert.ok(
            distance > 0.045,
            `${a.colour} and ${b.colour} are ${distance.toFixed(3)} apart for ${vision}`,
          );
        }
      }
    }
  });

  test('every colour stands out from a light and from a dark page, and inks can be read on them', () => {
    for (const [mode, { ink, muted, ground }] of Object.entries(grounds)) {
      for (const colour of [...colourOrder, colours.grey]) {
        assert.ok(
          contrast(colour, ground) > 2.2,
          `${colour} on ${mode}: ${contrast(colour, ground).toFixed(2)}`,
        );
      }
      assert.ok(contrast(ink, ground) > 12);
      assert.ok(contrast(muted, ground) > 4.5);
    }
  });

  test('a figure has the page’s ground clear in both modes, and a white one in a notebook', () => {
    const ground = (mode: 'light' | 'dark' | 'notebook') =>
      (themeTemplate(mode).layout as { paper_bgcolor: string }).paper_bgcolor;
    assert.deepEqual(
      [ground('light'), ground('dark'), ground('notebook')],
      ['rgba(0,0,0,0)', 'rgba(0,0,0,0)', '#FFFFFF'],
    );
  });
});

/** Machado, Oliveira and Fernandes 2009, IEEE TVCG 15(6): severity 1.0, on linear RGB. */
const visions: Record<string, readonly number[]> = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function linear(colour: string): number[] {
  return [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

/** Ottosson 2020, Oklab: distances are about equal to what eyes tell apart. */
function oklab(rgb: readonly number[], vision: readonly number[]): number[] {
  const [r, g, b] = [0, 1, 2].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        rgb.reduce((sum, value, j) => sum + value * vision[3 * row + j], 0),
      ),
    ),
  );
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** WCAG 2.2: (L1 + 0.05) / (L2 + 0.05). */
function contrast(a: string, b: string): number {
  const [light, dark] = [a, b]
    .map((colour) => linear(colour).reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0))
    .sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
