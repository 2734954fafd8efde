import { daysAgo, numberOf } from '../../texts';
import { bought, inWindow, numberEntry } from '../entry';

export const recencyDays = numberEntry({
  name: 'recency_days',
  heading: 'Recency',
  definition: (preset) => `Days from the last of the ${bought(preset)} to the reference date.`,
  unit: 'days',
  format: 'count',
  direction: 'lower',
  over: 'purchases',
  sql: 'CAST(min(days_ago) AS INTEGER)',
  kind: 'days',
  words: {
    en: {
      heading: 'Days since last purchase',
      meaning: 'Days from the last purchase to the last day of the data.',
      condition: daysAgo('last purchase'),
    },
    pt: {
      heading: 'Dias desde a última compra',
      meaning: 'Dias entre a última compra e o último dia dos dados.',
      condition: daysAgo('última compra'),
    },
  },
  invariants: [
    { name: 'recency lies between 0 and tenure', holds: 'recency_days BETWEEN 0 AND tenure_days' },
  ],
});

export const tenureDays = numberEntry({
  name: 'tenure_days',
  heading: 'Tenure',
  definition: ({ netReturns, windowDays = null }) =>
    `Days from the first of the ${netReturns ? 'purchases that stand' : 'purchases'} to the reference date${windowDays === null ? '' : '; the first of all, also where it lies before the window'}.`,
  unit: 'days',
  format: 'count',
  direction: 'neither',
  over: 'purchases',
  sql: 'CAST(max(first_days_ago) AS INTEGER)',
  kind: 'days',
  words: {
    en: {
      heading: 'Days since first purchase',
      meaning: 'Days from the first purchase to the last day of the data.',
      condition: daysAgo('first purchase'),
    },
    pt: {
      heading: 'Dias desde a primeira compra',
      meaning: 'Dias entre a primeira compra e o último dia dos dados.',
      condition: daysAgo('primeira compra'),
    },
  },
  invariants: [{ name: 'tenure is not negative', holds: 'tenure_days >= 0' }],
});

/** By active days an invoice that runs over midnight counts on both. */
export const frequency = numberEntry({
  name: 'frequency',
  heading: 'Frequency',
  definition: (preset) =>
    preset.frequency === 'invoices_per_active_day'
      ? `Distinct pairs of purchase and day${inWindow(preset)}, divided by the days from first to last purchase plus one.`
      : `Purchase days${inWindow(preset)} per 30 days of tenure${inWindow(preset) === '' ? '' : ' within it'}. A tenure below 30 days counts as 30, so that one visit is not rewarded.`,
  unit: ({ frequency: kind }) =>
    kind === 'invoices_per_active_day' ? 'purchases a day' : 'days per 30 days',
  format: 'decimal',
  direction: 'higher',
  over: 'purchases',
  sql: ({ frequency: kind }) =>
    kind === 'invoices_per_active_day'
      ? 'CAST(count(DISTINCT (invoice_no, days_ago)) AS DOUBLE) / (max(days_ago) - min(days_ago) + 1)'
      : 'count(DISTINCT days_ago) * 30.0 / greatest(max(seen_days), 30)',
  kind: 'decimal',
  words: {
    en: {
      heading: 'Frequency',
      meaning: 'How often the customer buys, as the rules of this run define it.',
      condition: (writer, bounds, preset) =>
        preset.frequency === 'invoices_per_active_day'
          ? numberOf(
              'purchase',
              'purchases',
              ' a day between the first and the last purchase',
            )(writer, bounds)
          : numberOf('purchase day', 'purchase days', ' per 30 days')(writer, bounds),
    },
    pt: {
      heading: 'Frequência',
      meaning: 'Com que frequência o cliente compra, conforme a definição das regras desta execução.',
      condition: (writer, bounds, preset) =>
        preset.frequency === 'invoices_per_active_day'
          ? numberOf('compra', 'compras', ' por dia entre a primeira e a última compra')(writer, bounds)
          : numberOf('dia de compra', 'dias de compra', ' a cada 30 dias')(writer, bounds),
    },
  },
  invariants: [{ name: 'frequency is above 0', holds: 'frequency > 0' }],
});

export const avgDaysBetweenPurchases = numberEntry({
  name: 'avg_days_between_purchases',
  heading: 'Days between purchases',
  definition: (preset) =>
    `Days from first to last purchase${inWindow(preset)}, divided by the distinct purchase days less one; missing with one purchase day.`,
  unit: 'days',
  format: 'decimal',
  direction: 'lower',
  missing: true,
  over: 'purchases',
  sql: 'CAST(max(days_ago) - min(days_ago) AS DOUBLE) / nullif(count(DISTINCT days_ago) - 1, 0)',
  kind: 'days',
  words: {
    en: {
      heading: 'Days between purchases',
      meaning: 'Mean of days between two purchase days; only for those with two or more.',
      condition: numberOf('day', 'days', ' between purchases on average'),
    },
    pt: {
      heading: 'Dias entre compras',
      meaning: 'Média de dias entre dois dias de compra; só para quem tem dois ou mais.',
      condition: numberOf('dia', 'dias', ' entre compras, em média'),
    },
  },
  invariants: [
    {
      name: 'days between purchases are missing or from 1 to tenure',
      holds: 'avg_days_between_purchases IS NULL OR avg_days_between_purchases BETWEEN 1 AND tenure_days',
    },
  ],
});
