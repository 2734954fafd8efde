import { type LikelihoodFit } from './maximise';

/** One estimated parameter. */
export interface ParameterRow {
  readonly parameter: string;
  readonly estimate: number;
  /** `null` where the parameter is at its bound, or the likelihood has no maximum inside. */
  readonly standardError: number | null;
  readonly low95: number | null;
  readonly high95: number | null;
  readonly atBound: boolean;
}

/** A fit as a table, one row per parameter. */
export function parameterRows(fit: LikelihoodFit): readonly ParameterRow[] {
  return fit.parameterNames.map((parameter, i) => ({
    parameter,
    estimate: fit.parameters[i],
    standardError: fit.standardErrors[i],
    low95: fit.intervals[i]?.[0] ?? null,
    high95: fit.intervals[i]?.[1] ?? null,
    atBound: fit.atBound.includes(parameter),
  }));
}
