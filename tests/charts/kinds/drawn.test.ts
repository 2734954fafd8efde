import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { histogramsFigure, toPlotly } from '../../../src/charts';
import { projectRoot } from '../../../src/config';
import { noChromium, openBrowser } from '../../pages/support/browser';

describe('a histogram as plotly draws it', { skip: noChromium }, () => {
  test('has its bars on the edges of their bins, from the first to the last', async () => {
    const edges = [0.1, 1, 10, 1000];
    const panel = { name: 'x', from: edges.slice(0, 3), to: edges.slice(1), counts: [5, 2, 4] };
    const figure = toPlotly(histogramsFigure({ title: 'T', subtitle: 'S', caption: 'C', alt: 'A' }, [panel]));
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent('<div id="plot" style="width: 600px; height: 400px"></div>');
      const plotly = path.join(projectRoot(), 'node_modules/plotly.js-dist-min/plotly.min.js');
      await page.addScriptTag({ content: readFileSync(plotly, 'utf8') });
      const script = `(async () => {
        const figure = ${JSON.stringify(figure)};
        const plot = await Plotly.newPlot('plot', figure.data, figure.layout);
        return {
          places: ${JSON.stringify(edges)}.map((edge) => plot._fullLayout.xaxis.c2p(edge)),
          width: plot._fullLayout.xaxis._length,
          bars: [...document.querySelectorAll('.bars .point path')].map((bar) => bar.getAttribute('d')),
        };
      })()`;
      const drawn: { places: number[]; width: number; bars: string[] } = await page.evaluate(script);
      assert.ok(Math.abs(drawn.places[0]) < 1 && Math.abs(drawn.places[3] - drawn.width) < 1);
      assert.equal(drawn.bars.length, 3);
      drawn.bars.forEach((bar, i) => {
        const [, left, right] = (/^M([-\d.]+),.*H([-\d.]+)V/.exec(bar) ?? []).map(Number);
        // Plotly rounds to whole pixels.
        assert.ok(Math.abs(left - drawn.places[i]) <= 1, `${bar} begins at ${left}, not ${drawn.places[i]}`);
        assert.ok(Math.abs(right - drawn.places[i + 1]) <= 1, `${bar} ends at ${right}`);
      });
    } finally {
      await browser.close();
    }
  });
});
