import { dayNumber } from '../../../src/numeric';
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  aliveFigure,
  expectationsFigure,
  forecastFigure,
  nextPurchasesFigure,
  originsFigure,
  purchaseCountsFigure,
  scenariosFigure,
  seasonFigure,
  toPlotly,
  trackingFigure,
  valueByDaysFigure,
  type Figure,
  type FigureContext,
} from '../../../src/charts';
import {
  besideScenarios,
  checkRun,
  buildHistories,
  customersByFrequency,
  expectations,
  fitValueModel,
  forecastValue,
  holdOut,
  pastMonths,
  valueByDays,
  type OriginRow,
} from '../../../src/value';
import { simulateRows } from '../../value/support';

const context: FigureContext = {
  source: 'Source: simulated; preset test',
  period: '1 Jan 2010 to 30 Jun 2011',
  currency: 'GBP',
};
const endDay = dayNumber('2011-06-30');
const rows = simulateRows({ customers: 150, startDay: dayNumber('2010-06-01'), endDay, seed: 9 });
const known = rows.filter(({ day }) => day <= endDay);
const built = buildHistories(known, endDay);
const group = { name: 'Insiders', customerIds: built.histories.customerIds.slice(0, 20), withoutHistory: 0 };
const options = { seed: 1, threads: 0 };
const made = (async () => {
  const model = await fitValueModel(built, { ...options, replicates: 0, candidates: ['bg-nbd'] });
  return { model, forecast: await forecastValue(model, built, { ...options, groups: [group] }) };
})();

function origin(month: number, actual: number, more: Partial<OriginRow> = {}): OriginRow {
  return {
    ...{ origin: `2011-0${month}-28`, originDay: month, horizonMonths: 3, who: 'base', customers: 5 },
    ...{ quantity: 'revenue', method: 'model', model: 'nbd', actual, predicted: 1000, error: 1000 - actual },
    ...{ relativeError: 1000 / actual - 1, low80: 950, high80: 1050, low95: 900, high95: 1100 },
    ...{ inside80: false, inside95: actual <= 1100, ...more },
  };
}

/** All that a reader of the page needs, and nothing that reads as no number. */
function checkWords(figure: Figure): void {
  for (const words of [figure.title, figure.subtitle, figure.caption, figure.alt]) {
    assert.doesNotMatch(words, /NaN|undefined|null|Infinity/);
  }
  assert.match(figure.caption, /^Source: simulated/);
  assert.doesNotMatch(figure.title, /\.$/);
  assert.doesNotThrow(() => JSON.stringify(toPlotly(figure)));
}

describe('figures of customer value', () => {
  test('all say what they show, on a base with a group and on one without', async () => {
    const { model, forecast } = await made;
    const held = holdOut(known, endDay);
    const scenarios = await besideScenarios(model, built, forecast, options);
    const alone = await forecastValue(model, built, options);
    const totals = { lines: 1, customers: 1, netValue: 1 };
    const purchases = { standing: known, asTheyCame: known, endDay, all: totals, registered: totals };
    const check = await checkRun(purchases, { threads: 0, budget: { bandedOrigins: 2 } });
    const input = { purchases, built, group, forecasts: scenarios };
    const expected = expectations({ ...input, check: { ...check, rows: [], yearAgo: null } });
    const longer = expectations({ ...input, check });
    const { fit } = model.purchases;
    for (const figure of [
      purchaseCountsFigure(fit, customersByFrequency(fit, built.histories), context),
      nextPurchasesFigure(held, context),
      trackingFigure(held, 'weekly', context),
      trackingFigure(held, 'cumulative', context),
      aliveFigure(fit, false, 50, context),
      valueByDaysFigure(valueByDays(model.value, built.histories, 1), context),
      scenariosFigure(scenarios, context),
      expectationsFigure(expected.all, context),
      expectationsFigure(longer.all, context),
      originsFigure(check.rows, 'base', 3, longer.adopted.method, context),
      forecastFigure(pastMonths(known, built, group), forecast, context),
      forecastFigure(pastMonths(known, built, null), alone, context),
    ]) {
      checkWords(figure);
    }
    const lines = forecastFigure(pastMonths(known, built, null), alone, context).data;
    assert.ok(lines.every(({ name }) => typeof name !== 'string' || !name.includes('Insiders')));
  });

  test('count who is in the wrong class: half of all differences', async () => {
    const { model } = await made;
    const counts = [
      { label: '0', repeatDays: 0, actual: 60, expected: 50 },
      { label: '1+', repeatDays: 1, actual: 40, expected: 50 },
    ];
    const { title } = purchaseCountsFigure({ ...model.purchases.fit, model: 'nbd' }, counts, context);
    assert.equal(title, 'The NBD puts 10.0% of customers in the wrong class');
  });

  test('name the strongest and the weakest month', () => {
    const months = [0.5, 1, 2].map((index, i) => ({
      month: i + 1,
      years: 1,
      actual: index,
      expected: 1,
      index,
    }));
    assert.equal(
      seasonFigure(months, context).title,
      'March had 2.00 times the purchases of an even rate, January 0.50 times',
    );
  });

  test('set the adopted method’s misses beside the model’s, and count where the model’s own interval held', () => {
    const past = [origin(1, 1050), origin(2, 1500), origin(3, 900, { error: 100 })];
    const last = origin(1, 1050, { method: 'last-quarter', predicted: 1234, relativeError: 184 / 1050 });
    const figure = originsFigure([...past, last], 'base', 3, 'last-quarter', context);
    checkWords(figure);
    assert.equal(
      figure.title,
      'All customers: the adopted method missed by 17.5% at 1 origins, the model as it is by 16.4% at 3',
    );
    assert.match(figure.caption, /own 95% intervals held at 2 of 3/);
    assert.deepEqual(figure.data.find(({ name }) => name === 'Last quarter again')?.y, [1234, null, null]);
  });
});
