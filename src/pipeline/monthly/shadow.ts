import { type Settings } from '../../config';
import { createCustomersAsOf } from '../../experiment';
import { settingsOfRun } from '../../features';
import {
  compareShadow,
  driftRows,
  historyMonths,
  readHistory,
  readMonth,
  trainingAdvice,
  writeShadow,
  type ShadowMonth,
} from '../../programme';
import {
  adoptBundle,
  alternativesHold,
  readBundle,
  scoreCustomers,
  writeBundle,
  type LoadedBundle,
} from '../../scoring';
import { runFolders, withDatabase, withTemporaryFolder, type Database } from '../../store';
import { findSource, type Source, type SourceOptions } from '../../transactions';
import { withLock } from '../lock';
import { runSteps, stepRange, type RunOptions } from '../run-steps';
import { monthAfter, monthEnd } from './months';
import { revenueBetween } from './revenue';
import { ALL_LINES, readMonthlySource } from './source';

/** Options of {@link runShadow}. */
export interface ShadowOptions
  extends Pick<SourceOptions, 'log' | 'onProgress'>, Pick<RunOptions, 'onStep'> {}

/** Months after, at most, whose revenue is looked at. */
const MONTHS_LATER = 3;

/**
 * Trains a model beside the one that a run scores by, by the steps and on the data as of the last month of the history,
 * and holds the two against each other. Membership, history and the current bundle stay as they are; the new bundle is
 * kept among the others, so that `npm run models -- --use` can take it.
 *
 * @throws Error that says what is missing
 */
export function runShadow(settings: Settings, options: ShadowOptions = {}): Promise<ShadowMonth> {
  return withLock(settings, { command: 'npm run monthly -- --shadow' }, async () => {
    const [month] = (await historyMonths(settings)).slice(-1);
    if (month === undefined)
      throw new Error(`the run "${settings.run}" has no month that a shadow could be of`);
    const loaded = await readBundle(settings, (await readMonth(settings, month)).model);
    const found = await findSource(settings, options);
    const id = await trainBeside(settings, found, monthEnd(month), options);
    const shadow = await readBundle(settings, id);
    const compared = await withDatabase((database) =>
      compare(database, settings, found, month, { current: loaded, shadow }),
    );
    await writeShadow(settings, compared);
    return compared;
  });
}

/** Trains in a folder of its own, and keeps the bundle alone. @returns its id */
function trainBeside(
  settings: Settings,
  found: Source,
  until: string,
  { log, onStep }: ShadowOptions,
): Promise<string> {
  return withTemporaryFolder(runFolders(settings).interim, 'shadow', async (folder) => {
    const data = found.isSample ? 'sample' : found.paths.join(',');
    const beside = { ...settings, data, until, dataDir: folder, reportsDir: folder };
    await runSteps(beside, stepRange('load', 'rules'), { log, onStep });
    // In the currency of the data, as the steps had it.
    const { bundle } = await writeBundle(await settingsOfRun(beside));
    await adoptBundle(beside, settings, bundle.id);
    return bundle.id;
  });
}

async function compare(
  database: Database,
  settings: Settings,
  found: Source,
  month: string,
  models: Readonly<Record<'current' | 'shadow', LoadedBundle>>,
): Promise<ShadowMonth> {
  const asOf = monthEnd(month);
  const source = await readMonthlySource(database, settings, models.current.bundle, found, null);
  const current = await viewsOf(database, models.current, asOf);
  const shadow = await viewsOf(database, models.shadow, asOf);
  const ends = Array.from({ length: MONTHS_LATER }, (_, i) => monthEnd(monthAfter(month, i + 1)));
  const laterUntil = ends.filter((day) => day <= source.lastDay).pop() ?? null;
  const { rules } = models.current.bundle.model;
  let later: ReadonlyMap<string, number> | null = null;
  if (laterUntil !== null) {
    await createCustomersAsOf(database, rules, ALL_LINES, laterUntil);
    later = await revenueBetween(database, rules, asOf, laterUntil, String);
  }
  const { segments } = models.current.bundle;
  const customers = [...current].map(([id, view]) => ({
    current: view,
    segment: segments.find(({ cluster }) => cluster === view.cluster)?.key ?? null,
    shadow: shadow.get(id) ?? { cluster: null, enters: false },
    spend: view.spend,
    later: later === null ? null : (later.get(String(id)) ?? 0),
  }));
  const before = monthAfter(month, -1);
  const hasBefore = (await historyMonths(settings)).includes(before);
  const rows = await readHistory(settings, month, 'customers');
  const psiBeyond = ({ bundle }: LoadedBundle): number =>
    driftRows({ asOf, bundle, customers: rows, before: null, forecasts: [] }).filter(
      ({ measure, alarm }) => measure === 'psi' && alarm,
    ).length;
  const factsOf = (loaded: LoadedBundle) => ({
    model: loaded.bundle.id,
    trainedUpTo: loaded.bundle.trainedUpTo,
    psiBeyond: psiBeyond(loaded),
  });
  return compareShadow(customers, {
    month,
    asOf,
    laterUntil,
    train: trainingAdvice(
      await readHistory(settings, month, 'drift'),
      hasBefore ? await readHistory(settings, before, 'drift') : null,
    ).train,
    models: { current: factsOf(models.current), shadow: factsOf(models.shadow) },
  });
}

/** What a model says of each registered customer with a purchase in the window, by number. */
async function viewsOf(database: Database, { bundle, model }: LoadedBundle, asOf: string) {
  const { rules } = bundle.model;
  await createCustomersAsOf(database, rules, ALL_LINES, asOf);
  const customers = await database.rows('SELECT * FROM customers WHERE NOT is_guest ORDER BY customer_id');
  const rule = bundle.eligibility.status === 'found' ? bundle.eligibility.rule : null;
  const scores = scoreCustomers(
    { model, rule },
    { customers, withoutPurchase: [], lapsed: new Map(), boughtLater: new Map() },
  );
  return new Map(
    scores.customers.map((each) => {
      const inSegment = each.status === 'scored' && each.inProgramme;
      const features = each.features ?? {};
      return [
        each.customerId,
        {
          cluster: each.status === 'scored' ? each.own.cluster : null,
          // Where no rule could be made, who is in the Insiders' segment enters.
          enters: rule === null ? inSegment : alternativesHold(rule.alternatives, features),
          spend: Number(features[rules.revenue] ?? 0),
        },
      ] as const;
    }),
  );
}
