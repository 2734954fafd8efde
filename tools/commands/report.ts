import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadSettings, type Settings } from '../../src/config';
import { settingsOfRun } from '../../src/features';
import { formatMoney, formatNumber, formatShare } from '../../src/format';
import { checkConsistency } from '../../src/programme';
import { type Headline } from '../../src/experiment';
import { type ReportDocument, type ReportFacts } from '../../src/report';
import { artefactPath, readRecord, requireFresh, runFolders, type ArtefactName } from '../../src/store';
import { isManySetAside, linesArtefact } from '../../src/transactions';
import { createWriter, reportFrameTexts } from '../../src/texts';
import { renderIndex, renderRun, type RunSummary } from '../pages';
import { byData } from './executed-data';
import { offeredFiles, readReports } from './report-files';
import {
  commandOptions,
  executedNotebooks,
  executeNotebooks,
  notebookNumber,
  planRun,
  pythonPath,
  runCommand,
  withRunLock,
} from './steps';

/** What the pages offer or are made of: it must be of what the run now has. */
const PUBLISHED: readonly ArtefactName[] = [
  'insiders_document',
  'comparison_document',
  'insiders_list',
  'customers_list',
];

runCommand(async () => {
  const settings = loadSettings();
  await withRunLock(settings, () => reportOn(settings));
});

async function reportOn(given: Settings): Promise<void> {
  const planned = await planRun(given, commandOptions());
  await executeNotebooks(planned.settings, commandOptions(), {}, planned.source);
  const settings = await settingsOfRun(planned.settings);
  await requireFresh(
    settings,
    PUBLISHED.filter((name) => existsSync(artefactPath(settings, name))),
  );
  const { processed } = runFolders(settings);
  const documents = await readReports(processed);
  const summary = await summarise(settings, documents);
  const { fit, others } = await byData(executedNotebooks(settings), summary.dataName);
  for (const other of others) {
    const [name, number] = [path.basename(other, '.ipynb'), notebookNumber(other)];
    console.log(`Left out: ${name} was run on other data; --from ${number} runs it on these`);
  }
  const python = pythonPath();
  console.log('Rendering the pages …');
  const { folder, index, reports } = await renderRun({
    python,
    reportsDir: settings.reportsDir,
    check: (pages) => checkConsistency(settings, { pages }),
    summary,
    notebooks: fit,
    documents,
    files: offeredFiles(processed, documents),
  });
  const site = await renderIndex({ python, reportsDir: settings.reportsDir });
  if (summary.notice !== null) console.log(`\nNOTICE: ${summary.notice}`);
  console.log(`\n${summary.headline}\n`);
  const lines = [
    ...reports.map(({ page, title }) => [title, path.join(folder, page)]),
    ['This run', index],
    ['All runs', site],
    ['Insiders', path.join(folder, 'insiders.csv')],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  for (const [name, file] of lines) console.log(`${`${name}:`.padEnd(width + 2)} ${file}`);
}

/** The run in words: what its report counts, or the records that its notebooks left where it has none yet. */
async function summarise(settings: Settings, documents: readonly ReportDocument[]): Promise<RunSummary> {
  const { source, rowsSetAside, rowsIn } = (await readRecord(settings, linesArtefact)).details;
  const setAside = isManySetAside(rowsSetAside, rowsIn)
    ? reportFrameTexts.en.setAside(createWriter('en', settings.currency), rowsSetAside, rowsIn)
    : null;
  const notices = [source.notice, setAside].filter((each) => each !== null);
  const clusters = await readRecord(settings, 'clusters');
  const report = documents.find(({ name }) => name === 'insiders');
  const headline = report?.facts ?? (clusters.details.headline as Headline);
  return {
    run: settings.run,
    preset: settings.preset,
    presetTitle: settings.rules.title,
    dataName: source.name,
    isSample: source.isSample,
    notice: notices.length === 0 ? null : notices.join(' '),
    generatedAt: new Date().toISOString(),
    headline: headlineText(headline, settings.currency),
    customers: headline.customers,
    insiders: headline.insiders,
    revenueShare: headline.shareOfAll,
  };
}

function headlineText(headline: Headline | ReportFacts, currency: string): string {
  const { customers, insiders, insidersRevenue, shareOfAll } = headline;
  return `${formatNumber(insiders)} of ${formatNumber(customers)} customers are Insiders (${formatShare(insiders / customers)}); they bring ${formatMoney(insidersRevenue, { currency })}, ${formatShare(shareOfAll)} of all revenue.`;
}
