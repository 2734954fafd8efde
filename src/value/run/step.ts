import { type Settings } from '../../config';
import { checkNumber } from '../../numeric';
import { type ArtefactRecord } from '../../store';
import { type OriginBudget, type OriginCheck } from '../checks';
import {
  fitValueModel,
  forecastValue,
  type Forecast,
  type ForecastProgress,
  type ValueModel,
} from '../forecast';
import { buildHistories, type BuiltHistories } from '../histories';
import { type ForecastMethodName } from '../methods';
import { expectations, type Expectations } from './headline';
import { CHECKED_MONTHS, checkRun } from './origins';
import { newcomersShare } from './past-months';
import { readInsiders, readPurchases, type RunGroup, type RunPurchases } from './purchases';
import { scaleToQuoted } from './scale';
import { besideScenarios } from './scenarios';
import { writeValue, type ValueRecordDetails } from './write';

/** Options of {@link forecastRun}. */
export interface ForecastRunOptions {
  /** Months ahead that are forecast beside 1, 3 and 6, from 1 to 12; default 6. */
  readonly horizonMonths?: number;
  /** Takes this method; without it the one that the back-test adopts. */
  readonly method?: ForecastMethodName;
  /** Bootstrap replicates of the model; default 200. 0: its own intervals cover outcomes only. */
  readonly replicates?: number;
  /** What going back may cost. */
  readonly budget?: OriginBudget;
  readonly threads?: number;
  readonly onProgress?: (progress: ForecastProgress) => void;
}

/** A run's forecast, with all that it was made from. */
export interface RunForecast {
  readonly purchases: RunPurchases;
  /** Histories of all time: no window of days applies to them. */
  readonly built: BuiltHistories;
  readonly insiders: RunGroup;
  /** The Insiders, or none where nobody among them has a purchase. */
  readonly group: RunGroup | null;
  readonly check: OriginCheck;
  readonly model: ValueModel;
  /** The model's forecasts: with the season where there is one and with intervals first, then the other scenario's. */
  readonly forecasts: readonly Forecast[];
  readonly expected: Expectations;
  /** The first forecast, with the customers' numbers scaled to what is quoted. */
  readonly customers: Forecast;
  readonly newcomersShare: number | null;
  readonly replicates: number;
  readonly written: ArtefactRecord<ValueRecordDetails>;
}

/**
 * The step of notebook 08: reads the run's purchases, goes back to earlier month ends, fits the models, adopts a method,
 * and writes the artefact `value`.
 *
 * @throws Error that names the notebook which makes a missing artefact, or says why no forecast can be made
 */
export async function forecastRun(
  settings: Settings,
  options: ForecastRunOptions = {},
): Promise<RunForecast> {
  const { horizonMonths = 6, replicates = 200, budget, method, threads, onProgress } = options;
  checkNumber('horizonMonths', horizonMonths, { integer: true, min: 1, max: 12 });
  const { seed } = settings;
  const shared = { seed, threads, onProgress };
  const horizonsMonths = [...new Set([...CHECKED_MONTHS, horizonMonths])].sort((a, b) => a - b);
  const purchases = await readPurchases(settings);
  const built = buildHistories(purchases.standing, purchases.endDay);
  const insiders = await readInsiders(settings, built);
  const group = insiders.customerIds.length > 0 ? insiders : null;
  const groupShare = insiders.customerIds.length / built.histories.customerIds.length;
  // Side by side: the model is chosen in this thread while others go back.
  const [check, model] = await Promise.all([
    checkRun(purchases, { ...shared, groupShare, horizonsMonths, budget }),
    fitValueModel(built, { ...shared, replicates }),
  ]);
  const asked = { ...shared, groups: group === null ? [] : [group], totals: horizonsMonths };
  const forecast = await forecastValue(model, built, {
    ...asked,
    months: horizonsMonths[horizonsMonths.length - 1],
    scenario: model.seasonal === null ? 'plain' : 'last-year-shares',
  });
  const forecasts = await besideScenarios(model, built, forecast, asked);
  const expected = expectations({ purchases, built, group, forecasts, check, horizonsMonths, method });
  const customers = scaleToQuoted(forecast, expected.all, group);
  const arrived = newcomersShare(purchases.standing, built, 3);
  const written = await writeValue(settings, model, customers, {
    ...{ seed, replicates, expectations: expected, newcomersShare: arrived },
  });
  return {
    ...{ purchases, built, insiders, group, check, model, forecasts, expected, customers },
    ...{ newcomersShare: arrived, replicates, written },
  };
}
