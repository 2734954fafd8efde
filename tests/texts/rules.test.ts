import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSettings, type Language } from '../../src/config';
import { featureVocabulary, numericFeatures } from '../../src/features';
import {
  createWriter,
  membershipTexts,
  rulesTexts,
  sayAmount,
  sayCondition,
  sayConditions,
} from '../../src/texts';

const english = createWriter('en', 'GBP');
const portuguese = createWriter('pt', 'GBP');
const { presets } = loadSettings({}, { environment: {} });
const ours = featureVocabulary(presets.default);
const published = featureVocabulary(presets.reference);

/** The spaces that Intl puts between a currency's sign and its amount are of another kind. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const conditions = [
  { feature: 'net_revenue', operator: 'at_least', threshold: 1500 },
  { feature: 'recency_days', operator: 'at_most', threshold: 1 },
  { feature: 'n_invoices', operator: 'above', threshold: 3 },
] as const;

describe('conditions in words', () => {
  test('exist for every feature that is a number, in both languages', () => {
    for (const preset of Object.values(presets)) {
      for (const { name } of numericFeatures(preset)) {
        for (const writer of [english, portuguese]) {
          for (const operator of ['at_least', 'below', 'at_most', 'above'] as const) {
            const said = sayCondition(
              writer,
              { feature: name, operator, threshold: 12 },
              featureVocabulary(preset),
            );
            assert.match(said, /12|1[.,]200/, `${name} ${operator}`);
            assert.doesNotMatch(said, /_|undefined/);
          }
        }
      }
    }
    assert.throws(
      () => sayCondition(english, { feature: 'age', operator: 'below', threshold: 1 }, published),
      /no words for the feature "age"/,
    );
  });

  test('are joined with “and”, with numbers and plurals of the language', () => {
    assert.equal(
      sayConditions(english, conditions, ours),
      'net revenue of at least £1,500, last purchase at most 1 day ago and more than 3 purchases',
    );
    assert.equal(
      plain(sayConditions(portuguese, conditions, ours)),
      'receita líquida de pelo menos £ 1.500, última compra há no máximo 1 dia e mais de 3 compras',
    );
  });

  test('say two bounds of one feature together, the lower first', () => {
    const between = [
      { feature: 'recency_days', operator: 'at_most', threshold: 20 },
      { feature: 'recency_days', operator: 'above', threshold: 13 },
    ] as const;
    assert.equal(
      sayConditions(english, between, published),
      'last purchase more than 13 and at most 20 days ago',
    );
    assert.equal(
      sayConditions(portuguese, between, published),
      'última compra há mais de 13 e no máximo 20 dias',
    );
  });

  test('tell the two frequencies apart, and keep the digits of a threshold', () => {
    const condition = { feature: 'frequency', operator: 'at_least', threshold: 0.35 } as const;
    assert.equal(sayCondition(english, condition, ours), 'at least 0.35 purchase days per 30 days');
    assert.equal(
      sayCondition(portuguese, condition, published),
      'pelo menos 0,35 compra por dia entre a primeira e a última compra',
    );
    const share = { feature: 'returned_share', operator: 'at_most', threshold: 0.07 } as const;
    assert.equal(sayCondition(english, share, ours), 'a returned share of at most 7%');
  });

  test('have amounts in the unit of the feature', () => {
    assert.equal(sayAmount(english, 'net_revenue', 400, ours), '£400.00');
    assert.equal(sayAmount(english, 'recency_days', 1, ours), '1 day');
    assert.equal(sayAmount(portuguese, 'recency_days', 12, ours), '12 dias');
    assert.equal(sayAmount(english, 'avg_ticket', 2.5, ours), '£2.50');
    assert.equal(sayAmount(english, 'returned_share', 0.05, ours), '5.0%');
    assert.equal(sayAmount(english, 'n_invoices', 3, ours), '3');
  });
});

describe('the sentences of the rule and of membership', () => {
  test('number the ways in, and name registered customers where guests count', () => {
    const rule = { alternatives: [[conditions[0]], [conditions[2]]], registeredOnly: true };
    assert.equal(
      rulesTexts.en.rule(english, rule, ours),
      'A registered customer is eligible in any of 2 ways: (1) net revenue of at least £1,500; or (2) more than 3 purchases.',
    );
    assert.equal(
      rulesTexts.pt.rule(portuguese, { alternatives: [[conditions[2]]], registeredOnly: false }, ours),
      'Um cliente é elegível com: mais de 3 compras.',
    );
  });

  test('say how a member is removed, with and without grace', () => {
    const removal = (language: Language, graceReviews: number, enterReviews = 1): string =>
      membershipTexts[language].removal(
        language === 'en' ? english : portuguese,
        { slack: 0.25, enterReviews, graceReviews },
        [[conditions[2]]],
        ours,
      );
    assert.match(
      removal('en', 0),
      /loosened by 25%: more than 3 purchases\. Who fails that at one review is removed\./,
    );
    assert.match(removal('en', 1), /the 2nd failure in a row removes them/);
    assert.match(removal('en', 2, 2), /at 2 reviews in a row enters.*the 3rd failure in a row/);
    assert.match(removal('pt', 2), /a 3ª falha seguida leva à remoção/);
  });

  test('leave out what is not known', () => {
    const outcome = { slack: 0, enterReviews: 1, graceReviews: 0, ever: 10, exits: 2, flapped: 1 };
    const applied = { ...outcome, flappingShare: 0.1, nextShare: null, listShare: null };
    const said = membershipTexts.en.replay(
      english,
      { reviews: 3, first: '2011-03-31', last: '2011-05-31' },
      { applied, withoutGrace: applied, bare: applied },
    );
    assert.match(said, /1 of the 10 who were ever members \(10\.0%\)/);
    assert.doesNotMatch(said, /revenue|–|NaN/);
  });
});
