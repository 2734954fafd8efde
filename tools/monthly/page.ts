import path from 'node:path';
import { type Settings } from '../../src/config';
import { escapeHtml } from '../../src/format';
import {
  historyMonths,
  historyTables,
  readHistory,
  readMonth,
  readShadow,
  trainingAdvice,
  type HistoryDrift,
  type HistoryRows,
  type ShadowMonth,
} from '../../src/programme';
import { runFolders, writeText } from '../../src/store';
import { tableHtml } from '../../src/tables';
import { createWriter, monthlyTexts, pageTexts } from '../../src/texts';
import { driftSubject } from './drift-subject';
import { monthTables, namesIn, type MonthOnPage } from './page-tables';

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.2}
table{border-collapse:collapse;width:100%}
th,td{padding:.3em .6em;border-bottom:1px solid #8886;vertical-align:top}
.insiders-table{margin:2rem 0;overflow-x:auto}
.insiders-table .scroll{max-height:none!important}
.notice{border-left:4px solid #b35900;padding:.5em 1em}
.lead{font-size:1.1rem}
.made{opacity:.7;font-size:.9rem}
@media print{body{max-width:none;margin:0}.insiders-table{break-inside:avoid}}
`.trim();

/**
 * Writes the page of the last month of a run's history, `what_changed.html` among the run's pages: one file that opens
 * from disk, in the run's language.
 *
 * @param isSample whether the model was trained on generated data
 * @returns the file; null where there is no month yet
 */
export async function writeMonthPage(settings: Settings, isSample: boolean): Promise<string | null> {
  const months = await historyMonths(settings);
  if (months.length === 0) return null;
  const now = await readOnPage(settings, months[months.length - 1]);
  const { previous } = now.month;
  const earlier =
    previous !== null && months.includes(previous.month) ? await readOnPage(settings, previous.month) : null;
  const file = path.join(runFolders(settings).reports, 'what_changed.html');
  await writeText(
    file,
    monthPage(settings, now, earlier, isSample, await readShadow(settings, now.month.month)),
  );
  return file;
}

async function readOnPage(settings: Settings, month: string): Promise<MonthOnPage> {
  const rows: Record<string, unknown> = {};
  for (const table of historyTables) rows[table] = await readHistory(settings, month, table);
  return { month: await readMonth(settings, month), rows: rows as unknown as HistoryRows };
}

/** The page of a month as HTML. @param before the month before; null for a first one */
export function monthPage(
  { lang }: Pick<Settings, 'lang'>,
  now: MonthOnPage,
  before: MonthOnPage | null,
  isSample: boolean,
  shadow: ShadowMonth | null = null,
): string {
  const { month, rows } = now;
  const w = createWriter(lang, month.currency);
  const texts = monthlyTexts[lang];
  const name = namesIn({ texts, w }, now);
  const advice = trainingAdvice(rows.drift, before?.rows.drift ?? null);
  const said = (names: readonly string[]): string[] =>
    names.map((each) => {
      const [measure, ...subject] = each.split(' ') as [HistoryDrift['measure'], ...string[]];
      return `${texts.measures[measure]}: ${driftSubject(lang, name, measure, subject.join(' '))}`;
    });
  const title = texts.title(w, before?.month.asOf ?? null);
  const { name: source, rows: read, kept, setAside } = month.source;
  const paragraph = (text: string, kind = ''): string =>
    `<p${kind === '' ? '' : ` class="${kind}"`}>${escapeHtml(text)}</p>`;
  return [
    '<!doctype html>',
    `<html lang="${w.locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)} · ${escapeHtml(month.run)}</title><style>${STYLE}</style></head><body><main>`,
    isSample ? paragraph(texts.sample, 'notice') : '',
    `<h1>${escapeHtml(title)}</h1>`,
    paragraph(texts.headline(w, { asOf: month.asOf, ...month.counts }), 'lead'),
    paragraph(advice.train ? texts.train(said(advice.because), w) : texts.stay),
    advice.watch.length === 0 ? '' : paragraph(texts.watch(said(advice.watch), w)),
    ...(month.test == null
      ? []
      : [
          `<h2>${escapeHtml(texts.testHeading)}</h2>`,
          ...texts.test(w, month.test).map((sentence) => paragraph(sentence)),
        ]),
    ...(shadow === null
      ? []
      : [
          `<h2>${escapeHtml(texts.shadowHeading)}</h2>`,
          ...texts.shadow(w, shadow).map((sentence) => paragraph(sentence)),
        ]),
    ...monthTables({ texts, w }, now, before).map((table) => tableHtml(table, pageTexts[lang])),
    paragraph(texts.made(w, month.model, source, read, kept, setAside), 'made'),
    '</main></body></html>',
  ]
    .filter((part) => part !== '')
    .join('\n')
    .concat('\n');
}
