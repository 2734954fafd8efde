import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { featureWords, numericFeatures } from '../../src/features';
import {
  amount,
  brief,
  cleaningTexts,
  countryName,
  createWriter,
  estimate,
  modelTexts,
} from '../../src/texts';
import { presets } from '../config/presets';

const english = createWriter('en', 'GBP');
const portuguese = createWriter('pt', 'BRL');
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('amounts in sentences', () => {
  test('have as many digits as they support', () => {
    assert.deepEqual(
      [5.5, 46.2, 12_345.6, 511_927, 999_600, 5_422_458].map((value) => amount(english, value)),
      ['£5.50', '£46', '£12,346', '£512,000', '£1.00m', '£5.42m'],
    );
    assert.equal(plain(amount(portuguese, 5_422_458)), 'R$ 5,42 mi');
    assert.equal(amount(english, null), '–');
  });

  test('stand with their intervals, where they have one', () => {
    const share = (value: number) => english.share(value);
    assert.equal(estimate(english, 0.5, [0.4, 0.6], share), '50.0% (95% interval: 40.0% to 60.0%)');
    assert.equal(brief(english, 0.5, [0.4, 0.6], share), '50.0% (40.0% to 60.0%)');
    assert.equal(
      estimate(portuguese, 0.5, [0.4, 0.6], (value) => portuguese.share(value)),
      '50,0% (intervalo de 95%: 40,0% a 60,0%)',
    );
    assert.deepEqual(
      [estimate(english, 0.5, null, share), brief(english, null, null, share)],
      ['50.0%', '–'],
    );
  });
});

describe('words of the data', () => {
  test('are there for every number of the catalogue, in both languages', () => {
    for (const preset of Object.values(presets)) {
      for (const { name } of numericFeatures(preset)) {
        assert.notEqual(featureWords('en', name).heading, featureWords('pt', name).heading);
      }
    }
    assert.throws(() => featureWords('en', 'shoe_size'), /no words for the feature "shoe_size"/);
  });

  test('name countries in the language, also by names in common use, and leave what is none', () => {
    const names = ['United Kingdom', 'EIRE', 'RSA', 'Germany', 'Unspecified'];
    assert.deepEqual(
      names.map((name) => countryName('pt', name)),
      ['Reino Unido', 'Irlanda', 'África do Sul', 'Alemanha', 'Unspecified'],
    );
    assert.equal(countryName('en', 'EIRE'), 'EIRE');
  });

  test('say what a rule of cleaning drops, with what it was given', () => {
    const step = { rule: 'price_below', values: [], price: 0.04 };
    assert.equal(cleaningTexts.en(step, english).what, 'Prices below £0.04');
    assert.equal(plain(cleaningTexts.pt(step, portuguese).what), 'Preços abaixo de R$ 0,04');
    const named = cleaningTexts.en({ rule: 'country_in', values: ['Eire', 'Oz'], price: null }, english);
    assert.equal(named.what, 'Countries Eire, Oz');
    assert.deepEqual(cleaningTexts.pt({ rule: 'own_rule', values: [], price: null }, portuguese), {
      what: 'own_rule',
      why: '',
    });
  });

  test('name a trial', () => {
    assert.equal(modelTexts.en.trial('a UMAP map', 'Ward', 8), 'Ward on a UMAP map, 8 groups');
    assert.equal(
      modelTexts.pt.trial('componentes principais', 'k-médias', 3),
      'k-médias sobre componentes principais, 3 grupos',
    );
  });
});

test('what a customer is known by has one word: customer id, and código de cliente', () => {
  const folder = path.join(projectRoot(), 'src', 'texts', 'topics');
  const otherwise =
    /.*(customer(’s)? (number|code)|client id|(número|identificador|id) d[eo]s? cliente\b|cliente identificado).*/gi;
  const found = readdirSync(folder).flatMap((name) =>
    [...readFileSync(path.join(folder, name), 'utf8').matchAll(otherwise)].map(
      ([line]) => `${name}: ${line}`,
    ),
  );
  assert.deepEqual(found, []);
});
