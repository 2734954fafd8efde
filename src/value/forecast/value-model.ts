import { checkNumber, childSeed } from '../../numeric';
import {
  choosePurchaseModel,
  fitGammaGamma,
  valueRows,
  type ChooseOptions,
  type ChosenPurchaseModel,
  type GammaGammaFit,
} from '../fit';
import { pickHistories, placesToFit, type BuiltHistories } from '../histories';
import { groupRows, type PurchaseModelName } from '../models';
import { type ValueParameters } from '../predict';
import { refit, type RefitInput, type RefitOutput } from './bootstrap';
import { seasonalMonths, type SeasonalMonth } from './seasonality';
import { runTasks } from './tasks';

/** What is reported while a forecast is made. */
export interface ForecastProgress {
  readonly stage: 'bootstrap' | 'outcomes' | 'origins';
  readonly done: number;
  readonly of: number;
}

/** Options of {@link fitValueModel}. */
export interface ValueModelOptions extends ChooseOptions {
  /** Bootstrap replicates of the customers; default 200. 0: the parameters are taken as known, and intervals cover outcomes only. */
  readonly replicates?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Worker threads; default: the machine's cores. 0: all in this thread. */
  readonly threads?: number;
  readonly onProgress?: (progress: ForecastProgress) => void;
}

/** What a forecast needs of a model, whether it was fitted just now or is kept in a file. */
export interface ForecastingModel {
  readonly purchases: {
    readonly fit: { readonly model: PurchaseModelName; readonly parameters: Float64Array };
  };
  readonly value: ValueParameters;
  readonly keptShare: number;
  readonly seasonal: readonly Pick<SeasonalMonth, 'index'>[] | null;
  readonly replicates: Omit<RefitOutput, 'notConverged'> & {
    readonly count: number;
    readonly bootstrapped: boolean;
  };
}

/** Purchases, value and their uncertainty, fitted to one base of customers. */
export interface ValueModel extends ForecastingModel {
  readonly purchases: ChosenPurchaseModel;
  readonly value: GammaGammaFit;
  /**
   * Net value of all days ÷ value of purchase days, over the base: what is kept of a purchase after the returns that
   * come on days of their own. Forecast revenue is purchases × value × this share.
   */
  readonly keptShare: number;
  /** The months' shares, where twelve whole months are observed. */
  readonly seasonal: readonly SeasonalMonth[] | null;
  /** Parameters of each bootstrap replicate; with no bootstrap one row, the estimates themselves. */
  readonly replicates: RefitOutput & { readonly count: number; readonly bootstrapped: boolean };
}

/** Net value of all days over that of purchase days. */
function keptShareOf({ purchaseValue, otherValue }: BuiltHistories): number {
  return 1 + otherValue.reduce((sum, value) => sum + value, 0) / purchaseValue;
}

/** Why no model can be fitted to these histories; `null` where one can. */
export function whyNoModel(built: BuiltHistories): string | null {
  const { repeatDays, valueDays } = built.histories;
  const customers = `${repeatDays.length} customers`;
  if (!repeatDays.some((x) => x > 0))
    return `histories must hold a repeat purchase, received none of ${customers}`;
  if (valueDays.filter((days) => days > 0).length < 2)
    return `histories must hold two customers with a value, received ${customers}`;
  const kept = keptShareOf(built);
  return kept > 0
    ? null
    : `net value of all days over that of purchase days must be above 0, received ${kept}: returns outweigh purchases, so that no revenue can be expected; see whether returns are negative and purchases positive in the source`;
}

/** Replicates in one task of a worker. */
const REPLICATES_PER_TASK = 25;

/**
 * Chooses and fits the purchase model, fits the gamma-gamma model, and draws bootstrap replicates of both.
 *
 * A replicate draws as many customers with replacement and refits the chosen model and the gamma-gamma model to them
 * (the choice itself is not made again). Same seed, same replicates, whatever the number of threads.
 *
 * @throws RangeError when no model can be fitted (see {@link whyNoModel}), or an option is out of range
 */
export async function fitValueModel(
  built: BuiltHistories,
  options: ValueModelOptions = {},
): Promise<ValueModel> {
  const { replicates = 200, seed = 1, threads, onProgress } = options;
  checkNumber('replicates', replicates, { integer: true, min: 0, max: 10_000 });
  const reason = whyNoModel(built);
  if (reason !== null) throw new RangeError(reason);
  const { histories, otherValue } = built;
  const purchases = choosePurchaseModel(histories, options);
  const value = fitGammaGamma(histories, options);
  const keptShare = keptShareOf(built);
  const seasonal = seasonalMonths(built, purchases);
  if (replicates === 0) {
    const known = {
      purchaseParameters: purchases.fit.parameters,
      valueParameters: value.parameters,
      keptShare: Float64Array.of(keptShare),
      notConverged: 0,
      count: 1,
      bootstrapped: false,
    };
    return { purchases, value, keptShare, seasonal, replicates: known };
  }
  const places = placesToFit(histories.customerIds.length, options.maxCustomers);
  const fitted = pickHistories(histories, places);
  const shared: Omit<RefitInput, 'replicates'> = {
    model: purchases.fit.model,
    rows: groupRows(fitted),
    values: valueRows(fitted),
    purchaseParameters: purchases.fit.parameters,
    purchaseInverseHessian: purchases.fit.inverseHessian,
    valueParameters: value.parameters,
    valueInverseHessian: value.inverseHessian,
    purchaseValue: Float64Array.from(places, (i) => built.purchaseValues[i]),
    otherValue: Float64Array.from(places, (i) => otherValue[i]),
    seed: childSeed(seed, 1),
  };
  const tasks: RefitInput[] = [];
  for (let from = 0; from < replicates; from += REPLICATES_PER_TASK) {
    const size = Math.min(REPLICATES_PER_TASK, replicates - from);
    tasks.push({ ...shared, replicates: Array.from({ length: size }, (_, k) => from + k) });
  }
  const onDone = (done: number, of: number): void => onProgress?.({ stage: 'bootstrap', done, of });
  const parts = await runTasks('refit', refit, tasks, threads, onDone);
  return {
    purchases,
    value,
    keptShare,
    seasonal,
    replicates: {
      purchaseParameters: join(parts.map((part) => part.purchaseParameters)),
      valueParameters: join(parts.map((part) => part.valueParameters)),
      keptShare: join(parts.map((part) => part.keptShare)),
      notConverged: parts.reduce((sum, part) => sum + part.notConverged, 0),
      count: replicates,
      bootstrapped: true,
    },
  };
}

function join(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
