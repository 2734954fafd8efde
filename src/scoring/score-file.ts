import { type Settings } from '../config';
import { reasonsOf, type CustomerReasons } from './customer-reasons';
import { bundleReading, readBundle } from './bundle/read';
import { type Bundle } from './bundle/types';
import { type SavedModel } from './model';
import { requireColumns } from './needed-columns';
import { readNewCustomers, type NewCustomers, type NewCustomersOptions } from './new-customers';
import { scoreCustomers, type Scores } from './score-customers';

/** The customers of a file, scored by a run's model. */
export interface ScoredFile extends Scores {
  readonly bundle: Bundle;
  readonly model: SavedModel;
  readonly file: Omit<NewCustomers, 'customers' | 'withoutPurchase' | 'lapsed' | 'boughtLater'>;
  readonly reasons: CustomerReasons;
}

/**
 * Scores the customers of a file of transactions by the run's current bundle. Fits nothing, and changes nothing of the
 * run.
 *
 * Lines are cleaned and features computed by the rules that the model was trained under, whatever the settings say now;
 * the file is read as the run's own was, where the settings do not say otherwise.
 *
 * @throws Error that says which command makes a missing bundle; SourceError when the file cannot be used
 */
export async function scoreFile(
  settings: Settings,
  files: string | readonly string[],
  options: NewCustomersOptions = {},
): Promise<ScoredFile> {
  const { bundle, model } = await readBundle(settings);
  const { eligibility, segments } = bundle;
  const { rules } = model.saved;
  const rule = eligibility.status === 'found' ? eligibility.rule : null;
  const reasons = reasonsOf({ ...settings, rules }, segments, rule);
  const { customers, withoutPurchase, lapsed, boughtLater, ...file } = await readNewCustomers(rules, files, {
    reading: bundleReading(settings, bundle),
    settings,
    ...options,
  });
  const needed = [
    ...model.saved.features,
    ...(rule?.alternatives.flat().map(({ feature }) => feature) ?? []),
  ];
  requireColumns(rules, needed, file.reading, [files].flat().join(', '));
  const people = { customers, withoutPurchase, lapsed, boughtLater };
  const scores = scoreCustomers({ model, rule }, people);
  return { ...scores, bundle, model: model.saved, file, reasons };
}
