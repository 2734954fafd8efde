import {
  isActive,
  isMember,
  type HistoryCustomer,
  type HistoryMonth,
  type HistoryRows,
} from '../../src/programme';
import { type WrittenCell, type WrittenTable } from '../../src/tables';
import { type MonthlyTexts, type Writer } from '../../src/texts';
import { driftSubject } from './drift-subject';

/** A month with its rows. */
export interface MonthOnPage {
  readonly month: HistoryMonth;
  readonly rows: HistoryRows;
}

/** What the tables are written with. */
interface Written {
  readonly texts: MonthlyTexts;
  readonly w: Writer;
}

type Section = keyof MonthlyTexts['sections'];

const cell = (text: string, sort?: number | null): WrittenCell =>
  sort === undefined || sort === null ? { text } : { text, sort: String(sort) };

function table(
  { texts }: Written,
  section: Section,
  columns: readonly (readonly [keyof MonthlyTexts['columns'], 'left' | 'right'])[],
  rows: readonly (readonly WrittenCell[])[],
): WrittenTable {
  return {
    caption: texts.sections[section],
    columns: columns.map(([name, align], i) => ({
      heading: texts.columns[name],
      unit: '',
      explanation: '',
      align,
      named: i === 0,
      width: null,
    })),
    rows,
    note: texts.notes[section],
    sortable: false,
  };
}

/** A month's tables, in the order of the page; those without rows are left out. */
export function monthTables(written: Written, now: MonthOnPage, before: MonthOnPage | null): WrittenTable[] {
  return [
    countsTable(written, now, before),
    segmentsTable(written, now, before),
    movesTable(written, now),
    forecastsTable(written, now),
    driftTable(written, now),
  ].filter(({ rows }) => rows.length > 0);
}

function countsTable(written: Written, now: MonthOnPage, before: MonthOnPage | null): WrittenTable {
  const { texts, w } = written;
  const counts = (['customers', 'members', 'onNotice', 'entered', 'removed', 'left'] as const).map((name) => [
    cell(texts.counts[name]),
    cell(w.number(now.month.counts[name])),
    cell(before === null ? '–' : w.number(before.month.counts[name])),
  ]);
  const of = (value: (rows: readonly HistoryCustomer[]) => string) => [
    cell(value(now.rows.customers)),
    cell(before === null ? '–' : value(before.rows.customers)),
  ];
  const refused = (rows: readonly HistoryCustomer[]): string =>
    w.number(rows.filter((row) => row.refused).length);
  return table(
    written,
    'counts',
    [
      ['measure', 'left'],
      ['now', 'right'],
      ['before', 'right'],
    ],
    [
      ...counts,
      [cell(texts.counts.share), ...of((rows) => w.share(memberShare(rows)))],
      [cell(texts.counts.refused), ...of(refused)],
    ],
  );
}

function memberShare(rows: readonly HistoryCustomer[]): number | null {
  const active = rows.filter(isActive);
  const sum = (some: readonly HistoryCustomer[]): number =>
    some.reduce((total, { net_revenue }) => total + Number(net_revenue ?? 0), 0);
  const all = sum(active);
  return all > 0 ? sum(active.filter(({ status }) => isMember(status))) / all : null;
}

function segmentsTable(written: Written, now: MonthOnPage, before: MonthOnPage | null): WrittenTable {
  const { w } = written;
  const everywhere = ({ rows }: MonthOnPage) => rows.segments.filter(({ country }) => country === null);
  const earlier = new Map(
    (before === null ? [] : everywhere(before)).map((row) => [row.segment, row.customers]),
  );
  return table(
    written,
    'segments',
    [
      ['segment', 'left'],
      ['customers', 'right'],
      ['customersBefore', 'right'],
      ['members', 'right'],
      ['revenue', 'right'],
      ['share', 'right'],
    ],
    everywhere(now).map((row) => [
      cell(w.language === 'pt' ? row.segment_pt : row.segment_en),
      cell(w.number(row.customers)),
      cell(earlier.has(row.segment) ? w.number(earlier.get(row.segment)) : '–'),
      cell(w.number(row.members)),
      cell(w.money(row.revenue_of_month)),
      cell(w.share(row.share_of_revenue)),
    ]),
  );
}

/** What a key of a segment or of another group is called. */
export function namesIn({ texts, w }: Written, { rows }: MonthOnPage): (key: string) => string {
  const names = new Map<string, string>(Object.entries(texts.groups));
  for (const { segment, segment_en, segment_pt } of rows.segments)
    names.set(segment, w.language === 'pt' ? segment_pt : segment_en);
  return (key) => names.get(key) ?? key;
}

function movesTable(written: Written, now: MonthOnPage): WrittenTable {
  const { w } = written;
  const name = namesIn(written, now);
  const moves = now.rows.migration.filter(({ from_segment, to_segment }) => from_segment !== to_segment);
  return table(
    written,
    'moves',
    [
      ['from', 'left'],
      ['to', 'left'],
      ['customers', 'right'],
    ],
    [...moves]
      .sort((a, b) => b.customers - a.customers)
      .map(({ from_segment, to_segment, customers }) => [
        cell(name(from_segment)),
        cell(name(to_segment)),
        cell(w.number(customers)),
      ]),
  );
}

function forecastsTable(written: Written, now: MonthOnPage): WrittenTable {
  const { w } = written;
  const name = namesIn(written, now);
  return table(
    written,
    'forecasts',
    [
      ['who', 'left'],
      ['day', 'left'],
      ['months', 'right'],
      ['expected', 'right'],
      ['interval', 'right'],
      ['came', 'right'],
    ],
    now.rows.forecasts.map(({ who, as_of, months, expected, low80, high80, actual }) => [
      cell(name(who)),
      cell(w.date(as_of)),
      cell(w.number(months)),
      cell(w.money(expected)),
      cell(`${w.money(low80)} – ${w.money(high80)}`),
      cell(actual === null ? '–' : w.money(actual)),
    ]),
  );
}

function driftTable(written: Written, now: MonthOnPage): WrittenTable {
  const { texts, w } = written;
  const name = namesIn(written, now);
  return table(
    written,
    'drift',
    [
      ['measure', 'left'],
      ['subject', 'left'],
      ['value', 'right'],
      ['limit', 'right'],
      ['beyond', 'left'],
    ],
    now.rows.drift.map(({ measure, subject, value, limit_value, alarm }) => [
      cell(texts.measures[measure]),
      cell(driftSubject(w.language, name, measure, subject)),
      cell(w.number(value, { decimals: 3 })),
      cell(limit_value === null ? '–' : w.number(limit_value, { decimals: 3 })),
      cell(alarm ? texts.yes : texts.no),
    ]),
  );
}
