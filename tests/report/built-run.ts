import { type Settings } from '../../src/config';
import {
  evaluateOutOfTime,
  chooseMembership,
  fitEligibility,
  planActions,
  planTest,
  replayMembership,
} from '../../src/programme';
import { readParts, type ReportParts } from '../../src/report';
import { withDatabase, writeArtefact } from '../../src/store';
import { forecastRun } from '../../src/value';
import { finishRun, prepareRun, THREE_MEANS } from '../support/trained-run';

/** Builds a run on the generated sample, as far as the report needs it, with two finalists written by hand. */
export async function buildReportRun(settings: Settings): Promise<ReportParts> {
  await prepareRun(settings);
  await finishRun(settings, THREE_MEANS, writeFinalists);
  await writeSmallForecast(settings);
  const eligibility = await fitEligibility(settings);
  const replay = await replayMembership(settings, eligibility);
  const evaluation = await evaluateOutOfTime(settings);
  return readParts(settings, {
    eligibility,
    replay,
    membership: chooseMembership(replay, eligibility, settings.steps.rules),
    evaluation,
    plan: planTest(evaluation),
    actions: await planActions(settings),
  });
}

/** The chosen trial, and another that the rule would accept. */
function writeFinalists(settings: Settings): Promise<unknown> {
  const row = (id: string, space: string, k: number, chosen: boolean): string =>
    `SELECT '${id}' AS id, '${space}' AS space, 'k-means' AS model, ${k} AS k, true AS finalist, ${chosen} AS chosen,
      true AS eligible, ${40 + k}::DOUBLE AS top_insiders, 0.4::DOUBLE AS top_share_of_all, 0.8::DOUBLE AS top_overlap,
      0.5::DOUBLE AS future_share, 0.4::DOUBLE AS future_share_low, 0.6::DOUBLE AS future_share_high,
      0.55::DOUBLE AS top_spenders_future_share, 0.5::DOUBLE AS rfm_future_share, 0.9::DOUBLE AS stability,
      0.95::DOUBLE AS seed_agreement, 0.4::DOUBLE AS silhouette, 0.3::DOUBLE AS common_silhouette`;
  const chosen = 'pca/k-means/k=3';
  return withDatabase((database) =>
    writeArtefact(database, settings, 'trials', {
      select: `${row(chosen, 'pca', 3, true)} UNION ALL ${row('log/k-means/k=4', 'log', 4, false)}`,
      details: { chosen, byRule: chosen, runnerUp: null, loosened: [] },
    }),
  );
}

/** A forecast with few replicates and outcomes. */
async function writeSmallForecast(settings: Settings): Promise<void> {
  await forecastRun(settings, {
    replicates: 2,
    threads: 0,
    budget: { origins: 2, bandedOrigins: 0 },
  });
}
