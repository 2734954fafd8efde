import { meanOf, pearson, quantileOf } from '../../numeric';
import { type OutcomeSpread, type TestMeasure } from './test-types';
import { type TestOutcomes } from './types';

/** Amounts beyond this quantile are winsorised. */
const WINSOR = 0.99;

/** The measures of an outcome, in the order in which they are shown. */
export const testMeasures: readonly TestMeasure[] = [
  'plain',
  'winsorised',
  'adjusted',
  'winsorised-adjusted',
  'log',
];

/**
 * The spread of an outcome as each measure sees it.
 *
 * The adjustment takes out what spend before foretells: the variance becomes σ²(1 − ρ²), with ρ the correlation of the
 * outcome with spend before. Winsorising gives up some of the effect on the biggest spenders for a smaller spread.
 *
 * @param outcomes of at least two members
 *
 * Reference: Deng, Xu, Kohavi and Walker 2013, WSDM (CUPED), equation 5; Lewis and Rao 2015, Quarterly Journal of
 * Economics 130(4), for how wide such spreads are.
 */
export function outcomeSpread({ spend, before, days }: TestOutcomes, measure: TestMeasure): OutcomeSpread {
  const winsorises = measure === 'winsorised' || measure === 'winsorised-adjusted';
  const adjusts = measure === 'adjusted' || measure === 'winsorised-adjusted';
  // Spend can be negative where returns exceed it; it then counts as none on the logarithmic scale.
  const scale = (values: Float64Array): Float64Array =>
    measure === 'log'
      ? values.map((value) => Math.log1p(Math.max(0, value)))
      : winsorises
        ? winsorised(values)
        : values;
  const outcome = scale(spend);
  const found = adjusts ? pearson(outcome, scale(before)) : NaN;
  const correlation = Number.isNaN(found) ? null : found;
  const kept = correlation === null ? 1 : Math.sqrt(1 - correlation * correlation);
  return {
    measure,
    days,
    observed: spend.length,
    mean: meanOf(outcome),
    sd: sdOf(outcome) * kept,
    correlation,
  };
}

function winsorised(values: Float64Array): Float64Array {
  const most = quantileOf(Float64Array.from(values).sort(), WINSOR);
  return values.map((value) => Math.min(value, most));
}

function sdOf(values: Float64Array): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
