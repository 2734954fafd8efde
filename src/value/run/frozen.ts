import { dayNumber } from '../../numeric';
import { type Database } from '../../store';
import { forecastValue, type CustomerGroup, type Forecast, type ForecastingModel } from '../forecast';
import { buildHistories } from '../histories';
import { PURCHASE_MODELS, type PurchaseModelName } from '../models';
import { rowsOf } from './purchases';

/** A fitted forecast as it was kept: parameters in the order of their model's names. */
export interface FrozenValue {
  readonly model: string;
  readonly parameters: readonly number[];
  readonly valueParameters: readonly number[];
  readonly keptShare: number;
  /** Each calendar month against an even rate, January first; null where none is known. */
  readonly season: readonly number[] | null;
}

/** Outcomes that are drawn of each customer for the bounds. */
const DRAWS = 400;

/**
 * Forecasts the months after a day with parameters that were fitted earlier; nothing is fitted.
 *
 * Bounds cover what may happen under the parameters.
 *
 * @param database with the table `cleaned` as it was known on that day
 * @param options `groups`: groups by their customers' numbers; who has no purchase history counts as nothing in them
 * @returns null where nobody has a purchase that stands
 * @throws RangeError when there is no such model
 */
export async function forecastFrozen(
  database: Database,
  frozen: FrozenValue,
  endDay: string,
  options: {
    readonly months: number;
    readonly groups: readonly CustomerGroup[];
    readonly seed: number;
    readonly threads?: number;
  },
): Promise<Forecast | null> {
  const rows = await rowsOf(database, true);
  if (!rows.some(({ netValue }) => netValue > 0)) return null;
  const built = buildHistories(rows, dayNumber(endDay));
  const known = new Set(built.histories.customerIds);
  return forecastValue(thaw(frozen), built, {
    ...options,
    totals: [options.months],
    scenario: frozen.season === null ? 'plain' : 'last-year-shares',
    drawsPerReplicate: DRAWS,
    groups: options.groups.map(({ name, customerIds }) => ({
      name,
      customerIds: Array.from(customerIds).filter((id) => known.has(id)),
    })),
  });
}

function thaw(frozen: FrozenValue): ForecastingModel {
  const { model, keptShare, season } = frozen;
  if (!Object.keys(PURCHASE_MODELS).includes(model)) {
    throw new RangeError(
      `the forecast's model must be one of ${Object.keys(PURCHASE_MODELS).join(', ')}, received "${model}"`,
    );
  }
  const parameters = Float64Array.from(frozen.parameters);
  const valueParameters = Float64Array.from(frozen.valueParameters);
  return {
    purchases: { fit: { model: model as PurchaseModelName, parameters } },
    value: { parameters: valueParameters },
    keptShare,
    seasonal: season === null ? null : season.map((index) => ({ index })),
    replicates: {
      purchaseParameters: parameters,
      valueParameters,
      keptShare: Float64Array.of(keptShare),
      count: 1,
      bootstrapped: false,
    },
  };
}
