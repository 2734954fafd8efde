import { readAlike } from '../transactions';
import { existsSync } from 'node:fs';
import { type Settings } from '../config';
import { readReasons, type CustomerReasons } from './customer-reasons';
import { modelPath, readModel, trainedSettings, type SavedModel } from './model';
import { readNewCustomers, type NewCustomers, type NewCustomersOptions } from './new-customers';
import { scoreCustomers, type Scores } from './score-customers';

/** The customers of a file, scored by a run's model. */
export interface ScoredFile extends Scores {
  readonly model: SavedModel;
  readonly file: Omit<NewCustomers, 'customers' | 'withoutPurchase' | 'lapsed' | 'boughtLater'>;
  readonly reasons: CustomerReasons;
}

/**
 * Scores the customers of a file of transactions by the run's saved model, segments and rule. Fits nothing, and
 * changes nothing of the run.
 *
 * Lines are cleaned and features computed by the rules that the model was trained under, whatever the settings say now.
 *
 * @throws Error that says which command makes a missing model; SourceError when the file cannot be used
 */
export async function scoreFile(
  settings: Settings,
  files: string | readonly string[],
  options: NewCustomersOptions = {},
): Promise<ScoredFile> {
  if (!existsSync(modelPath(settings))) {
    throw new Error(
      `the run "${settings.run}" has no trained model yet: make one with npm run report first, or name another run with --run or --preset (missing: ${modelPath(settings)})`,
    );
  }
  const made = await trainedSettings(settings);
  const model = await readModel(made);
  const reasons = await readReasons(made);
  const { customers, withoutPurchase, lapsed, boughtLater, ...file } = await readNewCustomers(
    model.saved.rules,
    files,
    { reading: await readAlike(settings), settings, ...options },
  );
  const people = { customers, withoutPurchase, lapsed, boughtLater };
  const scores = scoreCustomers({ model, rule: reasons.rule }, people);
  return { ...scores, model: model.saved, file, reasons };
}
