import { fitGammaGamma, fitPurchaseModel, type ModelComparisonRow } from '../fit';
import { type CustomerGroup, type ForecastMonth, type ValueModel } from '../forecast';
import { buildHistories, type BuiltHistories } from '../histories';
import { FORECAST_METHODS, type ForecastMethodName } from '../methods';
import { PURCHASE_MODELS } from '../models';
import { expectedNextPurchases, expectedValues, sumOver, type PurchaseParameters } from '../predict';
import { type Expectation } from './headline';
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
  /** The months ahead as they are, without a season. */
  readonly months: readonly ForecastMonth[];
  readonly expected: readonly Expectation[];
}

/** Net revenue of everybody ('base') or of the group over so many months. */
type Teller = (who: 'base' | 'group', months: 3 | 6) => number | null;

/** How much the answer hangs on each choice: the method, and below the model as it is the model and netting of returns. */
export function sensitivity(input: SensitivityInput): readonly SensitivityRow[] {
  const { model, expected } = input;
  const chosen = model.purchases.fit.model;
  const others = model.purchases.comparison.filter((row) => row.model !== chosen);
  const said = new Set(expected.flatMap(({ methods }) => methods.map(({ method }) => method)));
  const adopted = expected[0]?.method;
  return [
    rowOf('headline', (who, months) => find(expected, who, months)?.quoted.expected ?? null),
    ...Object.values(FORECAST_METHODS)
      .filter(({ name }) => said.has(name) && name !== adopted)
      .map(({ name, words }) => rowOf(`instead: ${words.en.label}`, byMethod(expected, name))),
    ...others.map((row) =>
      rowOf(`model as it is, ${row.title} for ${titleOf(chosen)}`, otherModel(input, row)),
    ),
    rowOf('model as it is, on purchases as they came', asTheyCame(input)),
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

function find(expected: readonly Expectation[], who: 'base' | 'group', months: number) {
  return expected.find((one) => (one.who === 'base') === (who === 'base') && one.months === months);
}

function byMethod(expected: readonly Expectation[], name: ForecastMethodName): Teller {
  return (who, months) =>
    find(expected, who, months)?.methods.find(({ method }) => method === name)?.value ?? null;
}

/** Another purchase model at its own estimates, with the same value of a purchase. */
function otherModel(input: SensitivityInput, row: ModelComparisonRow): Teller {
  const fit: PurchaseParameters = { model: row.model, parameters: Object.values(row.parameters) };
  const { model, built } = input;
  return expecting(fit, expectedValues(model.value, built.histories), model.keptShare, built, input);
}

/** The chosen models fitted to purchases in which no later return is netted. */
function asTheyCame(input: SensitivityInput): Teller {
  const other = buildHistories(input.purchases.asTheyCame, input.built.endDay);
  const fit = fitPurchaseModel(other.histories, input.model.purchases.fit.model);
  const kept = 1 + sumOver(other.otherValue) / other.purchaseValue;
  const values = expectedValues(fitGammaGamma(other.histories), other.histories);
  return expecting(fit, values, kept, other, input);
}

function expecting(
  fit: PurchaseParameters,
  values: Float64Array,
  kept: number,
  { histories }: BuiltHistories,
  { group, months: ahead }: SensitivityInput,
): Teller {
  const members = group === null ? null : new Set(Array.from(group.customerIds));
  const places =
    members === null
      ? null
      : Array.from(histories.customerIds.keys()).filter((i) => members.has(histories.customerIds[i]));
  return (who, months) => {
    if (who === 'group' && places === null) return null;
    const weeks = ahead.slice(0, months).reduce((sum, month) => sum + month.exposureWeeks, 0);
    const revenue = expectedNextPurchases(fit, histories, weeks).map((count, i) => count * values[i] * kept);
    return who === 'group' && places !== null ? sumOver(revenue, places) : sumOver(revenue);
  };
}
