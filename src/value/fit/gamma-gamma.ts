import { pearson } from '../../numeric';
import { type PurchaseHistories } from '../histories';
import { digamma, logGamma } from '../maths';
import { type Likelihood } from '../models';
import { customersToFit } from './customers-to-fit';
import { maximise, type FitOptions, type LikelihoodFit } from './maximise';

/** The gamma-gamma model fitted to mean values per purchase day. */
export interface GammaGammaFit extends LikelihoodFit {
  readonly model: 'gamma-gamma';
  /**
   * Pearson's correlation of the number of valued days and their mean value, over the fitted customers. The model
   * takes the two as independent: a correlation far from 0 makes revenue forecasts biased.
   */
  readonly frequencyValueCorrelation: number;
}

/** Mean values with the days they are over, of the customers with a valued day. */
export interface ValueRows {
  readonly days: Int32Array;
  readonly means: Float64Array;
  readonly weights: Float64Array;
  /** Per customer: its row, or -1 without a valued day. */
  readonly rowOf: Int32Array;
}

/**
 * Fits the gamma-gamma model of value per purchase day: a customer's values are gamma with shape p and a rate of the
 * customer's own, and rates are gamma with shape q and rate v across customers.
 *
 * Likelihood of a mean m over n days: Γ(p n + q) / (Γ(p n) Γ(q)) v^q m^(p n − 1) n^(p n) / (v + n m)^(p n + q). A mean
 * value of the whole population, p v / (q − 1), exists for q > 1 only.
 *
 * @param histories customers without a valued day are left out
 * @throws RangeError when a history breaks an invariant, or fewer than two customers have a value
 *
 * Reference: Fader and Hardie 2013, "The gamma-gamma model of monetary value", equations 1a, 3 and 5.
 */
export function fitGammaGamma(histories: PurchaseHistories, options: FitOptions = {}): GammaGammaFit {
  const rows = valueRows(customersToFit(histories, options));
  const correlation = pearson(Float64Array.from(rows.days), rows.means);
  return {
    ...fitValueRows(rows, options),
    model: 'gamma-gamma',
    // Where one of the two does not vary, nothing speaks against their independence.
    frequencyValueCorrelation: Number.isNaN(correlation) ? 0 : correlation,
  };
}

/** The customers that have a value. */
export function valueRows(histories: PurchaseHistories): ValueRows {
  const rowOf = new Int32Array(histories.valueDays.length).fill(-1);
  const members: number[] = [];
  histories.valueDays.forEach((days, i) => {
    if (days === 0) return;
    rowOf[i] = members.length;
    members.push(i);
  });
  if (members.length < 2)
    throw new RangeError(`histories must hold two customers with a mean value, received ${members.length}`);
  return {
    days: Int32Array.from(members, (i) => histories.valueDays[i]),
    means: Float64Array.from(members, (i) => histories.meanValue[i]),
    weights: new Float64Array(members.length).fill(1),
    rowOf,
  };
}

/**
 * The likelihood as a function of (p, q, v ÷ unit) and of the rows' weights, where the unit is the mean value: the
 * bounds and starts of v then hold in any currency.
 */
export function valueLikelihood(rows: ValueRows, unit: number): Likelihood {
  const { days, means } = rows;
  const distinct = [...new Set(days)];
  const place = new Map(distinct.map((n, k) => [n, k]));
  const dayIndex = Int32Array.from(days, (n) => place.get(n) ?? 0);
  const constants = new Float64Array(distinct.length);
  const [slopesP, slopesQ] = [new Float64Array(distinct.length), new Float64Array(distinct.length)];
  const logMeans = means.map(Math.log);
  const totals = means.map((mean, i) => (mean / unit) * days[i]);
  const logTotals = totals.map(Math.log);
  return (parameters, weights, gradient) => {
    const [p, q, v] = [parameters[0], parameters[1], parameters[2]];
    const [constant, slopeQ] = [q * Math.log(v) - logGamma(q), Math.log(v) - digamma(q)];
    for (let k = 0; k < distinct.length; k += 1) {
      const pn = p * distinct[k];
      constants[k] = constant + logGamma(pn + q) - logGamma(pn);
      const slope = digamma(pn + q);
      slopesP[k] = slope - digamma(pn);
      slopesQ[k] = slopeQ + slope;
    }
    let [sum, byP, byQ, byV] = [0, 0, 0, 0];
    for (let i = 0; i < days.length; i += 1) {
      const [weight, k] = [weights[i], dayIndex[i]];
      const pn = p * days[i];
      const reach = v + totals[i];
      const logReach = Math.log(reach);
      sum += weight * (constants[k] + pn * logTotals[i] - logMeans[i] - (pn + q) * logReach);
      byP += weight * days[i] * (slopesP[k] + logTotals[i] - logReach);
      byQ += weight * (slopesQ[k] - logReach);
      byV += weight * (q / v - (pn + q) / reach);
    }
    gradient.set([byP, byQ, byV]);
    return sum;
  };
}

/** The currency unit that the fit is made in: the mean of the customers' means. */
export function valueUnit(rows: ValueRows): number {
  return rows.means.reduce((sum, mean) => sum + mean, 0) / rows.means.length;
}

/** Upper bounds of p, q and v ÷ unit. */
export const VALUE_BOUNDS: readonly number[] = [1e4, 1e4, 1e6];

function fitValueRows(rows: ValueRows, options: FitOptions): LikelihoodFit {
  const unit = valueUnit(rows);
  const logLikelihood = valueLikelihood(rows, unit);
  const fit = maximise(
    {
      parameterNames: ['p', 'q', 'v'],
      logLikelihood: (parameters, gradient) => logLikelihood(parameters, rows.weights, gradient),
      customers: rows.days.length,
      // Each start has a population mean p v / (q - 1) of one unit.
      starts: [
        [2, 3, 1],
        [6, 4, 0.5],
        [1, 10, 9],
      ],
      upperBounds: VALUE_BOUNDS,
    },
    options,
  );
  const natural = (values: readonly number[]): number[] =>
    values.map((value, i) => (i === 2 ? value * unit : value));
  return {
    ...fit,
    parameters: Float64Array.from(natural([...fit.parameters])),
    standardErrors: fit.standardErrors.map((error, i) => (error === null || i < 2 ? error : error * unit)),
    intervals: fit.intervals.map((pair, i) =>
      pair === null || i < 2 ? pair : [pair[0] * unit, pair[1] * unit],
    ),
  };
}
