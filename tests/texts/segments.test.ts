import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createWriter, insidersTexts, segmentFigureTexts, segmentTexts } from '../../src/texts';

const languages = ['en', 'pt'] as const;
const facts = {
  customers: 913,
  listed: 911,
  guests: { customers: 2, shareOfSegment: 0.02 },
  wholesale: false,
  wholesalers: { customers: 48, shareOfSegment: 0.42 },
  topHundredth: { customers: 10, shareOfSegment: 0.26 },
  shareOfAll: 0.52,
  topSpendersShareOfAll: 0.64,
  later: { share: 0.74, interval: [0.69, 0.79], topSpenders: 0.78, gainInterval: [-0.08, -0.01] },
} as const;
const nobody = { customers: 0, shareOfSegment: 0 };

describe('what is said of the Insiders', () => {
  const [en, pt] = languages.map((language) => createWriter(language, 'GBP'));

  test('counts the guests, or says that there are none', () => {
    assert.match(
      insidersTexts.en.guests(en, facts),
      /913 customers: 2, .* 2\.0% of its revenue.* the other 911/,
    );
    assert.match(insidersTexts.en.guests(en, { ...facts, guests: nobody }), /no guests/);
    assert.match(insidersTexts.pt.guests(pt, facts), /2,0% da sua receita/);
    assert.match(
      insidersTexts.pt.guests(pt, { ...facts, guests: nobody }),
      /não tem compras sem código de cliente/,
    );
  });

  test('warns of wholesalers where they are much of the segment, and only there', () => {
    assert.match(
      insidersTexts.en.wholesalers(en, facts),
      /does not buy like wholesalers.*48, with 42\.0%.*pull/,
    );
    const few = { ...facts, wholesale: true, wholesalers: nobody };
    const said = insidersTexts.en.wholesalers(en, few);
    assert.match(said, /As a whole the segment buys like wholesalers.*None of its customers does/);
    assert.ok(!said.includes('pull'));
    assert.match(insidersTexts.pt.wholesalers(pt, few), /compra como atacadista.*Nenhum/);
  });

  test('calls the plain list better, worse or neither by the interval of the difference', () => {
    const say = (gainInterval: readonly [number, number]): string =>
      insidersTexts.en.baseline(en, { ...facts, later: { ...facts.later, gainInterval } });
    assert.match(say([-0.08, -0.01]), /significantly more\. Whoever/);
    assert.match(say([-0.08, 0.01]), /too near/);
    assert.match(say([0.01, 0.02]), /significantly less/);
    assert.match(insidersTexts.pt.baseline(pt, facts), /significativamente mais/);
    assert.match(insidersTexts.en.baseline(en, { ...facts, later: null }), /too short/);
    assert.match(insidersTexts.pt.baseline(pt, { ...facts, later: null }), /curto demais/);
  });
});

describe('the words for segments', () => {
  test('are there in both languages for the same things, and are not the same', () => {
    assert.deepEqual(Object.keys(segmentTexts.en.dimensions), Object.keys(segmentTexts.pt.dimensions));
    assert.notEqual(segmentTexts.en.notYet, segmentTexts.pt.notYet);
    for (const dimension of Object.keys(
      segmentTexts.en.dimensions,
    ) as (keyof typeof segmentTexts.en.dimensions)[]) {
      const top = { name: 'X', dimension, difference: 2.5 };
      const [en, pt] = languages.map((language) =>
        segmentFigureTexts[language].profile.title(createWriter(language, 'GBP'), top),
      );
      assert.match(en, /^X differ most in .*: 2\.5 standard deviations above all customers$/);
      assert.match(pt, /^X diferem mais em .*: 2,5 desvios-padrão acima do conjunto dos clientes$/);
    }
  });
});
