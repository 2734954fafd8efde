import { addMonths } from '../../numeric';
import { type ChooseOptions } from '../fit';
import {
  fitValueModel,
  forecastValue,
  monthsAhead,
  weeksOf,
  whyNoModel,
  type Estimate,
  type ForecastQuantity,
  type Scenario,
  type ValueModel,
} from '../forecast';
import { historiesAt, type BuildOptions, type BuiltHistories, type PurchaseTable } from '../histories';
import { type PurchaseModelName } from '../models';
import { expectedNextPurchases, expectedValues, sumOver } from '../predict';
import { Deeds, type PastFacts } from './facts';
import { topBySpend } from './group-at';

/** One day to go back to. */
export interface OriginTask {
  readonly table: PurchaseTable;
  /** First and last day of the data. */
  readonly startDay: number;
  readonly lastDay: number;
  readonly originDay: number;
  readonly horizonsMonths: readonly number[];
  /** Share of customers, the biggest spenders of the day, who are judged as a group; 0 for none. */
  readonly groupShare: number;
  readonly groupName: string;
  readonly candidates: ChooseOptions['candidates'];
  readonly maxCustomers: number;
  /** Bootstrap replicates and outcomes in all; without outcomes no bands are made. */
  readonly replicates: number;
  readonly draws: number;
  readonly seed: number;
  readonly zeroValue: BuildOptions['zeroValue'];
}

/** What the methods are made of at an origin, and what came: one group, horizon and quantity. */
export interface GroupFacts extends PastFacts {
  readonly who: string;
  readonly customers: number;
  readonly horizonMonths: number;
  readonly quantity: ForecastQuantity;
  readonly model: number;
  readonly seasonal: number | null;
  /** `null` where the horizon ends after the data. */
  readonly actual: number | null;
  /** The model's own bands, of the scenario that they were drawn under. */
  readonly bands: Estimate | null;
}

/** All that one origin gives. */
export interface OriginFacts {
  readonly originDay: number;
  readonly model: PurchaseModelName;
  /** The scenario of the bands: with the season where there is one. */
  readonly bandsOf: Scenario;
  readonly groups: readonly GroupFacts[];
}

const QUANTITIES: readonly ForecastQuantity[] = ['purchases', 'revenue'];

/**
 * Builds the histories of one day, fits the models, and tells what every method needs. Runs in a worker.
 *
 * @returns `null` where no model can be fitted to what was known, such as before anybody had bought again
 */
export async function factsAtOrigin(task: OriginTask): Promise<OriginFacts | null> {
  const { table, originDay, horizonsMonths, groupShare, lastDay, startDay } = task;
  const built = historiesAt(table, originDay, { zeroValue: task.zeroValue });
  if (whyNoModel(built) !== null) return null;
  const model = await fitValueModel(built, {
    candidates: task.candidates,
    maxCustomers: task.maxCustomers,
    replicates: task.draws > 0 ? task.replicates : 0,
    seed: task.seed,
    threads: 0,
  });
  const bandsOf: Scenario = model.seasonal === null ? 'plain' : 'last-year-shares';
  const groups = [
    { name: 'base', places: Int32Array.from(built.histories.customerIds.keys()) },
    ...(groupShare > 0 ? [{ name: task.groupName, places: topBySpend(built, groupShare) }] : []),
  ];
  const drawn = await drawBands(task, model, built, bandsOf, groups);
  const deeds = new Deeds(table, built.tablePlaces, { startDay, endDay: lastDay }, task);
  const worth = expectedValues(model.value, built.histories);
  const facts = horizonsMonths.flatMap((months) => {
    const [plain, seasonal] = (['plain', 'last-year-shares'] as const).map((scenario) => {
      const ahead = monthsAhead(originDay, months, scenario, model.seasonal);
      return ahead === null
        ? null
        : expectedNextPurchases(model.purchases.fit, built.histories, weeksOf(ahead));
    });
    return groups.flatMap(({ name, places }) =>
      QUANTITIES.map((quantity): GroupFacts => {
        const expected = (purchases: Float64Array | null): number | null =>
          purchases === null
            ? null
            : quantity === 'purchases'
              ? sumOver(purchases, places)
              : model.keptShare * sumOfProducts(purchases, worth, places);
        return {
          who: name,
          customers: places.length,
          horizonMonths: months,
          quantity,
          model: expected(plain) ?? 0,
          seasonal: expected(seasonal),
          ...deeds.before(originDay, months, quantity, places),
          actual: deeds.between(originDay + 1, addMonths(originDay, months), quantity, places),
          bands: drawn(name, quantity, months),
        };
      }),
    );
  });
  return { originDay, model: model.purchases.fit.model, bandsOf, groups: facts };
}

/** The model's own bands of sums over groups, where they are asked for. */
async function drawBands(
  { draws, horizonsMonths, seed }: OriginTask,
  model: ValueModel,
  built: BuiltHistories,
  scenario: Scenario,
  groups: readonly { readonly name: string; readonly places: Int32Array }[],
): Promise<(who: string, quantity: ForecastQuantity, months: number) => Estimate | null> {
  if (draws === 0) return () => null;
  const { groups: rows } = await forecastValue(model, built, {
    months: Math.max(...horizonsMonths),
    totals: horizonsMonths,
    scenario,
    groups: groups.slice(1).map(({ name, places }) => ({
      name,
      customerIds: Array.from(places, (i) => built.histories.customerIds[i]),
    })),
    drawsPerReplicate: Math.ceil(draws / model.replicates.count),
    perCustomer: false,
    seed,
    threads: 0,
  });
  return (who, quantity, months) => {
    const row = rows.find(
      (one) =>
        one.group === who && one.quantity === quantity && one.fromMonth === 1 && one.toMonth === months,
    );
    if (row === undefined) return null;
    const { expected, low80, high80, low95, high95 } = row;
    return { expected, low80, high80, low95, high95 };
  };
}

function sumOfProducts(one: Float64Array, other: Float64Array, places: Int32Array): number {
  let sum = 0;
  for (let k = 0; k < places.length; k += 1) sum += one[places[k]] * other[places[k]];
  return sum;
}
