import { formatNumber, formatShare } from '../../format';
import { minMisses, summariseOrigins, type AdoptedMethod, type OriginRow } from '../checks';
import { type ValueModel } from '../forecast';
import { FORECAST_METHODS } from '../methods';
import { amountsIn } from './amounts';
import { type CaptureRow } from './capture';
import { type Expectation } from './headline';
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
  readonly adopted: AdoptedMethod;
  readonly capture: readonly CaptureRow[];
  /** ISO 4217 code. */
  readonly currency: string;
}

/** Correlations below this count as weak (Cohen 1988). */
const WEAK = 0.3;

/** The closing table: finding, estimate with interval, verdict, what it rules out; every word by the numbers. */
export function valueFindings(input: ValueFindingsInput): readonly ValueFinding[] {
  const { expected, model, independence, adopted } = input;
  return [
    ...expected.filter(({ months }) => months > 1).map((one) => revenueFinding(one, input)),
    methodFinding(adopted),
    ...comparisonFindings(input.origins, adopted),
    dropOutFinding(model),
    captureFinding(input.capture),
    independenceFinding(independence),
  ];
}

function revenueFinding(one: Expectation, { currency }: ValueFindingsInput): ValueFinding {
  const money = amountsIn(currency);
  const { quoted, origins, months, lastQuarter, lastYear } = one;
  const compared = [
    {
      what: 'as much as last quarter a month',
      amount: lastQuarter === null ? null : (lastQuarter * months) / 3,
    },
    { what: 'the same months of last year again', amount: lastYear },
  ].flatMap(({ what, amount }) =>
    amount === null || (amount >= quoted.low95 && amount <= quoted.high95)
      ? []
      : [`${what} (${money(amount)})`],
  );
  return {
    finding: `${one.who === 'base' ? 'All customers' : one.who}, next ${months} months`,
    estimate: `${money(quoted.expected)} (95%: ${money(quoted.low95)} to ${money(quoted.high95)})`,
    verdict:
      one.intervalFrom === 'misses'
        ? `by “${FORECAST_METHODS[one.method].words.en.label}”, which missed by ${formatShare(one.meanAbsoluteError)} at ${origins} origins${one.leansDown ? '; the interval leans down' : ''}`
        : `by “${FORECAST_METHODS[one.method].words.en.label}”; the interval is as wide as was measured elsewhere${one.leansDown ? ', and leans down: no past window held these months' : ''}`,
    rules_out: [`less than ${money(quoted.low95)} and more than ${money(quoted.high95)}`, ...compared].join(
      '; ',
    ),
  };
}

function methodFinding({ method, from, measured, evidence }: AdoptedMethod): ValueFinding {
  const own = evidence.find((one) => one.method === method);
  const common = own?.origins ?? 0;
  return {
    finding: 'Method',
    estimate: FORECAST_METHODS[method].words.en.label,
    verdict:
      from === 'measured'
        ? `${common} origins of its own, ${minMisses} are needed: what was best elsewhere for so long a history`
        : from === 'named'
          ? 'named, against whatever the past says'
          : method === measured
            ? `best elsewhere, and at ${common} own origins nothing missed by less beyond chance`
            : `missed by ${formatShare(own?.miss)} at ${common} own origins, “${FORECAST_METHODS[measured].words.en.label}” by ${formatShare(own?.measuredMiss)}`,
    rules_out:
      method === measured
        ? 'a method picked for luck on few origins'
        : 'that what was best elsewhere is best here',
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

/** How the model as it is and the adopted method did at three months ahead, on the origins that both have. */
function comparisonFindings(
  origins: readonly OriginRow[],
  { method }: AdoptedMethod,
): readonly ValueFinding[] {
  if (method === 'model') return [];
  const rows = origins.filter((row) => row.quantity === 'revenue' && row.horizonMonths === 3);
  const days = new Set(rows.filter((row) => row.method === method).map(({ originDay }) => originDay));
  const summary = summariseOrigins(rows.filter(({ originDay }) => days.has(originDay)));
  return [...new Set(summary.map(({ who }) => who))].flatMap((who) => {
    const own = summary.find((row) => row.who === who && row.method === method);
    const model = summary.find((row) => row.who === who && row.method === 'model');
    if (own === undefined || model === undefined) return [];
    const wins = own.meanAbsoluteError < model.meanAbsoluteError;
    return [
      {
        finding: `Against the model as it is, ${who === 'base' ? 'all customers' : who}`,
        estimate: `error ${formatShare(own.meanAbsoluteError)} against ${formatShare(model.meanAbsoluteError)}, ${own.origins} origins`,
        verdict: `mean absolute error over 3 months: the adopted method ${wins ? 'wins' : 'loses'}`,
        rules_out: wins ? 'that a season can be left out' : 'that the season mends the model here',
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
