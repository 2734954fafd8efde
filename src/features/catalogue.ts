import { type Preset } from '../config';

/** How a number is shown. */
export type FeatureFormat = 'id' | 'count' | 'money' | 'decimal' | 'share' | 'text' | 'flag';

/** One column of the customers' table, as tables, figures and reports speak of it. */
export interface Feature {
  /** The column's name in the artefact. */
  readonly name: string;
  readonly heading: string;
  readonly definition: string;
  /** The unit, or an empty text where there is none; `currency` stands for the run's currency. */
  readonly unit: string;
  readonly format: FeatureFormat;
  /** Which way a shop wishes it: up, down, or neither. */
  readonly direction: 'higher' | 'lower' | 'neither';
}

/**
 * The customers' columns, in the order of the artefact, defined as the preset computes them.
 *
 * A purchase is a line with a quantity of zero or more; where the preset nets returns, it is what stands of such a
 * line after returns were matched to it.
 */
export function featureCatalogue(preset: Preset): readonly Feature[] {
  const bought = preset.netReturns ? 'purchases that stand' : 'purchases';
  const frequency =
    preset.frequency === 'invoices_per_active_day'
      ? {
          definition:
            'Distinct pairs of invoice and day, divided by the days from first to last purchase plus one.',
          unit: 'invoices a day',
        }
      : {
          definition:
            'Purchase days per 30 days of tenure. A tenure below 30 days counts as 30, so that one visit is not rewarded.',
          unit: 'days per 30 days',
        };
  const column = (
    name: string,
    heading: string,
    definition: string,
    unit: string,
    format: FeatureFormat,
    direction: Feature['direction'] = 'neither',
  ): Feature => ({ name, heading, definition, unit, format, direction });
  return [
    column('customer_id', 'Customer', 'The customer’s number in the source.', '', 'id'),
    column(
      'gross_revenue',
      'Gross revenue',
      'Quantity × unit price over all purchases as invoiced, before anything was returned.',
      'currency',
      'money',
      'higher',
    ),
    column(
      'net_revenue',
      'Net revenue',
      'Gross revenue less the value of all returns.',
      'currency',
      'money',
      'higher',
    ),
    column(
      'recency_days',
      'Recency',
      `Days from the last of the ${bought} to the reference date.`,
      'days',
      'count',
      'lower',
    ),
    column('n_invoices', 'Invoices', `Distinct invoices among the ${bought}.`, 'invoices', 'count', 'higher'),
    column('n_items', 'Items', `Sum of the quantities of the ${bought}.`, 'items', 'count', 'higher'),
    column('n_lines', 'Lines', `Lines of the ${bought}.`, 'lines', 'count', 'higher'),
    column(
      'n_products',
      'Products',
      `Distinct stock codes among the ${bought}.`,
      'products',
      'count',
      'higher',
    ),
    column(
      'avg_ticket',
      'Mean line value',
      `Mean value of a line of the ${bought}.`,
      'currency',
      'money',
      'higher',
    ),
    column('frequency', 'Frequency', frequency.definition, frequency.unit, 'decimal', 'higher'),
    column(
      'avg_days_between_purchases',
      'Days between purchases',
      'Days from first to last purchase, divided by the distinct purchase days less one; missing with one purchase day.',
      'days',
      'decimal',
      'lower',
    ),
    column(
      'n_returned_items',
      'Returned items',
      'Items sent back or cancelled, matched or not.',
      'items',
      'count',
      'lower',
    ),
    column(
      'avg_basket_size',
      'Items per invoice',
      `Items per invoice over the ${bought}.`,
      'items',
      'decimal',
      'higher',
    ),
    column(
      'avg_unique_basket_size',
      'Products per invoice',
      `Mean number of distinct products on an invoice of the ${bought}.`,
      'products',
      'decimal',
      'higher',
    ),
    column(
      'tenure_days',
      'Tenure',
      `Days from the first of the ${bought} to the reference date.`,
      'days',
      'count',
    ),
    column(
      'returned_share',
      'Returned share',
      'Value of all returns, divided by gross revenue; 0 where gross revenue is 0.',
      'share',
      'share',
      'lower',
    ),
    column('country', 'Country', 'The country of the last purchase.', '', 'text'),
    column('is_guest', 'Guest', 'Whether the customer is an invoice without a customer id.', '', 'flag'),
  ];
}

/** The features that are numbers to compute with: no id, no text, no flag. */
export function numericFeatures(preset: Preset): readonly Feature[] {
  return featureCatalogue(preset).filter(({ format }) => !['id', 'text', 'flag'].includes(format));
}

/**
 * The named features, each a number that every computation can use.
 *
 * @throws Error that names the feature which is unknown, or which is an id, a text or a flag, and those there are;
 *   or when none is named
 */
export function numbersNamed(preset: Preset, names: readonly string[]): readonly Feature[] {
  const numbers = numericFeatures(preset);
  const known = numbers.map(({ name }) => name).join(', ');
  if (names.length === 0) throw new Error(`at least one feature must be named: ${known}`);
  return names.map((name) => {
    const { format } = feature(preset, name);
    const found = numbers.find((candidate) => candidate.name === name);
    if (found === undefined)
      throw new Error(`feature ${name} is no number (${format}); numbers are ${known}`);
    return found;
  });
}

/** One feature of the catalogue. @throws Error that names the feature and those there are */
export function feature(preset: Preset, name: string): Feature {
  const catalogue = featureCatalogue(preset);
  const found = catalogue.find((candidate) => candidate.name === name);
  if (found === undefined) {
    throw new Error(
      `there is no feature "${name}": the catalogue has ${catalogue.map((each) => each.name).join(', ')}`,
    );
  }
  return found;
}
