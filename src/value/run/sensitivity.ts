import { lastQuarter, lastQuarterTimesLastYear, type BaselineInput } from '../checks/baselines';
import { missSpreads, type OriginRow } from '../checks';
import { fitGammaGamma, fitPurchaseModel, type ModelComparisonRow } from '../fit';
import { type CustomerGroup, type Forecast, type ValueModel } from '../forecast';
import { buildHistories, type BuiltHistories } from '../histories';
import { PURCHASE_MODELS } from '../models';
import {
  expectedNextPurchases,
  expectedValues,
  placesOf,
  sumOver,
  type PurchaseParameters,
} from '../predict';
import { STAND_IN } from './origins';
import { type RunPurchases } from './purchases';

/** Net revenue expected over the first 3 and 6 months under one choice; `null` where it cannot be said. */
export interface SensitivityRow {
  readonly choice: string;
  readonly base3: number | null;
  readonly base6: number | null;
  readonly group3: number | null;
  readonly group6: number | null;
}

/** What {@link sensitivity} looks at. */
export interface SensitivityInput {
  readonly model: ValueModel;
  readonly built: BuiltHistories;
  readonly purchases: RunPurchases;
  /** The group beside the base, or none. */
  readonly group: CustomerGroup | null;
  /** The headline's forecast first, then those of other scenarios. */
  readonly forecasts: readonly Forecast[];
  readonly origins: readonly OriginRow[];
}

/** Net revenue of everybody ('base') or of the group over so many months. */
type Teller = (who: 'base' | 'group', months: 3 | 6) => number | null;

/** How much the answer hangs on each choice: scenario, model, netting of returns, past misses, and no model at all. */
export function sensitivity(input: SensitivityInput): readonly SensitivityRow[] {
  const { model, forecasts } = input;
  const chosen = model.purchases.fit.model;
  const others = model.purchases.comparison.filter((row) => row.model !== chosen);
  return [
    ...forecasts.map((forecast, i) =>
      rowOf(
        `${i === 0 ? 'headline: ' : ''}${titleOf(chosen)}, scenario ${forecast.scenario}`,
        (who, months) => fromForecast(forecast, who, months),
      ),
    ),
    ...others.map((row) => rowOf(`${row.title} instead of ${titleOf(chosen)}`, otherModel(input, row))),
    rowOf('purchases as they came, returns on their own day', asTheyCame(input)),
    rowOf('headline, moved by its past bias', corrected(input)),
    rowOf('no model: same as last quarter', naive(input, lastQuarter)),
    rowOf('no model: last quarter times last year’s ratio', naive(input, lastQuarterTimesLastYear)),
  ];
}

function rowOf(choice: string, tell: Teller): SensitivityRow {
  return {
    choice,
    base3: tell('base', 3),
    base6: tell('base', 6),
    group3: tell('group', 3),
    group6: tell('group', 6),
  };
}

function titleOf(model: keyof typeof PURCHASE_MODELS): string {
  return PURCHASE_MODELS[model].title;
}

function fromForecast(forecast: Forecast, who: 'base' | 'group', months: number): number | null {
  const found = forecast.groups.find(
    (row) =>
      (row.group === 'base') === (who === 'base') &&
      row.quantity === 'revenue' &&
      row.fromMonth === 1 &&
      row.toMonth === months,
  );
  return found?.expected ?? null;
}

/** Another purchase model at its own estimates, with the same value of a purchase. */
function otherModel({ model, built, group, forecasts }: SensitivityInput, row: ModelComparisonRow): Teller {
  const fit: PurchaseParameters = { model: row.model, parameters: Object.values(row.parameters) };
  return expecting(
    fit,
    expectedValues(model.value, built.histories),
    model.keptShare,
    built,
    group,
    forecasts[0],
  );
}

/** The chosen models fitted to purchases in which no later return is netted. */
function asTheyCame({ model, purchases, built, group, forecasts }: SensitivityInput): Teller {
  const other = buildHistories(purchases.asTheyCame, built.endDay);
  const fit = fitPurchaseModel(other.histories, model.purchases.fit.model);
  const kept = 1 + sumOver(other.otherValue) / other.purchaseValue;
  const values = expectedValues(fitGammaGamma(other.histories), other.histories);
  return expecting(fit, values, kept, other, group, forecasts[0]);
}

function expecting(
  fit: PurchaseParameters,
  values: Float64Array,
  kept: number,
  { histories }: BuiltHistories,
  group: CustomerGroup | null,
  forecast: Forecast,
): Teller {
  const places = group === null ? null : knownPlaces(histories.customerIds, group);
  return (who, months) => {
    if (who === 'group' && places === null) return null;
    const weeks = forecast.months.slice(0, months).reduce((sum, month) => sum + month.exposureWeeks, 0);
    const revenue = expectedNextPurchases(fit, histories, weeks).map((count, i) => count * values[i] * kept);
    return who === 'group' && places !== null ? sumOver(revenue, places) : sumOver(revenue);
  };
}

function knownPlaces(customerIds: Int32Array, group: CustomerGroup): readonly number[] {
  const place = new Map(Array.from(customerIds, (id, i) => [id, i]));
  return Array.from(group.customerIds).flatMap((id) => place.get(id) ?? []);
}

/** The headline moved by its past bias: times the geometric mean of actual ÷ predicted over the origins. */
function corrected({ forecasts, origins }: SensitivityInput): Teller {
  const [headline] = forecasts;
  const spreads = missSpreads(origins.filter(({ quantity }) => quantity === 'revenue'));
  return (who, months) => {
    const expected = fromForecast(headline, who, months);
    const spread = spreads.find(
      (one) =>
        one.who === (who === 'base' ? 'base' : STAND_IN) &&
        one.method === headline.scenario &&
        one.horizonMonths === months,
    );
    return expected === null || spread === undefined ? null : expected * Math.exp(spread.logBias);
  };
}

function naive(
  { purchases, built, group }: SensitivityInput,
  baseline: (input: BaselineInput) => { readonly revenue: number } | null,
): Teller {
  const everyone = Int32Array.from(built.histories.customerIds, (_, i) => i);
  const members = group === null ? null : placesOf(built.histories, group.customerIds);
  return (who, horizonMonths) => {
    const places = who === 'base' ? everyone : members;
    if (places === null) return null;
    return baseline({ rows: purchases.standing, built, places, horizonMonths })?.revenue ?? null;
  };
}
