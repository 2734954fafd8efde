import { existsSync } from 'node:fs';
import path from 'node:path';
import { type ReportDocument } from '../../src/report';
import { readDocument, type RunFile } from '../pages';

/** The reports that a run can have, the main one first. */
const names: readonly ReportDocument['name'][] = ['insiders', 'comparison'];

/** The lists that every run offers, with or without a report. */
const lists: readonly { readonly name: string; readonly title: string }[] = [
  { name: 'insiders.csv', title: 'The Insiders, the biggest first' },
  { name: 'customers.csv', title: 'Every customer, with cluster' },
];

/** The reports that a run's notebooks left, the main one first. @param folder the run's processed artefacts */
export function readReports(folder: string): Promise<ReportDocument[]> {
  const files = names.map((name) => path.join(folder, `${name}.document.json`));
  return Promise.all(files.filter((file) => existsSync(file)).map(readDocument));
}

/** The files that a run offers: its lists, and what else its reports speak of. */
export function offeredFiles(folder: string, reports: readonly ReportDocument[]): RunFile[] {
  const spoken = [...lists, ...reports.flatMap(({ files }) => files)];
  const titles = new Map(spoken.map(({ name, title }) => [name, title]));
  for (const { name, title } of lists) titles.set(name, title);
  return [...titles].map(([name, title]) => ({ path: path.join(folder, name), title }));
}
