import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { featureCatalogue } from '../../src/features';
import { loadSettings } from '../../src/config';
import { showTable, type TableOptions } from '../../src/notebook';
import { recordOutputs } from './support/kernel';

async function shown(data: Parameters<typeof showTable>[0], options?: TableOptions) {
  const [output] = await recordOutputs(() => showTable(data, { currency: 'GBP', ...options }));
  const bundle = output.data as Record<string, string>;
  return { html: bundle['text/html'], text: bundle['text/plain'], bundle };
}

const rows = [
  { customer_id: 17850, net_revenue: 5391.21, returned_share: 0.031, is_guest: false },
  { customer_id: 13047, net_revenue: -12.5, returned_share: null, is_guest: true },
];

describe('a table', () => {
  test('shows columns in words, ids whole, numbers flush right, and what is missing as a dash', async () => {
    const { html, text } = await shown(rows, { caption: 'Two customers' });
    assert.match(html, /<caption>Two customers<\/caption>/);
    assert.match(html, /<th scope="col" class="l">Customer id<\/th>/);
    assert.match(html, /<th scope="row" class="l">17850<\/th>/);
    assert.match(html, /<td class="r" data-value="5391.21">5,391<\/td>/);
    assert.match(html, /<td class="r" data-value="">–<\/td>/);
    assert.equal(
      text,
      [
        'Two customers',
        'Customer id  Net revenue  Returned share  Is guest',
        '-----------  -----------  --------------  --------',
        '17850              5,391          0.0310  no',
        '13047                −13               –  yes',
      ].join('\n'),
    );
  });

  test('takes the feature catalogue as its columns, explanations and all', async () => {
    const preset = loadSettings({ preset: 'default' }).rules;
    const columns = featureCatalogue(preset).filter(({ name }) => Object.keys(rows[0]).includes(name));
    const { html } = await shown(rows, { columns });
    assert.match(html, />£5,391<\/td>/);
    assert.match(html, />3\.1%<\/td>/);
    assert.equal(columns.length, 4);
    for (const { heading, definition } of columns) {
      assert.ok(html.includes(` title="${definition}">${heading}</th>`), heading);
      assert.ok(html.includes(`<dt>${heading}</dt><dd>${definition}</dd>`), heading);
    }
  });

  test('shows what looks like HTML as text, in cells, headings, captions and explanations', async () => {
    const evil = '<script>alert("x")</script>\'';
    const { html } = await shown([{ [evil]: evil }], {
      caption: evil,
      columns: [{ name: evil, heading: evil, unit: `per ${evil}`, explanation: evil }],
    });
    assert.doesNotMatch(html, /<script/);
    assert.equal(html.split('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;').length - 1, 8);
  });

  test('shows the first rows of many, and says of how many', async () => {
    const many = Array.from({ length: 5695 }, (_, i) => ({ i }));
    const { html, text } = await shown(many, { maxRows: 3 });
    assert.equal(html.split('<tr>').length - 1, 4);
    assert.match(html, /<p class="note">The first 3 of 5,695 rows\.<\/p>/);
    assert.match(text, /The first 3 of 5,695 rows\.$/);
  });

  test('keeps one number of digits down a column, fitting its largest value', async () => {
    const { text } = await shown([
      { a: 0.01234, b: 0.5, c: 12.345, d: 123.45, e: 12345.6 },
      { a: 0.002, b: 1.25, c: 1.1, d: 1.5, e: 0.5 },
    ]);
    assert.match(text, /^0\.0123 +0\.50 +12\.35 +123\.5 +12,346$/m);
    assert.match(text, /^0\.0020 +1\.25 +1\.10 +1\.5 +1$/m);
  });

  test('names the column that the rows do not have, and those they have', async () => {
    await assert.rejects(
      shown(rows, { columns: ['revenue'] }),
      /no column "revenue": it has customer_id, net_revenue/,
    );
  });

  test('refuses what is no table', async () => {
    await assert.rejects(
      shown([1] as unknown as object[]),
      /row 0 of the table must be an object, received 1/,
    );
    await assert.rejects(shown({} as never), /a table is made of rows/);
    await assert.rejects(shown(rows, { maxRows: 0 }), /maxRows must be a whole number at least 1/);
  });

  test('without rows it says so', async () => {
    const { html } = await shown([], { columns: ['a'], caption: 'None' });
    assert.match(html, /No rows\./);
  });
});
