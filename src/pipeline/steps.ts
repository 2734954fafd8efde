import {
  chooseModel,
  clusteringDetails,
  examine,
  judgeLists,
  ordersArtefact,
  makeSpaces,
  pickFinalists,
  settleSelection,
  stabilityReference,
  gapK,
  type GroupEvidence,
  readSpaces,
  trainModel,
  tryModels,
  writeClusters,
  writeTrials,
  type Examination,
  type Headline,
  type ListJudgement,
  type ModelChoice,
  type RunSpaces,
  type Training,
} from '../experiment';
import { type TrialResults } from '../clustering';
import { buildFeatures, type FeaturesSummary } from '../features';
import { buildSegments } from '../programme';
import { readRecord } from '../store';
import { type BuiltSegments } from '../scoring';
import { clean, type CleaningSummary } from '../cleaning';
import { loadTransactions, type LoadSummary } from '../transactions';
import { makeProof, type Proof } from './proof';
import { makeReport, type MadeReport } from './report';
import { makeRules, type MadeRules } from './rules';
import { type Step } from './types';
import { makeValue } from './value';
import { type RunForecast } from '../value';

/** The model that was trained, and the run in five numbers. */
export interface Trained extends Training {
  readonly headline: Headline;
}

/** What each step makes, in memory; its artefacts have what later steps need of it. */
export interface StepResults {
  readonly load: LoadSummary;
  readonly clean: CleaningSummary;
  readonly features: FeaturesSummary;
  readonly spaces: RunSpaces;
  readonly trials: TrialResults;
  readonly finalists: Examination;
  readonly choose: ModelChoice & { readonly evidence: GroupEvidence };
  readonly lists: ListJudgement;
  readonly train: Trained;
  readonly segments: BuiltSegments;
  readonly value: RunForecast;
  readonly rules: MadeRules;
  readonly proof: Proof;
  readonly report: MadeReport;
}

/** The name of a step. */
export type StepName = keyof StepResults;

/** The steps of a run. Their order is the run's; nothing else says it. */
export const steps: { readonly [Name in StepName]: Step<Name, StepResults> } = {
  load: {
    inputs: [],
    outputs: ['lines', 'ids', 'contacts'],
    run: ({ settings, report, environment }) =>
      loadTransactions(settings, {
        ...environment,
        onProgress: ({ done, what }) => report({ done, what }),
      }),
  },
  clean: { inputs: ['lines'], outputs: ['cleaned', 'ledger'], run: ({ settings }) => clean(settings) },
  features: { inputs: ['cleaned'], outputs: ['customers'], run: ({ settings }) => buildFeatures(settings) },
  spaces: {
    inputs: ['customers'],
    outputs: ['spaces'],
    run: ({ settings, report }) => makeSpaces(settings, { onProgress: report }),
    read: readSpaces,
  },
  trials: {
    inputs: ['customers', 'spaces'],
    outputs: [],
    run: async ({ settings, report, result, threads }) =>
      tryModels(settings, await result('spaces'), { threads, onProgress: report }),
  },
  finalists: {
    inputs: ['customers', 'cleaned', 'lines', 'spaces'],
    outputs: [],
    run: async ({ settings, report, result }) =>
      examine(settings, await result('spaces'), pickFinalists(settings, await result('trials')), {
        onProgress: report,
      }),
  },
  choose: {
    inputs: ['customers', 'cleaned', 'spaces', 'ledger'],
    outputs: ['trials', 'trial_times'],
    run: async ({ settings, result }) => {
      const { finalists } = await result('finalists');
      const choice = chooseModel(settings, finalists);
      const run = await result('spaces');
      const [reference, gap] = await Promise.all([
        stabilityReference(settings, run.customers, choice.finalist.trial),
        gapK(run, settings.seed),
      ]);
      const evidence = { reference, gap };
      await writeTrials(settings, await result('trials'), finalists, choice, evidence);
      return { ...choice, evidence };
    },
  },
  lists: {
    inputs: ['customers', 'cleaned', 'lines', 'trials'],
    outputs: ['orders'],
    run: async ({ settings, result, report }) => {
      const { finalist, selection } = await result('choose');
      let done = 0;
      return judgeLists(settings, finalist, selection, (what) => report({ done: (done += 1), what }));
    },
    read: async (settings) => (await readRecord(settings, ordersArtefact)).details,
  },
  train: {
    inputs: ['customers', 'cleaned', 'spaces', 'ledger', 'trials', 'orders'],
    outputs: ['model', 'clusters'],
    run: async ({ settings, result }) => {
      const run = await result('spaces');
      const choice = await result('choose');
      const { best } = await result('lists');
      const selection = await settleSelection(settings, choice.selection, best);
      const training = await trainModel(settings, run, choice.finalist.trial, selection);
      const details = clusteringDetails(settings, { ...choice, selection });
      const from = ['spaces', 'trials', 'orders', 'model'] as const;
      const headline = await writeClusters(settings, run.customers.ids, training.clusters, details, from);
      return { ...training, headline };
    },
  },
  segments: {
    inputs: ['customers', 'clusters', 'ledger', 'trials', 'model'],
    outputs: ['segments'],
    run: ({ settings }) => buildSegments(settings),
  },
  value: {
    inputs: ['cleaned', 'clusters'],
    outputs: ['value'],
    run: ({ settings, report, threads }) => makeValue(settings, { threads, onProgress: report }),
  },
  rules: {
    inputs: ['lines', 'cleaned', 'customers', 'clusters'],
    outputs: ['rules'],
    run: ({ settings, report }) => makeRules(settings, { onProgress: report }),
  },
  proof: {
    inputs: ['lines', 'cleaned', 'customers', 'clusters', 'trials', 'segments', 'value'],
    outputs: [],
    run: ({ settings, report }) => makeProof(settings, { onProgress: report }),
  },
  report: {
    inputs: [
      'lines',
      'cleaned',
      'ledger',
      'customers',
      'trials',
      'orders',
      'clusters',
      'model',
      'segments',
      'value',
      'rules',
    ],
    outputs: ['insiders_list', 'customers_list', 'insiders_document', 'comparison_document'],
    run: async ({ settings, result }) => makeReport(settings, await result('rules'), await result('proof')),
  },
};

/** The names of the steps, in the order of the run. */
export const stepNames = Object.keys(steps) as readonly StepName[];
