import { type FeatureEntry } from '../../src/features';
import { numberOf } from '../../src/texts';

/** A feature that the catalogue has not: all that a newcomer writes. */
export const months: FeatureEntry = {
  name: 'n_months',
  heading: 'Months',
  definition: 'Months of the calendar with a purchase.',
  unit: 'months',
  format: 'count',
  direction: 'higher',
  over: 'purchases',
  sql: "CAST(count(DISTINCT date_trunc('month', day)) AS INTEGER)",
  kind: 'count',
  words: {
    en: { heading: 'Months', meaning: 'Months with a purchase.', condition: numberOf('month', 'months') },
    pt: { heading: 'Meses', meaning: 'Meses com uma compra.', condition: numberOf('mês', 'meses') },
  },
  invariants: [{ name: 'months are at least 1', holds: 'n_months >= 1' }],
};
