import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createWriter, reportSensitivityTexts, type SensitivityFacts } from '../../src/texts';

const facts: SensitivityFacts = {
  otherPreset: 'reference',
  otherTitle: 'the published rules',
  otherThere: false,
  insiders: 10,
  shareOfAll: 0.5,
  otherInsiders: 0,
  otherShareOfAll: 0,
  inBoth: 0,
  inEither: 0,
  accepted: 2,
  examined: 3,
  loosened: false,
  customers: 100,
  trials: 9,
  insidersOver: [8, 10],
  shareOver: [0.4, 0.5],
  laterOver: null,
  leastOverlap: null,
  seedAgreement: null,
  spaceByChance: false,
  overridden: false,
  ruleWouldTake: null,
};

describe('what is said of chance in the chosen model', () => {
  const said = (language: 'en' | 'pt', more: Partial<SensitivityFacts>): string =>
    String(reportSensitivityTexts[language].groupings(createWriter(language, 'GBP'), { ...facts, ...more }));

  test('is that there is none, only where its space has none either', () => {
    assert.match(said('en', {}), /no chance in the chosen model/);
    assert.match(said('pt', {}), /Não há acaso/);
    assert.doesNotMatch(said('en', { spaceByChance: true }), /no chance/);
    assert.doesNotMatch(said('pt', { spaceByChance: true }), /Não há acaso/);
  });

  test('names the random start of the space, beside the agreement of the fits where there are several', () => {
    const both = said('en', { spaceByChance: true, seedAgreement: 0.93 });
    assert.match(both, /the same groups to 93%/);
    assert.match(both, /made from one random start; another may give other groups/);
    assert.match(said('pt', { spaceByChance: true }), /um único sorteio/);
    assert.doesNotMatch(said('en', { seedAgreement: 0.93 }), /random start/);
  });
});
