import { trialRows, type ClusterStability, type TrialResults } from '../clustering';
import { type Settings } from '../config';
import {
  appendTable,
  artefact,
  withDatabase,
  writeArtefact,
  type Artefact,
  type CellValue,
  type ColumnType,
} from '../store';
import { type Finalist } from './finalists';
import { type ModelChoice } from './choose-model';
import { type GroupEvidence } from './stability-reference';
import { topGroups } from './top-groups';

const TEXTS = ['id', 'space', 'scaling', 'model', 'setting', 'sizes', 'objections', 'grades'];
const FLAGS = ['converged', 'finalist', 'eligible', 'chosen'];

/** What the record of the trials says. */
export interface TrialsDetails
  extends
    Pick<ModelChoice, 'chosen' | 'byRule' | 'runnerUp' | 'loosened' | 'rule'>,
    Pick<TrialResults, 'skipped' | 'reductions' | 'commonSpace'> {
  /** The stability of each finalist's groups, by the trial's id. */
  readonly stability: Readonly<Record<string, readonly ClusterStability[]>>;
  /** What speaks for groups beside the stability; left out where it was not asked. */
  readonly evidence?: GroupEvidence;
}

/** One row a trial. */
export const trialsArtefact = artefact<TrialsDetails>('trials');

/**
 * Writes the artefact `trials`, one row a trial: space, scaling, model, setting, seed, sizes, the indices in its own
 * space and (`common_…`) in the common one, and for the finalists stability, value out of time, whom they would invite,
 * and what the rule made of them; its record has the stability of each finalist's groups. The seconds of each fit are
 * beside it in the artefact `trial_times`: they differ from run to run, and the
 * same input gives the same trials to the byte.
 */
export async function writeTrials(
  settings: Settings,
  results: TrialResults,
  finalists: readonly Finalist[],
  choice: ModelChoice,
  evidence?: GroupEvidence,
): Promise<void> {
  const examined = new Map(finalists.map((finalist) => [finalist.trial.id, finalist]));
  const ranked = new Map(choice.ranking.map((each) => [each.id, each]));
  const tops = await topGroups(settings, finalists, choice.chosen);
  const topOf = new Map(finalists.map(({ trial }, i) => [trial.id, tops[i]]));
  const flat = trialRows(
    results.trials,
    finalists.map(({ stability }) => stability),
  );
  const rows = flat.map((row) => {
    const { outOfTime, stability, silhouettes } = examined.get(row.id) ?? {};
    const { eligible, objections, score } = ranked.get(row.id) ?? {};
    return {
      ...Object.fromEntries(
        Object.entries(row)
          .filter(([name]) => name !== 'seconds')
          .map(([name, value]) => [snake(name), value as CellValue]),
      ),
      finalist: examined.has(row.id),
      grades: stability?.bootstrap.clusters.map(({ label, grade }) => `${label}: ${grade}`).join('; '),
      negative_silhouettes: silhouettes?.below,
      top_size_out_of_time: outOfTime?.group.size,
      future_share: outOfTime?.group.futureShare,
      future_share_low: outOfTime?.interval[0],
      future_share_high: outOfTime?.interval[1],
      top_spenders_future_share: outOfTime?.topSpenders.futureShare,
      rfm_future_share: outOfTime?.rfm.futureShare,
      top_insiders: topOf.get(row.id)?.insiders,
      top_share_of_all: topOf.get(row.id)?.shareOfAll,
      top_overlap: topOf.get(row.id)?.overlap,
      future_gain: outOfTime?.gain,
      future_gain_low: outOfTime?.gainInterval[0],
      future_gain_high: outOfTime?.gainInterval[1],
      score,
      eligible,
      objections: objections?.join('; '),
      chosen: row.id === choice.chosen,
    };
  });
  const { chosen, byRule, runnerUp, loosened, rule } = choice;
  const { skipped, reductions, commonSpace } = results;
  await writeRows(settings, trialsArtefact, rows, {
    chosen,
    byRule,
    runnerUp,
    loosened,
    rule,
    commonSpace,
    skipped,
    reductions,
    stability: stabilityById(finalists),
    ...(evidence === undefined ? {} : { evidence }),
  });
  await writeRows(
    settings,
    artefact<object>('trial_times'),
    flat.map(({ id, seconds }) => ({ id, seconds, examined_seconds: examined.get(id)?.stability.seconds })),
    {},
  );
}

/** The stability of each finalist's groups, by the trial's id. */
function stabilityById(
  finalists: readonly Finalist[],
): Readonly<Record<string, readonly ClusterStability[]>> {
  return Object.fromEntries(
    finalists.map(({ trial, stability }) => [trial.id, stability.bootstrap.clusters]),
  );
}

async function writeRows<Details extends object>(
  settings: Settings,
  written: Artefact<Details>,
  rows: readonly Readonly<Record<string, CellValue>>[],
  details: Details,
): Promise<void> {
  const columns: Record<string, ColumnType> = {};
  for (const column of new Set(rows.flatMap((row) => Object.keys(row)))) columns[column] = typeOf(column);
  await withDatabase(async (database) => {
    await appendTable(
      database,
      'rows',
      { place: 'INTEGER', ...columns },
      rows.map((row, place) => ({ place, ...row })),
    );
    await writeArtefact(database, settings, written, {
      select: 'SELECT * EXCLUDE (place) FROM rows ORDER BY place',
      from: ['spaces', 'customers', 'ledger'],
      details,
    });
  });
}

function typeOf(column: string): ColumnType {
  if (TEXTS.includes(column)) return 'VARCHAR';
  return FLAGS.includes(column) ? 'BOOLEAN' : 'DOUBLE';
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
