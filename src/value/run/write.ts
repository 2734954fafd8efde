import { dayText } from '../../numeric';
import { type Settings } from '../../config';
import { appendTable, artefact, withArtefacts, writeArtefact, type ArtefactRecord } from '../../store';
import { customerValueColumns, type Forecast, type Scenario, type ValueModel } from '../forecast';
import { type Expectations } from './headline';

/** What is said of the forecast in the artefact's record, beside the model and the groups' sums. */
export interface ValueDetails {
  readonly seed: number;
  readonly replicates: number;
  /** What is expected over each total of months, by which method, with the intervals that are quoted. */
  readonly expectations: Expectations;
  /** The share of the last three months' revenue that came from customers who first bought within them; null without them. */
  readonly newcomersShare: number | null;
}

/** The whole of what the artefact's record says. */
export interface ValueRecordDetails extends ValueDetails {
  /** `nbd`, `bg-nbd`, …: the purchase model, why it was taken, and its parameters by name. */
  readonly model: string;
  readonly modelReason: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly valueParameters: Readonly<Record<string, number>>;
  readonly keptShare: number;
  /** Each calendar month against an even rate, January first; null where less than twelve whole months were seen. */
  readonly season: readonly number[] | null;
  readonly scenario: Scenario;
  readonly draws: number;
  readonly intervalsCoverParameters: boolean;
  /** `YYYY-MM-DD`: the first and last day of the forecast. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** What is expected of each customer; its record has what is expected of all and of the Insiders. */
export const valueArtefact = artefact<ValueRecordDetails>('value');

/**
 * Writes the artefact `value`: one row per registered customer with a purchase, by customer_id, with the expected
 * purchases and revenue of the next 1, 3 and 6 months, their 80% and 95% bounds, the probability of being alive and the
 * model.
 *
 * @param forecast six months, of all customers, with bounds per customer, scaled to what is quoted (`scaleToQuoted`)
 * @throws RangeError when the forecast lacks a horizon or bounds per customer
 */
export function writeValue(
  settings: Settings,
  model: ValueModel,
  forecast: Forecast,
  details: ValueDetails,
): Promise<ArtefactRecord<ValueRecordDetails>> {
  const columns = customerValueColumns(forecast);
  const { fit, reason } = model.purchases;
  return withArtefacts(settings, [], async (database) => {
    await appendTable(
      database,
      'value',
      {
        customer_id: 'BIGINT',
        model: 'VARCHAR',
        ...Object.fromEntries(columns.map(([name]) => [name, 'DOUBLE'] as const)),
      },
      Array.from(forecast.customerIds, (customerId, i) => ({
        customer_id: customerId,
        model: forecast.model,
        ...Object.fromEntries(columns.map(([name, values]) => [name, values[i]])),
      })),
    );
    return writeArtefact(database, settings, valueArtefact, {
      select: { table: 'value', by: 'customer_id' },
      from: ['cleaned', 'clusters'],
      details: {
        ...details,
        model: fit.model,
        modelReason: reason,
        parameters: Object.fromEntries(fit.parameterNames.map((name, i) => [name, fit.parameters[i]])),
        valueParameters: Object.fromEntries(
          model.value.parameterNames.map((name, i) => [name, model.value.parameters[i]]),
        ),
        keptShare: model.keptShare,
        season: model.seasonal?.map(({ index }) => index) ?? null,
        scenario: forecast.scenario,
        draws: forecast.draws,
        intervalsCoverParameters: forecast.coversParameters,
        firstDay: dayText(forecast.periods[0].startDay),
        lastDay: dayText(forecast.months[forecast.months.length - 1].endDay),
      },
    });
  });
}
