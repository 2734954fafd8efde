import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createWriter, selectionTexts } from '../../src/texts';

const shortfalls = [
  { kind: 'spend', group: 10, others: 12 },
  { kind: 'purchases', group: 1, others: 1.3 },
  { kind: 'recency', group: 247.5, others: 134.5 },
  { kind: 'later', group: 20, others: 80 },
  { kind: 'few', size: 1, limit: 20 },
  { kind: 'many', size: 388, limit: 166 },
] as const;

describe('why the Insiders are not the group with the most revenue', () => {
  for (const language of ['en', 'pt'] as const) {
    const w = createWriter(language, 'EUR');
    const texts = selectionTexts[language];

    test(`names every shortfall with its two numbers, in ${language}`, () => {
      const said = shortfalls.map((each) => texts.shortfall(w, each));
      assert.equal(new Set(said).size, shortfalls.length);
      for (const sentence of said) assert.ok((sentence.match(/\d+/g) ?? []).length >= 2, sentence);
    });

    test(`is nothing where they are that group, in ${language}`, () => {
      const selection = { how: 'segment', labels: [1], shortfalls: [], movedFrom: null } as const;
      assert.equal(texts.moved(w, selection, 30), '');
    });

    test(`says what took its place, and of a list how long it is, in ${language}`, () => {
      const moved = (how: 'segment' | 'union' | 'list', labels: readonly number[]) =>
        texts.moved(w, { how, labels, shortfalls: [shortfalls[4]], movedFrom: 'PCA, k-means, k = 3' }, 57);
      const all = [moved('segment', [1]), moved('union', [1]), moved('union', [1, 2]), moved('list', [])];
      assert.equal(new Set(all).size, 4);
      for (const sentence of all) assert.match(sentence, /PCA, k-means, k = 3/);
      assert.match(all[3], /57/);
      assert.match(all[2], /\b2\b/);
    });
  }
});
