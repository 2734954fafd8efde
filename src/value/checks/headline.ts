import { SCENARIOS, type ForecastQuantity, type Scenario } from '../forecast';
import { type OriginRow } from './origin-rows';

/** Options of {@link chooseScenario}. */
export interface HeadlineOptions {
  /** Whose forecasts decide; default 'base', which is the largest and does not depend on a selection. */
  readonly who?: string;
  /** Default revenue. */
  readonly quantity?: ForecastQuantity;
  /** A scenario needs this many origins beside the plain one to replace it; default 3. */
  readonly leastOrigins?: number;
}

/** One scenario against the plain one, on the forecasts that both could make. */
export interface ScenarioEvidence {
  readonly scenario: Scenario;
  /** Origins, and forecasts (origins × horizons), that both made. */
  readonly origins: number;
  readonly forecasts: number;
  /** Mean absolute relative errors over them; `null` without any. */
  readonly meanAbsoluteError: number | null;
  readonly plainMeanAbsoluteError: number | null;
  /** Standard error of the mean difference of the two, forecast by forecast; `null` below two forecasts. */
  readonly standardError: number | null;
}

/** The scenario that the headline uses, and why. */
export interface HeadlineScenario {
  readonly scenario: Scenario;
  readonly reason: string;
  readonly evidence: readonly ScenarioEvidence[];
}

/**
 * Decides which scenario the headline uses: the plain one, unless another missed by less on the origins that both could
 * be made at, by more than one standard error of the difference, and they are enough of them.
 */
export function chooseScenario(rows: readonly OriginRow[], options: HeadlineOptions = {}): HeadlineScenario {
  const { who = 'base', quantity = 'revenue', leastOrigins = 3 } = options;
  const errors = (scenario: Scenario): Map<string, number> =>
    new Map(
      rows
        .filter((row) => row.who === who && row.quantity === quantity && row.method === scenario)
        .flatMap((row) =>
          row.relativeError === null ? [] : [[`${row.origin}/${row.horizonMonths}`, row.relativeError]],
        ),
    );
  const plain = errors('plain');
  const evidence = SCENARIOS.filter((scenario) => scenario !== 'plain').map((scenario): ScenarioEvidence => {
    const own = [...errors(scenario)].filter(([key]) => plain.has(key));
    const gains = own.map(([key, error]) => Math.abs(plain.get(key) ?? 0) - Math.abs(error));
    return {
      scenario,
      origins: new Set(own.map(([key]) => key.split('/')[0])).size,
      forecasts: own.length,
      meanAbsoluteError: meanSize(own.map(([, error]) => error)),
      plainMeanAbsoluteError: meanSize(own.map(([key]) => plain.get(key) ?? 0)),
      standardError: standardErrorOf(gains),
    };
  });
  const better = evidence
    .filter((e) => e.origins >= leastOrigins && gain(e) > (e.standardError ?? 0))
    .sort((a, b) => gain(b) - gain(a));
  const scenario = better.length > 0 ? better[0].scenario : 'plain';
  return {
    scenario,
    reason: `${scenario}: ${evidence.map((e) => say(e, leastOrigins)).join('; ')}`,
    evidence,
  };
}

/** By how much the scenario misses by less than the plain one. */
function gain(e: ScenarioEvidence): number {
  return (e.plainMeanAbsoluteError ?? 0) - (e.meanAbsoluteError ?? 0);
}

function say(e: ScenarioEvidence, leastOrigins: number): string {
  if (e.meanAbsoluteError === null || e.plainMeanAbsoluteError === null) {
    return `${e.scenario} could not be checked at any origin`;
  }
  const compared = `${percent(e.meanAbsoluteError)} against ${percent(e.plainMeanAbsoluteError)} of plain`;
  const few = e.origins < leastOrigins ? `, too few to decide (${leastOrigins} are needed)` : '';
  const near = gain(e) > 0 && gain(e) <= (e.standardError ?? 0) ? ', less by no more than chance' : '';
  return `${e.scenario} missed by ${compared} over ${e.origins} origins${few === '' ? near : few}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function standardErrorOf(values: readonly number[]): number | null {
  const n = values.length;
  if (n < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) / n);
}

function meanSize(errors: readonly number[]): number | null {
  return errors.length === 0 ? null : errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;
}
