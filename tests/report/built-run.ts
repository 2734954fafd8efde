import { type Settings, type StepChoices } from '../../src/config';
import { runSteps, stepRange } from '../../src/pipeline';
import { judgeLists } from '../../src/experiment';
import { readParts, type ReportParts } from '../../src/report';
import { withDatabase, writeArtefact } from '../../src/store';
import { finishRun, prepareRun, THREE_MEANS } from '../support/trained-run';

/** Choices by which {@link buildReportRun} is quick: its settings must have them. */
export const FEW: StepChoices = {
  value: { replicates: 2, origins: 2, bandedOrigins: 0 },
  proof: { replicates: 500, permutations: 500 },
};

/** Builds a run on the generated sample, as far as the report needs it, with two finalists written by hand. */
export async function buildReportRun(settings: Settings): Promise<ReportParts> {
  await prepareRun(settings);
  await finishRun(settings, THREE_MEANS, writeFinalists);
  await judgeLists(settings, { trial: THREE_MEANS }, { how: 'segment' });
  const { rules, proof } = await runSteps(settings, stepRange('value', 'proof'), { threads: 0 });
  return readParts(settings, { ...rules, ...proof, test: null });
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
