import { childSeed, createRandom, randomIndex } from '../../numeric';
import { logBounds, meanObjective, VALUE_BOUNDS, valueLikelihood, valueUnit, type ValueRows } from '../fit';
import { minimise } from '../maths';
import { PURCHASE_MODELS, type PurchaseModelName, type PurchaseRows } from '../models';

/** What a refit starts from, and what it refits. */
export interface RefitInput {
  readonly model: PurchaseModelName;
  readonly rows: PurchaseRows;
  readonly values: ValueRows;
  /** Estimates on all customers and their inverse Hessians: the warm start. */
  readonly purchaseParameters: Float64Array;
  readonly purchaseInverseHessian: Float64Array;
  readonly valueParameters: Float64Array;
  readonly valueInverseHessian: Float64Array;
  /** Per customer: value of purchase days, and of days that are none. */
  readonly purchaseValue: Float64Array;
  readonly otherValue: Float64Array;
  readonly seed: number;
  /** Numbers of the replicates to make. */
  readonly replicates: readonly number[];
}

/** Parameters of each replicate, row after row. */
export interface RefitOutput {
  readonly purchaseParameters: Float64Array;
  readonly valueParameters: Float64Array;
  readonly keptShare: Float64Array;
  readonly notConverged: number;
}

/**
 * Refits both models to customers drawn with replacement, one draw per replicate.
 *
 * A draw only changes the weights of the grouped rows, and the refit starts at the estimates with their curvature, so
 * that it takes a handful of steps. A replicate that does not converge keeps what it reached, and is counted.
 */
export function refit(input: RefitInput): RefitOutput {
  const { model: name, rows, values, replicates, purchaseValue, otherValue } = input;
  const customers = rows.rowOf.length;
  const model = PURCHASE_MODELS[name];
  const unit = valueUnit(values);
  const purchaseLikelihood = model.logLikelihood(rows);
  const valueLikelihoodOf = valueLikelihood(values, unit);
  const weights = new Float64Array(rows.rows);
  const valueWeights = new Float64Array(values.days.length);
  const purchaseObjective = meanObjective({
    logLikelihood: (p, gradient) => purchaseLikelihood(p, weights, gradient),
    customers,
    upperBounds: model.upperBounds,
  });
  const valueObjective = meanObjective({
    logLikelihood: (p, gradient) => valueLikelihoodOf(p, valueWeights, gradient),
    customers: values.days.length,
    upperBounds: VALUE_BOUNDS,
  });
  const purchaseStart = input.purchaseParameters.map(Math.log);
  const valueStart = input.valueParameters.map((p, i) => Math.log(i === 2 ? p / unit : p));
  const k = purchaseStart.length;
  const output = {
    purchaseParameters: new Float64Array(replicates.length * k),
    valueParameters: new Float64Array(replicates.length * 3),
    keptShare: new Float64Array(replicates.length),
    notConverged: 0,
  };
  replicates.forEach((replicate, at) => {
    const random = createRandom(childSeed(input.seed, replicate));
    weights.fill(0);
    valueWeights.fill(0);
    let [bought, other] = [0, 0];
    for (let i = 0; i < customers; i += 1) {
      const drawn = randomIndex(random, customers);
      weights[rows.rowOf[drawn]] += 1;
      if (values.rowOf[drawn] >= 0) valueWeights[values.rowOf[drawn]] += 1;
      bought += purchaseValue[drawn];
      other += otherValue[drawn];
    }
    const purchases = minimise(purchaseObjective, purchaseStart, {
      ...logBounds(model.upperBounds),
      inverseHessian: warm(input.purchaseInverseHessian),
    });
    const value = minimise(valueObjective, valueStart, {
      ...logBounds(VALUE_BOUNDS),
      inverseHessian: warm(input.valueInverseHessian),
    });
    output.purchaseParameters.set(purchases.point.map(Math.exp), at * k);
    output.valueParameters.set(
      value.point.map((p, i) => Math.exp(p) * (i === 2 ? unit : 1)),
      at * 3,
    );
    output.keptShare[at] = bought > 0 ? Math.max(0, (bought + other) / bought) : 1;
    if (!purchases.converged || !value.converged) output.notConverged += 1;
  });
  return output;
}

/** A parameter at its bound has no curvature (a zero row); without any, the search finds its own. */
function warm(inverseHessian: Float64Array): Float64Array | undefined {
  const n = Math.sqrt(inverseHessian.length);
  for (let i = 0; i < n; i += 1) if (!(inverseHessian[i * n + i] > 0)) return undefined;
  return inverseHessian;
}
