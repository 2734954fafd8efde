import { formatNumber, formatShare } from '../../format';
import { summariseOrigins, type HeadlineScenario, type OriginRow } from '../checks';
import { type ValueModel } from '../forecast';
import { amountsIn } from './amounts';
import { type CaptureRow } from './capture';
import { type Expectation } from './headline';
import { type SensitivityRow } from './sensitivity';
import { type ValueIndependence } from './value-by-days';

/** A line of the closing table. */
export interface ValueFinding {
  readonly finding: string;
  readonly estimate: string;
  readonly verdict: string;
  readonly rules_out: string;
}

/** What {@link valueFindings} is made of. */
export interface ValueFindingsInput {
  readonly expected: readonly Expectation[];
  readonly origins: readonly OriginRow[];
  readonly model: ValueModel;
  readonly independence: ValueIndependence;
  readonly scenario: HeadlineScenario;
  readonly alternatives: readonly SensitivityRow[];
  readonly capture: readonly CaptureRow[];
  /** ISO 4217 code. */
  readonly currency: string;
}

/** Correlations below this count as weak (Cohen 1988). */
const WEAK = 0.3;

/** The closing table: finding, estimate with interval, verdict, what it rules out; every word by the numbers. */
export function valueFindings(input: ValueFindingsInput): readonly ValueFinding[] {
  const { expected, model, independence, scenario } = input;
  const seasonal = scenario.evidence.find((one) => one.scenario === 'last-year-shares');
  return [
    ...expected.map((one) => revenueFinding(one, input)),
    dropOutFinding(model),
    ...comparisonFindings(input.origins, scenario.scenario),
    captureFinding(input.capture),
    independenceFinding(independence),
    {
      finding: 'Season',
      estimate: `last year’s shares checked at ${formatNumber(seasonal?.origins ?? 0)} origins`,
      verdict:
        (seasonal?.origins ?? 0) === 0
          ? `cannot be told from growth, no origin has a year before it: scenario ${scenario.scenario}`
          : scenario.reason,
      rules_out:
        (seasonal?.origins ?? 0) === 0
          ? 'nothing: the scenarios stand side by side'
          : `scenario ${scenario.scenario === 'plain' ? 'last-year-shares' : 'plain'} as the headline`,
    },
  ];
}

function revenueFinding(one: Expectation, { alternatives, currency }: ValueFindingsInput): ValueFinding {
  const money = amountsIn(currency);
  const { quoted, model, origins, within95, months } = one;
  const naive = alternatives.find(({ choice }) => choice === 'no model: same as last quarter');
  const asBefore =
    naive === undefined
      ? null
      : one.who === 'base'
        ? naive[months === 3 ? 'base3' : 'base6']
        : naive[months === 3 ? 'group3' : 'group6'];
  const outside = asBefore !== null && (asBefore < quoted.low95 || asBefore > quoted.high95);
  return {
    finding: `${one.who === 'base' ? 'All customers' : one.who}, next ${months} months`,
    estimate: `${money(quoted.expected)} (95%: ${money(quoted.low95)} to ${money(quoted.high95)})`,
    verdict:
      origins === 0
        ? 'could not be checked: the interval covers parameters and chance alone'
        : `mean error so far ${formatShare(one.meanError, { sign: true })}; the model’s own 95% interval (${money(model.low95)} to ${money(model.high95)}) held at ${within95} of ${origins} origins`,
    rules_out: `less than ${money(quoted.low95)} and more than ${money(quoted.high95)}${
      asBefore === null ? '' : `; ${outside ? 'and' : 'not'} a repeat of last quarter (${money(asBefore)})`
    }`,
  };
}

function dropOutFinding({ purchases }: ValueModel): ValueFinding {
  const tested = purchases.comparison.filter(({ model }) => model !== 'nbd');
  const best = tested.reduce(
    (kept, row) => (kept === null || row.likelihoodRatio > kept.likelihoodRatio ? row : kept),
    null as (typeof tested)[number] | null,
  );
  return {
    finding: 'Drop-out',
    estimate:
      best === null
        ? 'not tested'
        : `ratio ${formatNumber(best.likelihoodRatio, { decimals: 2 })} (${best.title}), p ${sayP(best.pValue)}`,
    verdict: purchases.dropOutIdentified
      ? `identified: ${best?.title ?? ''} is used`
      : 'not identified by these data: the NBD is used',
    rules_out: purchases.dropOutIdentified
      ? 'that silence says nothing'
      : 'a probability that a single customer has left; not that customers do leave',
  };
}

/** How the model did against repeating the last quarter, at three months ahead. */
function comparisonFindings(origins: readonly OriginRow[], scenario: string): readonly ValueFinding[] {
  const summary = summariseOrigins(origins).filter(
    (row) => row.quantity === 'revenue' && row.horizonMonths === 3,
  );
  return [...new Set(summary.map(({ who }) => who))].flatMap((who) => {
    const own = summary.find((row) => row.who === who && row.method === scenario);
    const naive = summary.find((row) => row.who === who && row.method === 'last-quarter');
    if (own === undefined || naive === undefined || own.origins !== naive.origins) return [];
    const wins = own.meanAbsoluteError < naive.meanAbsoluteError;
    return [
      {
        finding: `Against repeating last quarter, ${who === 'base' ? 'all customers' : who}`,
        estimate: `error ${formatShare(own.meanAbsoluteError)} against ${formatShare(naive.meanAbsoluteError)}, ${own.origins} origins`,
        verdict: `mean absolute error over 3 months: the model ${wins ? 'wins' : 'loses'}`,
        rules_out: wins
          ? 'that repeating the last quarter is as good a forecast of revenue'
          : 'that the model’s sum is the better forecast of revenue',
      },
    ];
  });
}

/** Whether the model knows better who will bring the revenue than what they spent so far. */
function captureFinding([model, spent]: readonly CaptureRow[]): ValueFinding {
  const low = spent.behind_low95 ?? 0;
  const high = spent.behind_high95 ?? 0;
  const verdict = low > 0 ? 'more than' : high < 0 ? 'less than' : 'as much as';
  return {
    finding: 'Who brings it',
    estimate: `${formatShare(model.share)} (${formatShare(model.low95)} to ${formatShare(model.high95)})`,
    verdict: `of the hold-out’s revenue came from the ${formatNumber(model.customers)} customers whom the model put first: ${verdict} from the biggest spenders (${formatShare(spent.share)})`,
    rules_out:
      low > 0 || high < 0
        ? 'that the two rankings are worth the same'
        : `that either ranking is better by more than ${formatShare(Math.max(Math.abs(low), Math.abs(high)))} of revenue`,
  };
}

function independenceFinding({ pearson, interval, spearman, ratio }: ValueIndependence): ValueFinding {
  const two = (value: number): string => formatNumber(value, { decimals: 2 });
  const apart = interval[0] > 0 || interval[1] < 0;
  const size = Math.abs(pearson) < WEAK ? 'weakly' : 'clearly';
  return {
    finding: 'Value and frequency',
    estimate: `r = ${two(pearson)} (${two(interval[0])} to ${two(interval[1])}), ρ = ${two(spearman)}`,
    verdict: `they go together ${size}${apart ? ', but not by chance' : ', and perhaps not at all'}; it costs the value model ${formatShare(Math.abs(ratio - 1))} of all value`,
    rules_out: apart
      ? 'the independence that the gamma-gamma model assumes, strictly taken'
      : 'a strong dependence',
  };
}

function sayP(p: number): string {
  return p < 0.0001 ? 'below 0.0001' : `= ${p.toFixed(4)}`;
}
