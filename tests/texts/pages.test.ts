import assert from 'node:assert/strict';
import { test } from 'node:test';
import { themeTemplate } from '../../src/charts';
import { pageTexts, type PageTexts } from '../../src/texts';

test('the words of the pages put in the same values in every language, and none is empty', () => {
  const values = (text: string) => text.match(/\{\w+\}/g) ?? [];
  for (const name of Object.keys(pageTexts.en) as (keyof PageTexts)[]) {
    assert.deepEqual(values(pageTexts.pt[name]), values(pageTexts.en[name]), name);
    assert.ok(pageTexts.pt[name] !== '' && pageTexts.en[name] !== '', name);
  }
});

test('figures and copied numbers have the decimal mark of the language', () => {
  for (const language of ['en', 'pt'] as const) {
    const { separators } = themeTemplate('light', language).layout as { readonly separators: string };
    assert.equal(separators[0], pageTexts[language].decimal);
  }
});
