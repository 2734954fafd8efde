import { checkNumber } from '../../numeric';
import { type PurchaseHistories } from '../histories';
import { groupRows, PURCHASE_MODELS, type PurchaseModelName } from '../models';
import { customersToFit } from './customers-to-fit';
import { type FitOptions } from './maximise';
import { fitRows, type PurchaseFit } from './purchase-model';

/** A model that knows drop-out. */
export type DropOutModelName = Exclude<PurchaseModelName, 'nbd'>;

/** Options of {@link choosePurchaseModel}. */
export interface ChooseOptions extends FitOptions {
  /** Drop-out models to hold against the NBD; default all three. With one, the choice is that one or the NBD. */
  readonly candidates?: readonly DropOutModelName[];
  /** A drop-out part counts as identified when its likelihood ratio has a p-value below this; default 0.05. */
  readonly significance?: number;
}

/** One fitted model beside the others. */
export interface ModelComparisonRow {
  readonly model: PurchaseModelName;
  readonly title: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly standardErrors: Readonly<Record<string, number | null>>;
  readonly logLikelihood: number;
  /** Smaller is better: k ln n − 2 ln L. */
  readonly bic: number;
  /** 2 (ln L − ln L of the NBD); 0 for the NBD itself. */
  readonly likelihoodRatio: number;
  /** p-value of the ratio against χ² with two degrees of freedom; 1 for the NBD. */
  readonly pValue: number;
  readonly dropOutIdentified: boolean;
  readonly atBound: readonly string[];
  readonly converged: boolean;
  readonly chosen: boolean;
}

/** What {@link choosePurchaseModel} returns. */
export interface ChosenPurchaseModel {
  /** The fit to go on with. */
  readonly fit: PurchaseFit;
  readonly dropOutIdentified: boolean;
  /** The choice and its reason in a sentence, with the numbers. */
  readonly reason: string;
  readonly comparison: readonly ModelComparisonRow[];
}

/**
 * Fits the NBD and drop-out models, and chooses the best of those whose drop-out part the data identify, or else the
 * NBD.
 *
 * Where nobody seems to drop out, the likelihood of a drop-out model rises for ever as drop-out goes to nothing: b (of
 * BG/NBD and MBG/NBD) or beta (of Pareto/NBD) runs to its bound, standard errors are without meaning, and naive
 * implementations overflow. All three models contain the NBD as that limit, so that the likelihood ratio against it
 * tells: the drop-out part is identified when the ratio is significant against χ² with two degrees of freedom. The NBD
 * lies on the edge of the parameters, where the true distribution of the ratio has smaller values; the test is on the
 * side of the simpler model. A parameter at its bound with a significant ratio (everybody drops out at one rate) keeps
 * the model, and is named in `atBound`.
 *
 * @throws RangeError as `fitPurchaseModel`
 *
 * Reference: Self and Liang 1987, JASA 82(398), on likelihood ratios at the edge.
 */
export function choosePurchaseModel(
  histories: PurchaseHistories,
  options: ChooseOptions = {},
): ChosenPurchaseModel {
  const { candidates = ['bg-nbd', 'mbg-nbd', 'pareto-nbd'], significance = 0.05 } = options;
  checkNumber('significance', significance, { above: 0, max: 1 });
  const rows = groupRows(customersToFit(histories, options));
  const base = fitRows(rows, 'nbd', options);
  const judged = candidates.map((name) => {
    const fit = fitRows(rows, name, options);
    const ratio = Math.max(0, 2 * (fit.logLikelihood - base.logLikelihood));
    // The upper tail of χ² with two degrees of freedom.
    const pValue = Math.exp(-ratio / 2);
    return { fit, ratio, pValue, identified: pValue < significance };
  });
  const identified = judged.filter((m) => m.identified);
  const best =
    identified.length === 0
      ? null
      : identified.reduce((a, b) => (b.fit.logLikelihood > a.fit.logLikelihood ? b : a));
  const fit = best === null ? base : best.fit;
  const rowOf = (
    model: PurchaseFit,
    ratio: number,
    pValue: number,
    dropOut: boolean,
  ): ModelComparisonRow => ({
    model: model.model,
    title: PURCHASE_MODELS[model.model].title,
    parameters: Object.fromEntries(model.parameterNames.map((name, i) => [name, model.parameters[i]])),
    standardErrors: Object.fromEntries(
      model.parameterNames.map((name, i) => [name, model.standardErrors[i]]),
    ),
    logLikelihood: model.logLikelihood,
    bic: model.parameters.length * Math.log(model.customers) - 2 * model.logLikelihood,
    likelihoodRatio: ratio,
    pValue,
    dropOutIdentified: dropOut,
    atBound: model.atBound,
    converged: model.converged,
    chosen: model === fit,
  });
  return {
    fit,
    dropOutIdentified: best !== null,
    reason: best === null ? sayNotIdentified(judged, significance) : sayChosen(best),
    comparison: [
      rowOf(base, 0, 1, false),
      ...judged.map((m) => rowOf(m.fit, m.ratio, m.pValue, m.identified)),
    ],
  };
}

interface Judged {
  readonly fit: PurchaseFit;
  readonly ratio: number;
  readonly pValue: number;
}

function sayNotIdentified(judged: readonly Judged[], significance: number): string {
  if (judged.length === 0) return 'NBD: no model with drop-out was asked for';
  const each = judged.map(
    ({ fit, ratio }) => `${PURCHASE_MODELS[fit.model].title} ${ratio.toFixed(2)}${sayBound(fit)}`,
  );
  return (
    'NBD: the data do not identify a drop-out part; ' +
    `likelihood ratio against the NBD, significant from ${(-2 * Math.log(significance)).toFixed(2)}: ${each.join(', ')}`
  );
}

function sayChosen({ fit, ratio, pValue }: Judged): string {
  const p = pValue < 0.0001 ? 'p below 0.0001' : `p = ${pValue.toFixed(4)}`;
  return `${PURCHASE_MODELS[fit.model].title}: the best likelihood of the models whose drop-out part is identified (likelihood ratio against the NBD ${ratio.toFixed(2)}, ${p})${sayBound(fit)}`;
}

function sayBound(fit: PurchaseFit): string {
  return fit.atBound.length === 0 ? '' : ` (at its bound: ${fit.atBound.join(', ')})`;
}
