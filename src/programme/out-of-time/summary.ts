import { type Interval } from '../../numeric';
import {
  type OutOfTimeEvaluation,
  type OriginEvaluation,
  type SelectionName,
  type SelectionOutcome,
} from './types';

/** The judgement of all origins, for a sentence or two; ranges are from the least to the most over the origins. */
export interface EvaluationSummary {
  readonly origins: number;
  readonly horizonDays: number;
  /** Customers of the group, at the origin with the fewest and with the most. */
  readonly size: Interval;
  /** Revenue per member ÷ revenue per other customer; null where it is undefined at an origin. */
  readonly ratio: Interval | null;
  readonly futureShare: Interval;
  readonly repeatRate: Interval;
  readonly otherRepeatRate: Interval;
  readonly superiority: Interval;
  /** Tests of the group with p below 0.05 after Holm's correction, of so many; and the largest such p of all. */
  readonly passed: number;
  readonly groupTests: number;
  readonly largestP: number;
  /** All tests that the correction covers. */
  readonly tests: number;
}

/** The group beside a plain list of as many customers, over all origins. */
export interface AgainstSummary {
  readonly against: Exclude<SelectionName, 'group'>;
  readonly origins: number;
  /** Share of the later revenue, the group's less the list's; the least and the most over the origins. */
  readonly shareDifference: Interval;
  /** Origins at which the whole interval lies above zero, and below. */
  readonly clearlyMore: number;
  readonly clearlyLess: number;
  /** Share who bought again, the group's less the list's. */
  readonly repeatDifference: Interval;
}

/** Regression to the mean, as far as it was seen. */
export interface RegressionSummary {
  readonly origins: number;
  /** Origins at which the daily spend of the others grew more, or fell less, than that of the members. */
  readonly othersGrewMore: number;
  /** At the latest origin: daily spend after ÷ before. */
  readonly originDay: string;
  readonly growth: number;
  readonly otherGrowth: number;
}

const LEVEL = 0.05;

/** What the origins say together; null where there is none. */
export function evaluationSummary({
  origins,
  horizonDays,
  tests,
}: Pick<OutOfTimeEvaluation, 'origins' | 'horizonDays' | 'tests'>): EvaluationSummary | null {
  if (origins.length === 0) return null;
  const groups = origins.map((origin) => outcomeOf(origin, 'group'));
  const ps = groups.flatMap((each) => [
    each.revenueDifference.pHolm,
    each.repeatDifference.pHolm,
    each.superiority.pHolm,
  ]);
  const ratios = groups.map(({ revenueRatio }) => revenueRatio?.value ?? NaN);
  return {
    origins: origins.length,
    horizonDays,
    size: rangeOf(groups.map(({ size }) => size)),
    ratio: ratios.every(Number.isFinite) ? rangeOf(ratios) : null,
    futureShare: rangeOf(groups.map(({ futureShare }) => futureShare.value)),
    repeatRate: rangeOf(groups.map(({ repeatRate }) => repeatRate.value)),
    otherRepeatRate: rangeOf(groups.map(({ otherRepeatRate }) => otherRepeatRate.value)),
    superiority: rangeOf(groups.map((each) => each.superiority.value)),
    passed: ps.filter((p) => p < LEVEL).length,
    groupTests: ps.length,
    largestP: Math.max(...ps),
    tests,
  };
}

/** The group beside each plain list; empty where there is no origin at which both could be compared. */
export function againstSummaries({ origins }: Pick<OutOfTimeEvaluation, 'origins'>): AgainstSummary[] {
  return (['top-spenders', 'rfm'] as const).flatMap((against) => {
    const of = (measure: string) =>
      origins.flatMap(({ differences }) =>
        differences.filter((each) => each.against === against && each.measure === measure),
      );
    const [shares, repeats] = [of('futureShare'), of('repeatRate')];
    if (shares.length === 0 || repeats.length === 0) return [];
    return [
      {
        against,
        origins: shares.length,
        shareDifference: rangeOf(shares.map(({ value }) => value)),
        clearlyMore: shares.filter(({ interval }) => interval[0] > 0).length,
        clearlyLess: shares.filter(({ interval }) => interval[1] < 0).length,
        repeatDifference: rangeOf(repeats.map(({ value }) => value)),
      },
    ];
  });
}

/** What became of the daily spend of members and others; null where nothing was spent before by either. */
export function regressionSummary({
  origins,
}: Pick<OutOfTimeEvaluation, 'origins'>): RegressionSummary | null {
  const growths = origins.flatMap((origin) => {
    const { daily, otherDaily } = outcomeOf(origin, 'group');
    if (daily.growth === null || otherDaily.growth === null) return [];
    return [{ originDay: origin.originDay, growth: daily.growth, otherGrowth: otherDaily.growth }];
  });
  if (growths.length === 0) return null;
  return {
    ...growths[0],
    origins: growths.length,
    othersGrewMore: growths.filter(({ growth, otherGrowth }) => otherGrowth > growth).length,
  };
}

/** What a selection did after an origin. */
export function outcomeOf(origin: OriginEvaluation, selection: SelectionName): SelectionOutcome {
  return origin.selections.find((each) => each.selection === selection)!;
}

function rangeOf(values: readonly number[]): Interval {
  return [Math.min(...values), Math.max(...values)];
}
