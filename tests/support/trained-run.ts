import { fitTrialModel, type TrialModel } from '../../src/clustering';
import { type Settings } from '../../src/config';
import { type SpaceName } from '../../src/spaces';
import { buildSegments, fitEligibility, writeLists } from '../../src/programme';
import { readSpaces, trainModel, writeClusters, type RunSpaces, type Training } from '../../src/experiment';
import { writeBundle, writeRules } from '../../src/scoring';
import { withArtefacts, withDatabase, writeArtefact } from '../../src/store';
import { runSteps, stepRange } from '../../src/pipeline';

/** A model that a test wants to be trained. */
export interface Wanted {
  readonly space: SpaceName;
  readonly spec: TrialModel;
}

export const THREE_MEANS: Wanted = { space: 'pca', spec: { model: 'k-means', k: 3, restarts: 3 } };

/** Loads the run's transactions, makes features and spaces. */
export async function prepareRun(settings: Settings): Promise<RunSpaces> {
  return (await runSteps(settings, stepRange('load', 'spaces'))).spaces;
}

/** Fits a model to one of the run's spaces and saves it as the run's. */
export function trainWanted(settings: Settings, run: RunSpaces, wanted: Wanted): Promise<Training> {
  const { space, spec } = wanted;
  const { points } = run.spaces.find(({ name }) => name === space)!;
  const { labels } = fitTrialModel(points, spec, settings.seed);
  const k = spec.k ?? new Set(labels.filter((label) => label >= 0)).size;
  return trainModel(settings, run, {
    id: `${space}/${spec.model}`,
    space,
    spec,
    k,
    seed: settings.seed,
    labels,
  });
}

/** Everything after the spaces that lists, check and placing need: model, clusters, segments, rules, forecast, lists. */
export async function finishRun(
  settings: Settings,
  wanted = THREE_MEANS,
  writeTrials: (settings: Settings) => Promise<unknown> = writeOneTrial,
): Promise<Training> {
  const run = await readSpaces(settings);
  const training = await trainWanted(settings, run, wanted);
  await writeClusters(settings, run.customers.ids, training.clusters, {
    trial: training.model.saved.trial,
    title: training.model.saved.title,
    space: wanted.space,
    scaling: 'log-z',
    model: wanted.spec.model,
    features: training.model.saved.features,
    k: training.model.saved.clusters.length,
    silhouette: null,
  });
  await writeTrials(settings);
  await buildSegments(settings);
  await writeRules(settings, await fitEligibility(settings));
  await writeForecast(settings);
  await writeLists(settings);
  await writeBundle(settings);
  return training;
}

function writeOneTrial(settings: Settings): Promise<unknown> {
  return withDatabase((database) =>
    writeArtefact(database, settings, 'trials', { select: 'SELECT true AS chosen', details: {} }),
  );
}

/** A forecast by hand: a tenth of what was spent, from nothing to twice that, for all but guests and customer 1. */
export function writeForecast(settings: Settings): Promise<unknown> {
  return withArtefacts(settings, ['customers'], (database) =>
    writeArtefact(database, settings, 'value', {
      select: `SELECT customer_id, 'by hand' AS model, 0.5 AS alive_probability,
          gross_revenue / 10 AS revenue_3m, CAST(0 AS DOUBLE) AS revenue_3m_low80, gross_revenue / 5 AS revenue_3m_high80
        FROM customers WHERE NOT is_guest AND customer_id <> 1 ORDER BY customer_id`,
      details: {},
    }),
  );
}
