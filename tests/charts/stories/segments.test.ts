import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  colours,
  segmentBoxesFigure,
  segmentColour,
  segmentMovesFigure,
  segmentProfileFigure,
  segmentSharesFigure,
  segmentSnakeFigure,
  toPlotly,
  type Attributes,
  type Figure,
  type FigureContext,
} from '../../../src/charts';
import { loadSettings } from '../../../src/config';
import { feature } from '../../../src/features';
import { type Segment } from '../../../src/scoring';
import { createWriter } from '../../../src/texts';

const context: FigureContext = { source: 'Source: test', period: '2011', currency: 'GBP' };
const [en, pt] = [createWriter('en', 'GBP'), createWriter('pt', 'GBP')];
const { rules } = loadSettings({}, { environment: {} });

function segment(cluster: number, more: Partial<Segment> = {}): Segment {
  return {
    cluster,
    key: 'frequent-big-spenders',
    traits: { spend: 'big', frequency: 'frequent' },
    ruleKey: 'frequent-big-spenders',
    customers: 100,
    invitable: 100,
    guests: 0,
    netRevenue: 900,
    grossRevenue: 1000,
    revenue: 900,
    shareOfCustomers: 0.25,
    shareOfAll: 0.6,
    isInsiders: cluster === 1,
    means: {},
    medians: {},
    intervals: { shareOfAll: [0.5, 0.7], means: {}, medians: {} },
    differences: { spend: 1.4, frequency: -1.7, recency: 0.2, tenure: 0, basket: null, returns: 0.1 },
    stability: null,
    ...more,
  };
}

const segments = [
  segment(1),
  segment(2, {
    key: 'medium-spenders',
    traits: { spend: 'medium' },
    customers: 300,
    shareOfCustomers: 0.75,
    shareOfAll: 0.3,
    intervals: { shareOfAll: null, means: {}, medians: {} },
  }),
];

const texts = (figure: Figure): string =>
  [figure.title, figure.subtitle, figure.caption, figure.alt].join(' ');

describe('the segments’ shares', () => {
  test('are said in the writer’s language, with an interval where there is one', () => {
    const figure = segmentSharesFigure(segments, context, en);
    assert.equal(
      figure.title,
      'Frequent big spenders are 25.0% of the customers and bring 60.0% of all revenue',
    );
    assert.match(figure.subtitle, /all net revenue .* 400 customers, 2011/);
    const dots = figure.data.find(({ name }) => name === 'of all revenue')!;
    assert.deepEqual(
      (dots.customdata as string[][]).map(([, text]) => text),
      ['60.0% (95%: 50.0% to 70.0%)', '30.0%'],
    );
    const [low, high] = (figure.layout.xaxis as { range: number[] }).range;
    assert.ok(low === 0 && high > 0.75, 'the axis holds every interval');
    assert.equal(
      segmentSharesFigure(segments, context, pt).title,
      'Clientes frequentes de alto gasto são 25,0% dos clientes e trazem 60,0% de toda a receita',
    );
  });

  test('call revenue gross where that is what the preset ranks by', () => {
    const gross = segments.map((each) => ({ ...each, revenue: each.grossRevenue }));
    assert.match(segmentSharesFigure(gross, context, en).subtitle, /gross revenue/);
    assert.match(segmentSharesFigure(gross, context, pt).subtitle, /receita bruta/);
  });
});

describe('the segments’ profiles', () => {
  test('name the largest difference and its side, and leave empty what is the same for all', () => {
    const figure = segmentProfileFigure(segments, context, en);
    assert.equal(
      figure.title,
      'Frequent big spenders differ most in purchases: 1.7 standard deviations below all customers',
    );
    const [heat] = figure.data;
    assert.deepEqual((heat.z as (number | null)[][])[0], [1.4, -1.7, 0.2, 0, null, 0.1]);
    assert.deepEqual((heat.text as string[][])[0], ['+1.4', '−1.7', '+0.2', '0.0', '', '+0.1']);
    assert.match(segmentProfileFigure(segments, context, pt).title, /compras: 1,7 desvio-padrão abaixo/);
  });

  test('stand where nothing differs', () => {
    const none = { spend: null, frequency: null, recency: null, tenure: null, basket: null, returns: null };
    const figure = segmentProfileFigure([segment(1, { differences: none })], context, en);
    assert.ok(!texts(figure).includes('NaN') && !texts(figure).includes('undefined'));
  });
});

describe('the segments’ moves', () => {
  const moves = {
    originDay: '2011-09-10',
    day: '2011-12-09',
    days: 90,
    known: 10,
    stayed: 6,
    came: 2,
    flows: [
      { from: 1, to: 1, customers: 6 },
      { from: 1, to: 2, customers: 3 },
      { from: 2, to: null, customers: 1 },
      { from: null, to: 2, customers: 2 },
    ],
  };

  test('have the segments’ colours, and grey for those who were not there', () => {
    const figure = segmentMovesFigure(segments, moves, context, en);
    assert.match(figure.title, /^60\.0% of those who were customers 90 days earlier/);
    const { node, link } = figure.data[0] as unknown as { node: Attributes; link: Attributes };
    assert.deepEqual(node.label, [
      '1: Frequent big spenders: 9',
      '2: Medium spenders: 1',
      'Not yet a customer: 2',
      '1: Frequent big spenders: 6',
      '2: Medium spenders: 5',
      'All returned since: 1',
    ]);
    assert.deepEqual((node.color as string[]).slice(0, 3), [
      segmentColour(0),
      segmentColour(1),
      colours.grey,
    ]);
    assert.deepEqual(
      [link.source, link.target],
      [
        [0, 0, 1, 2],
        [3, 4, 5, 4],
      ],
    );
  });

  test('are told in Portuguese too', () => {
    const figure = segmentMovesFigure(segments, moves, context, pt);
    const { node } = figure.data[0] as unknown as { node: { label: string[] } };
    assert.ok(node.label.includes('Ainda não era cliente: 2'));
    assert.match(figure.subtitle, /Clientes por segmento em 10 de set\. de 2011/);
  });
});

describe('the shapes of segments', () => {
  test('are a line each over the features, and boxes on fitting scales', () => {
    const recency = feature(rules, 'recency_days');
    const snake = segmentSnakeFigure(segments, [{ feature: recency, differences: [1, -2] }], context);
    assert.match(snake.title, /furthest apart in recency: 3\.0 standard deviations/);
    assert.deepEqual(
      snake.data.map(({ y }) => y),
      [[1], [-2]],
    );
    const boxes = segmentBoxesFigure(
      segments,
      [{ feature: recency, heavyTailed: true, segments: [[0, 1, 2, 3, 4], null] }],
      context,
    );
    assert.equal(boxes.title, 'Median recency of segment 1 is 2, of segment 2 –');
    for (const figure of [snake, boxes]) assert.ok(toPlotly(figure).data.length > 0);
  });
});
