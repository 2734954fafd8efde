import { type OutOfTimeEvaluation, type SelectionName } from './types';

/** One selection at one origin, as a row of a table. */
export interface EvaluationRow {
  readonly [column: string]: string | number | null;
  /** `YYYY-MM-DD`. */
  readonly origin: string;
  readonly selection: SelectionName;
  readonly customers: number;
  readonly past_share: number;
  readonly future_share: number;
  readonly future_low: number;
  readonly future_high: number;
  readonly revenue: number;
  readonly other_revenue: number;
  readonly ratio: number | null;
  readonly repeat_rate: number;
  readonly other_repeat_rate: number;
  readonly superiority: number;
  /** The largest of the three tests' p, after Holm's correction. */
  readonly p: number;
}

/** The judgement as rows: the origins, the latest first, each with the group and the two plain lists. */
export function evaluationTable({ origins }: Pick<OutOfTimeEvaluation, 'origins'>): EvaluationRow[] {
  return origins.flatMap(({ originDay, selections }) =>
    selections.map((each) => ({
      origin: originDay,
      selection: each.selection,
      customers: each.size,
      past_share: each.pastShare,
      future_share: each.futureShare.value,
      future_low: each.futureShare.interval[0],
      future_high: each.futureShare.interval[1],
      revenue: each.revenue.value,
      other_revenue: each.otherRevenue.value,
      ratio: each.revenueRatio?.value ?? null,
      repeat_rate: each.repeatRate.value,
      other_repeat_rate: each.otherRepeatRate.value,
      superiority: each.superiority.value,
      p: Math.max(each.revenueDifference.pHolm, each.repeatDifference.pHolm, each.superiority.pHolm),
    })),
  );
}
