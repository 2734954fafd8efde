import { addMonths } from '../../numeric';
import { type ForecastQuantity } from '../forecast';
import { boughtIn, type Bought, type BuildOptions, type PurchaseTable } from '../histories';
import { sumOver } from '../predict';

/** What a group did before a day, as the methods want it; `null` where the data do not reach back so far. */
export interface PastFacts {
  readonly lastQuarter: number | null;
  readonly lastYear: number | null;
}

/** Tells what groups of customers did around a day, each stretch of days added up once. */
export class Deeds {
  private readonly known = new Map<string, Bought>();

  constructor(
    private readonly table: PurchaseTable,
    /** Where the customers stand in the table. */
    private readonly tablePlaces: Int32Array,
    private readonly span: { readonly startDay: number; readonly endDay: number },
    private readonly options: Pick<BuildOptions, 'zeroValue'> = {},
  ) {}

  /** From day to day, both included; `null` where the data do not hold all of it. */
  between(
    fromDay: number,
    untilDay: number,
    quantity: ForecastQuantity,
    places: ArrayLike<number>,
  ): number | null {
    if (fromDay < this.span.startDay || untilDay > this.span.endDay) return null;
    const key = `${fromDay}/${untilDay}`;
    let bought = this.known.get(key);
    if (bought === undefined) {
      bought = boughtIn(this.table, this.tablePlaces, fromDay, untilDay, this.options);
      this.known.set(key, bought);
    }
    return sumOver(quantity === 'purchases' ? bought.purchases : bought.netValue, places);
  }

  /** The quarter up to the day, and the months of the horizon a year before it. */
  before(
    day: number,
    horizonMonths: number,
    quantity: ForecastQuantity,
    places: ArrayLike<number>,
  ): PastFacts {
    return {
      lastQuarter: this.between(addMonths(day, -3) + 1, day, quantity, places),
      lastYear:
        horizonMonths > 12
          ? null
          : this.between(addMonths(day, -12) + 1, addMonths(day, horizonMonths - 12), quantity, places),
    };
  }
}
