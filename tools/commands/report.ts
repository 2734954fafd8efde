import path from 'node:path';
import { loadSettings, type Settings } from '../../src/config';
import { formatMoney, formatNumber, formatShare } from '../../src/format';
import { checkAgreement, type Headline } from '../../src/programme';
import { readRecord, runFolders } from '../../src/store';
import { renderIndex, renderRun, type RunSummary } from '../pages';
import { commandOptions, executedNotebooks, executeNotebooks, pythonPath, runCommand } from './steps';

runCommand(async () => {
  const settings = loadSettings();
  await executeNotebooks(settings, commandOptions());
  const summary = await summarise(settings);
  const { processed } = runFolders(settings);
  const python = pythonPath();
  console.log('Rendering the pages …');
  const { index } = await renderRun({
    python,
    reportsDir: settings.reportsDir,
    check: (pages) => checkAgreement(settings, { pages }),
    summary,
    notebooks: executedNotebooks(settings),
    files: [
      { path: path.join(processed, 'insiders.csv'), title: 'The Insiders, the biggest first' },
      { path: path.join(processed, 'customers.csv'), title: 'Every customer, with cluster' },
    ],
  });
  const site = await renderIndex({ python, reportsDir: settings.reportsDir });
  console.log(`\n${summary.headline}\n`);
  console.log(
    `This run:  ${index}\nAll runs:  ${site}\nInsiders:  ${path.join(path.dirname(index), 'insiders.csv')}`,
  );
});

/** The run in words, from the records that its notebooks left. */
async function summarise(settings: Settings): Promise<RunSummary> {
  const lines = await readRecord(settings, 'lines');
  const clusters = await readRecord(settings, 'clusters');
  const source = lines.details.source as { name: string; isSample: boolean; notice: string | null };
  const headline = clusters.details.headline as Headline;
  return {
    run: settings.run,
    preset: settings.preset,
    presetTitle: settings.rules.title,
    dataName: source.name,
    isSample: source.isSample,
    notice: source.notice,
    generatedAt: new Date().toISOString(),
    headline: headlineText(headline, settings.currency),
    customers: headline.customers,
    insiders: headline.insiders,
    revenueShare: headline.shareOfAll,
  };
}

function headlineText(headline: Headline, currency: string): string {
  const { customers, insiders, insidersRevenue, shareOfAll } = headline;
  return `${formatNumber(insiders)} of ${formatNumber(customers)} customers are Insiders (${formatShare(insiders / customers)}); they bring ${formatMoney(insidersRevenue, { currency })}, ${formatShare(shareOfAll)} of all revenue.`;
}
