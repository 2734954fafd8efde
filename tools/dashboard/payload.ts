import { colourOrder, colours } from '../../src/charts';
import { type Settings } from '../../src/config';
import {
  type DashboardData,
  type MembershipStatus,
  type ShadowMonth,
  type ShadowSegment,
} from '../../src/programme';
import { csvStyles } from '../../src/scoring';
import { countryName, createWriter, dashboardTexts, monthlyTexts } from '../../src/texts';
import { driftSubject } from '../monthly';

/** A table whose rows are arrays in the order of its columns, so that names are not written in every row. */
interface Packed {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** What the page's script is given, in the page's language. */
export function dashboardPayload(
  { lang, csvFormat }: Pick<Settings, 'lang' | 'csvFormat'>,
  data: DashboardData,
): object {
  const places = new Map(data.countries.map((name, i) => [name, i]));
  const placeOf = (country: string | null): number => (country === null ? -1 : (places.get(country) ?? -1));
  const monthly = monthlyTexts[lang];
  const nameOf = namesOf(lang, data);
  return {
    run: data.run,
    currency: data.currency,
    months: data.months.map(({ month, model, test, currency, source: { rows, kept, setAside } }) => ({
      month,
      model,
      ...(test == null ? {} : { test: { ...test, said: monthly.test(createWriter(lang, currency), test) } }),
      source: { rows, kept, setAside },
    })),
    segments: data.segments.map(({ key, en, pt }) => ({ key, name: lang === 'pt' ? pt : en })),
    countries: data.countries.map((name) => countryName(lang, name)),
    cells: packed(data.cells.map((cell) => ({ ...cell, country: placeOf(cell.country) }))),
    flows: packed(data.flows.map((flow) => ({ ...flow, country: placeOf(flow.country) }))),
    forecasts: packed(
      data.forecasts.map(({ as_of, who, months, expected, low80, high80, actual }) => ({
        as_of,
        who,
        months,
        expected: cents(expected),
        low80: cents(low80),
        high80: cents(high80),
        actual: actual === null ? null : cents(actual),
      })),
    ),
    drift: packed(
      data.drift.map(({ as_of, measure, subject, value, limit_value: limit, alarm }) => ({
        ...{ as_of, measure, subject: driftSubject(lang, nameOf, measure, subject), value, limit, alarm },
      })),
    ),
    shadows: data.shadows.map((shadow) => ({
      month: shadow.month,
      segments: shadow.segments ?? [{ segment: 'all', ...entering(shadow) }],
      said: monthly.shadow(createWriter(lang, data.currency), shadow),
    })),
    customers:
      data.customers?.map(({ id, country, visits }) => [
        id,
        country === null ? null : countryName(lang, country),
        visits.map((visit) => [
          visit.month,
          visit.segment,
          visit.status,
          visit.reviewsLeft,
          visit.revenue,
          visit.recencyDays,
          visit.expected,
          visit.testGroup,
        ]),
      ]) ?? null,
    groups: monthly.groups,
    measures: monthly.measures,
    statuses: statusesIn(lang),
    colours: colourOrder,
    grey: colours.grey,
    csv: { separator: ',', decimalSign: '.', byteOrderMark: false, ...csvStyles[csvFormat] },
  };
}

/** Whom the rules hold for in all: of n by the one, m by the other and the share j of either by both, j (n + m) ÷ (1 + j) by both. */
function entering({ jaccard, current, shadow }: ShadowMonth): Omit<ShadowSegment, 'segment'> {
  const share = jaccard ?? 0;
  const both = Math.round((share * (current.entering + shadow.entering)) / (1 + share));
  return { both, onlyShadow: shadow.entering - both, onlyCurrent: current.entering - both };
}

/** The name of a segment or a group by its key. */
function namesOf(lang: Settings['lang'], { segments }: DashboardData): (key: string) => string {
  const names = new Map<string, string>(Object.entries(monthlyTexts[lang].groups));
  for (const { key, en, pt } of segments) names.set(key, lang === 'pt' ? pt : en);
  return (key) => names.get(key) ?? key;
}

function statusesIn(lang: Settings['lang']): Readonly<Record<MembershipStatus, string>> {
  const texts = dashboardTexts[lang];
  return {
    member: texts.statusMember,
    on_notice: texts.statusOnNotice,
    candidate: texts.statusCandidate,
    none: texts.statusNone,
    removed: texts.statusRemoved,
    left: texts.statusLeft,
  };
}

function packed(rows: readonly object[]): Packed {
  const columns = Object.keys(rows[0] ?? {});
  return { columns, rows: rows.map((row) => Object.values(row) as unknown[]) };
}

function cents(value: number): number {
  return Math.round(100 * value) / 100;
}

/** JSON for a script element: nothing in it can end the element, or begin a comment. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
