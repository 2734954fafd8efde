import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { frame, mime, showFigure, showTable, sql, type Frame } from '../../src/notebook';
import { withDatabase, writeArtefact } from '../../src/store';
import { withRun } from '../support/run';
import { recordOutputs } from './support/kernel';

type Bundle = Record<string, unknown>;
const shown = (value: object): Bundle =>
  (value as Record<symbol, () => Bundle>)[Symbol.for('Jupyter.display')]();
const text = (value: object): string => shown(value)['text/plain'] as string;

const spend = frame([
  { customer: 'a', country: 'UK', revenue: 10, gap: null },
  { customer: 'b', country: 'PT', revenue: 30, gap: 4 },
  { customer: 'c', country: 'UK', revenue: 20, gap: null },
  { customer: 'd', country: 'PT', revenue: 25, gap: 8 },
]);

describe('a frame', () => {
  test('is made of rows, which it does not change, or of columns without rows', () => {
    const rows = Object.freeze([Object.freeze({ customer_id: 1, spend: 2.5 })]);
    assert.deepEqual(frame(rows).shape, [1, 2]);
    assert.deepEqual(frame([], { columns: ['a', 'b'] }).shape, [0, 2]);
    assert.throws(() => frame([]), /at least one row, or the names of its columns/);
  });

  test('shows as a table under the names of its columns', () => {
    const bundle = shown(spend.head(2));
    assert.match(bundle['text/html'] as string, /<table/);
    assert.ok(mime.table in bundle);
    assert.match(text(spend.head(2)), /^customer +country +revenue +gap\n[- ]+\na +UK +10 +–\nb +PT +30 +4$/);
    assert.match(text(spend.column('revenue')), /^revenue\n-+\n +10\n/);
    assert.match(text(frame([], { columns: ['a'] })), /No rows\./);
  });

  test('shows in showTable like rows', async () => {
    const [output] = await recordOutputs(() => showTable(spend.head(1), { columns: ['revenue'] }));
    assert.equal((output.data as Bundle)['text/plain'], 'Revenue\n-------\n     10');
  });

  test('describes columns of numbers, with missing values counted and left out', () => {
    const described = spend.describe();
    assert.deepEqual(described.columns, ['revenue', 'gap']);
    const value = (name: string): unknown[] => [...described.values[described.index.indexOf(name)]];
    assert.deepEqual(value('count'), [4, 2]);
    assert.deepEqual(value('missing'), [0, 2]);
    assert.deepEqual(value('mean'), [21.25, 6]);
    assert.deepEqual(value('median'), [22.5, 6]);
    assert.deepEqual(value('25%'), [17.5, 5]);
    assert.equal((value('std')[1] as number).toFixed(6), Math.sqrt(8).toFixed(6));
    assert.match(text(described), /^count +4\.00 +2\.00$/m);
    assert.deepEqual(frame([{ customer_id: 1, spend: 2 }]).describe().columns, ['spend']);
    assert.throws(() => frame([{ name: 'a' }]).describe(), /no column holds numbers: name/);
  });

  test('sorts stably with missing values last, either way', () => {
    const names = (sorted: Frame): unknown[] => [...sorted.column('customer').values];
    assert.deepEqual(names(spend.sortValues('revenue')), ['a', 'c', 'd', 'b']);
    assert.deepEqual(names(spend.sortValues('gap')), ['b', 'd', 'a', 'c']);
    assert.deepEqual(names(spend.sortValues('gap', { ascending: false })), ['d', 'b', 'a', 'c']);
    assert.deepEqual(names(spend.sortValues('country')), ['b', 'd', 'a', 'c']);
  });

  test('groups: values that hold hyphens stay apart, and a missing value is no zero', () => {
    const means = spend.groupby(['country']).agg({ revenue: ['mean', 'median'], gap: ['mean', 'count'] });
    assert.deepEqual(means.columns, ['country', 'revenue_mean', 'revenue_median', 'gap_mean', 'gap_count']);
    assert.deepEqual([...means.values[1]], ['PT', 27.5, 27.5, 6, 2]);
    assert.equal(means.values[0][4], 0);
    assert.ok(Number.isNaN(means.values[0][3]));
    const hyphens = frame([
      { x: 'a-b', y: 'c', n: 1 },
      { x: 'a', y: 'b-c', n: 2 },
    ]);
    const sizes = hyphens.groupby(['x', 'y']).size();
    assert.deepEqual(sizes.columns, ['x', 'y', 'size']);
    assert.deepEqual(sizes.values, [
      ['a-b', 'c', 1],
      ['a', 'b-c', 1],
    ]);
    assert.deepEqual(spend.groupby(['country']).getGroup(['PT']).shape, [2, 4]);
    assert.throws(() => spend.groupby(['country']).getGroup(['FR']), /there is no group FR/);
  });

  test('names the nearest column where there is none of a name', () => {
    const wrong =
      /the frame has no column "revenu": did you mean revenue\? It has customer, country, revenue, gap/;
    assert.throws(() => spend.groupby(['revenu']), wrong);
    assert.throws(() => spend.column('revenu'), wrong);
    assert.throws(() => spend.sortValues('revenu'), wrong);
    assert.throws(() => spend.loc({ columns: ['revenu'] }), wrong);
    assert.throws(() => spend.plot.histogram({ x: 'revenu' }), wrong);
  });
});

describe('the figures of a frame', () => {
  test('are plotly figures in the theme, shown at the end of a cell or by showFigure', async () => {
    const figure = spend.plot.scatter({ x: 'revenue', y: 'gap', by: 'country' });
    assert.deepEqual(
      figure.data.map(({ name, x }) => [name, x]),
      [
        ['UK', []],
        ['PT', [30, 25]],
      ],
    );
    const bundle = shown(figure);
    const drawn = bundle[mime.plotly] as { layout: { template: object; title: { text: string } } };
    assert.ok(drawn.layout.template);
    assert.equal(drawn.layout.title.text, 'gap by revenue, coloured by country');
    const [output] = await recordOutputs(() => showFigure(figure));
    assert.deepEqual(output.data, JSON.parse(JSON.stringify(bundle)));
  });

  test('count, draw quartiles and keep the order of rows', () => {
    const [bars] = spend.plot.histogram({ x: 'revenue', bins: 2 }).data;
    assert.deepEqual(bars.y, [1, 3]);
    assert.deepEqual(bars.customdata, [
      [10, 20],
      [20, 30],
    ]);
    const [box] = spend.plot.box({ x: 'country', y: 'revenue' }).data;
    assert.deepEqual(
      [box.x, box.q1, box.median],
      [
        ['PT', 'UK'],
        [26.25, 12.5],
        [27.5, 15],
      ],
    );
    assert.deepEqual(spend.plot.bar({ x: 'customer', y: 'revenue' }).data[0].y, [10, 30, 20, 25]);
    assert.deepEqual(spend.plot.line({ x: 'customer', y: 'gap', log: 'y' }).data[0].x, ['b', 'd']);
  });

  test('say what they lack', () => {
    assert.throws(() => spend.plot.scatter({ x: 'revenue' }), /scatter needs the name of a column as y/);
    assert.throws(
      () => spend.plot.histogram({ x: 'revenue', bins: 0 }),
      /bins must be .* from 1 to 500, received 0/,
    );
    const many = frame(Array.from({ length: 13 }, (_, i) => ({ i })));
    assert.throws(() => many.plot.histogram({ x: 'i', by: 'i' }), /12 values apart at most, "i" has 13/);
  });
});

describe('a plain figure', () => {
  test('is drawn in the theme, and what its layout sets stays', async () => {
    const data = [{ type: 'bar', x: ['a'], y: [1] }];
    const [output] = await recordOutputs(() => showFigure({ data, layout: { title: 'Bars', height: 300 } }));
    const bundle = output.data as Bundle;
    const { layout } = bundle[mime.plotly] as { layout: Record<string, unknown> };
    assert.equal(layout.height, 300);
    assert.equal((layout.title as { text: string }).text, 'Bars');
    assert.equal((layout.meta as { title: string }).title, 'Bars');
    assert.equal(bundle['text/plain'], 'Bars (bar)');
    assert.throws(() => showFigure({ data: [] }), /at least one trace/);
  });
});

describe('SQL over the run', () => {
  test('returns a frame, with bound values, and with columns where there is no row', () =>
    withRun({}, async (settings) => {
      await withDatabase((database) =>
        writeArtefact(database, settings, 'lines', {
          select: "SELECT * FROM (VALUES ('a', 2), ('b', 5)) AS t(product, quantity)",
        }),
      );
      const many = await sql(settings, 'SELECT product FROM lines WHERE quantity > $least', { least: 3 });
      assert.deepEqual(many.values, [['b']]);
      const none = await sql(settings, 'SELECT product, quantity FROM lines WHERE quantity > 9');
      assert.deepEqual(
        [none.columns, none.shape],
        [
          ['product', 'quantity'],
          [0, 2],
        ],
      );
      await assert.rejects(
        sql(settings, 'SELECT * FROM custmers'),
        /the run has no table "custmers": did you mean customers\? There are lines,/,
      );
      await assert.rejects(sql(settings, 'SELECT * FROM trials'), /run notebook 06 first/);
      await assert.rejects(sql(settings, 'SELECT quantty FROM lines'), /quantty/);
    }));
});
