import { sharesOf, type Bundle } from '../../scoring';
import { isMember } from './review';
import { isActive } from './segments';
import { type HistoryCustomer, type HistoryDrift, type HistoryForecast } from './types';

/** The normal quantile of 99%, one-sided: one in a hundred measures passes its limit by chance. */
const Z = 2.326;

/** Differences that are real and still too small to matter raise no alarm. */
const MATTERS = {
  /** Below 0.1 a population index is taken for no change worth a look (Siddiqi 2006). */
  psi: 0.1,
  /** Of all customers. */
  share: 0.05,
  refusals: 0.01,
};

/** What drift is measured from. */
export interface DriftInput {
  readonly asOf: string;
  readonly bundle: Bundle;
  readonly customers: readonly HistoryCustomer[];
  /** The month before; null for a first one. */
  readonly before: readonly HistoryCustomer[] | null;
  /** This month's rows of forecasts, of which some are over. */
  readonly forecasts: readonly HistoryForecast[];
}

/**
 * Measures how far a month's customers are from those that the bundle was trained on, each measure with the limit that
 * chance alone would pass in one of a hundred months.
 */
export function driftRows(input: DriftInput): HistoryDrift[] {
  const active = input.customers.filter(isActive);
  if (active.length === 0) return [];
  return [
    ...psiRows(input, active),
    ...shareRows(input, active),
    ...refusalRows(input, active),
    ...jaccardRows(input),
    ...forecastRows(input),
  ];
}

/**
 * The population stability index Σ (p − q) ln(p / q) of each feature. Without any change it is distributed as
 * χ² of bins − 1 degrees times 1/n + 1/N (Yurdakul 2018); the quantile of χ² by Wilson and Hilferty (1931).
 */
function psiRows({ asOf, bundle }: DriftInput, active: readonly HistoryCustomer[]): HistoryDrift[] {
  const { customers, features } = bundle.reference;
  return features.map(({ feature, edges, shares }): HistoryDrift => {
    const now = sharesOf(active, feature, edges);
    const value = stabilityIndex(now, active.length, shares, customers);
    const degrees = Math.max(1, shares.filter((share, i) => share > 0 || now[i] > 0).length - 1);
    const chance = chiSquared(degrees) * (1 / active.length + 1 / customers);
    const clusters = bundle.model.features.includes(feature);
    return {
      as_of: asOf,
      measure: 'psi',
      subject: feature,
      value,
      limit_value: Math.max(chance, MATTERS.psi),
      alarm: value > Math.max(chance, MATTERS.psi),
      note: clusters ? 'the segments are made of it' : '',
    };
  });
}

/** An empty bin counts as half a customer, as its logarithm would be infinite. */
function stabilityIndex(
  now: readonly number[],
  nowCount: number,
  then: readonly number[],
  thenCount: number,
): number {
  return now.reduce((total, share, i) => {
    if (share === 0 && then[i] === 0) return total;
    const p = Math.max(share, 0.5 / nowCount);
    const q = Math.max(then[i], 0.5 / thenCount);
    return total + (p - q) * Math.log(p / q);
  }, 0);
}

/** The 99% quantile of χ². */
function chiSquared(degrees: number): number {
  const part = 2 / (9 * degrees);
  return degrees * (1 - part + Z * Math.sqrt(part)) ** 3;
}

function shareRows({ asOf, bundle }: DriftInput, active: readonly HistoryCustomer[]): HistoryDrift[] {
  const n = active.length;
  const trained = bundle.segments.reduce((all, { customers }) => all + customers, 0);
  return bundle.segments.map(({ key, customers }): HistoryDrift => {
    const then = customers / trained;
    const value = active.filter(({ segment }) => segment === key).length / n - then;
    const chance = Z * Math.sqrt(then * (1 - then) * (1 / n + 1 / trained));
    const limit = Math.max(chance, MATTERS.share);
    const note = `${percent(then + value)} of the customers, ${percent(then)} in the training`;
    return {
      as_of: asOf,
      measure: 'share_by_segment',
      subject: key,
      value,
      limit_value: limit,
      alarm: Math.abs(value) > limit,
      note,
    };
  });
}

/** Of customers like the training's, one of N + 1 lies beyond either end of each feature's range. */
function refusalRows({ asOf, bundle }: DriftInput, active: readonly HistoryCustomer[]): HistoryDrift[] {
  const n = active.length;
  const value = active.filter(({ refused }) => refused).length / n;
  const usual = Math.min(1, (2 * bundle.model.features.length) / (bundle.reference.customers + 1));
  const limit = Math.max(usual + Z * Math.sqrt((usual * (1 - usual)) / n), MATTERS.refusals);
  return [
    {
      as_of: asOf,
      measure: 'refusals',
      subject: 'all',
      value,
      limit_value: limit,
      alarm: value > limit,
      note: 'share of the customers beyond what the model has seen',
    },
  ];
}

/** Members of both months ÷ members of either; the limit is the least that the replay of the reviews had. */
function jaccardRows({ asOf, bundle, customers, before }: DriftInput): HistoryDrift[] {
  if (before === null) return [];
  const ids = (rows: readonly HistoryCustomer[]): Set<string> =>
    new Set(rows.filter(({ status }) => isMember(status)).map(({ customer_id }) => customer_id));
  const [now, then] = [ids(customers), ids(before)];
  const both = [...now].filter((id) => then.has(id)).length;
  const either = now.size + then.size - both;
  if (either === 0) return [];
  const value = both / either;
  const limit = leastReplayed(bundle);
  return [
    {
      as_of: asOf,
      measure: 'jaccard_members',
      subject: 'members',
      value,
      limit_value: limit,
      alarm: limit !== null && value < limit,
      note: limit === null ? 'no replay to hold it against' : 'the least of the replayed months is the limit',
    },
  ];
}

function leastReplayed({ membership }: Bundle): number | null {
  const months = membership?.outcome?.months ?? [];
  const values = months.slice(1).flatMap(({ members, entries }, i) => {
    const either = months[i].members + entries;
    return either > 0 ? [(members - entries) / either] : [];
  });
  return values.length < 3 ? null : Math.min(...values);
}

function forecastRows({ asOf, forecasts }: DriftInput): HistoryDrift[] {
  return forecasts.flatMap(({ who, months, as_of, expected, actual, low80, high80, low95, high95 }) => {
    if (actual === null || !(expected > 0) || (who !== 'all' && who !== 'members')) return [];
    const [low, high] = [low95 ?? low80, high95 ?? high80];
    const limit = (actual >= expected ? high - expected : expected - low) / expected;
    return [
      {
        as_of: asOf,
        measure: 'forecast_error' as const,
        subject: `${who} ${months}m`,
        value: (actual - expected) / expected,
        limit_value: limit,
        alarm: actual < low || actual > high,
        note: `forecast of ${as_of}`,
      },
    ];
  });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** Whether to train anew, and why. */
export interface Advice {
  readonly train: boolean;
  /** The measures that were beyond their limits two months running, as `measure subject`. */
  readonly because: readonly string[];
  /** Those that are for the first time. */
  readonly watch: readonly string[];
}

/** A measure beyond its limit two months running asks for a new training; one month alone may be chance, or a season. */
export function trainingAdvice(now: readonly HistoryDrift[], before: readonly HistoryDrift[] | null): Advice {
  const names = (rows: readonly HistoryDrift[]): string[] =>
    rows.filter(({ alarm }) => alarm).map(({ measure, subject }) => `${measure} ${subject}`);
  const earlier = new Set(names(before ?? []));
  const alarms = names(now);
  const because = alarms.filter((name) => earlier.has(name));
  return { train: because.length > 0, because, watch: alarms.filter((name) => !earlier.has(name)) };
}
