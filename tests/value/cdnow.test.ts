import { dayNumber } from '../../src/numeric';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  boughtBetween,
  buildHistories,
  choosePurchaseModel,
  expectedNextPurchases,
  expectedPurchases,
  expectedValues,
  fitGammaGamma,
  fitPurchaseModel,
  sumOver,
  trackPurchases,
} from '../../src/value';
import { assertClose, readCdnow } from './support';

describe('CDNOW', () => {
  const rows = readCdnow();
  const end = dayNumber('1997-09-30');
  const holdoutEnd = dayNumber('1998-06-30');
  const load = () => buildHistories(rows, end, { zeroValue: 'purchase', valueOver: 'repeats' });

  test('2,357 customers make 2,457 repeat purchases in calibration and 1,882 in the hold-out', () => {
    const built = load();
    assert.equal(built.histories.customerIds.length, 2357);
    assert.equal(sumOver(built.histories.repeatDays), 2457);
    const later = boughtBetween(rows, built, end + 1, holdoutEnd, { zeroValue: 'purchase' });
    assert.equal(sumOver(later.purchases), 1882);
  });

  // Fader, Hardie and Lee 2005 (BG/NBD, Pareto/NBD); Batislam et al. 2007 and BTYDplus (MBG/NBD).
  const published = [
    ['bg-nbd', [0.243, 4.414, 0.793, 2.426], -9582.4, 0.05],
    ['pareto-nbd', [0.553, 10.578, 0.606, 11.669], -9595.0, 0.05],
    ['mbg-nbd', [0.525, 6.183, 0.891, 1.614], -9582.14, 0.005],
  ] as const;
  for (const [model, parameters, logLikelihood, rounding] of published) {
    test(`${model}: the published parameters and log-likelihood`, () => {
      const fit = fitPurchaseModel(load().histories, model);
      assert.ok(fit.converged && fit.advice === '' && fit.atBound.length === 0);
      assert.equal(fit.startsAgreeing, fit.starts);
      assertClose(fit.logLikelihood, logLikelihood, rounding);
      parameters.forEach((value, i) => assertClose(fit.parameters[i], value, 0.00051, fit.parameterNames[i]));
      fit.standardErrors.forEach((error, i) => {
        assert.ok(error !== null && error > 0 && error < fit.parameters[i]);
        const [low, high] = fit.intervals[i] ?? [NaN, NaN];
        assert.ok(low < fit.parameters[i] && fit.parameters[i] < high);
      });
    });
  }

  test('BG/NBD predicts 1,653 purchases for the 39 weeks in which 1,882 came', () => {
    const { histories } = load();
    const fit = fitPurchaseModel(histories, 'bg-nbd');
    assertClose(sumOver(expectedNextPurchases(fit, histories, 39)), 1653, 0.5);
  });

  test('BG/NBD from unrounded estimates: 0.0078, 0.0532, 1.0405 and 1.8576 purchases of a new customer', () => {
    const fit = fitPurchaseModel(load().histories, 'bg-nbd');
    assertClose(expectedPurchases(fit, 0.1429), 0.0078, 0.00005);
    assertClose(expectedPurchases(fit, 1), 0.0532, 0.00005);
    assertClose(expectedPurchases(fit, 31.857), 1.0405, 0.00005);
    // The published sheet cuts its series off, which shows at 78 weeks.
    assertClose(expectedPurchases(fit, 78), 1.8576, 0.0005);
  });

  test('gamma-gamma: the published parameters and log-likelihood over 946 repeaters', () => {
    const { histories } = load();
    const fit = fitGammaGamma(histories);
    assert.equal(fit.customers, 946);
    assertClose(fit.logLikelihood, -4055.92, 0.005);
    [6.25, 3.74, 15.44].forEach((value, i) =>
      assertClose(fit.parameters[i], value, 0.0051, fit.parameterNames[i]),
    );
    const values = expectedValues(fit, histories);
    const at = (id: number): number => values[histories.customerIds.indexOf(id)];
    assertClose(values[histories.valueDays.indexOf(0)], 35.17, 0.005);
    assertClose(at(1), 24.65, 0.01);
    assertClose(at(2), 18.91, 0.005);
  });

  test('drop-out is identified, and the NBD is not what is chosen', () => {
    const chosen = choosePurchaseModel(load().histories);
    assert.equal(chosen.dropOutIdentified, true);
    assert.equal(chosen.fit.model, 'mbg-nbd');
    assert.deepEqual(
      chosen.comparison.map((row) => row.model),
      ['nbd', 'bg-nbd', 'mbg-nbd', 'pareto-nbd'],
    );
    assert.deepEqual(
      chosen.comparison.map((row) => row.chosen),
      [false, false, true, false],
    );
    assert.match(chosen.reason, /^MBG\/NBD: .*likelihood ratio against the NBD 363\.04, p below 0\.0001/);
  });

  test('tracking: cumulative actual is every repeat purchase, and BG/NBD stays within 6% of it at the end of calibration', () => {
    const built = load();
    const fit = fitPurchaseModel(built.histories, 'bg-nbd');
    const weeks = trackPurchases(fit, rows, built, holdoutEnd, { zeroValue: 'purchase' });
    assert.equal(weeks.length, 78);
    const last = weeks[weeks.length - 1];
    assert.equal(last.endDay, holdoutEnd);
    assert.equal(last.cumulativeActual, 2457 + 1882);
    const calibration = weeks.filter((week) => !week.holdout);
    assert.equal(calibration.length, 39);
    const { cumulativeActual, cumulativeExpected } = calibration[38];
    assert.equal(cumulativeActual, 2457);
    assertClose(cumulativeExpected / cumulativeActual, 1, 0.06);
  });
});
