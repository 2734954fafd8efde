import { type EligibilityRule, type RuleCondition } from '../../scoring';

/**
 * The alternatives by which a member stays: those of the entry rule, each threshold loosened by the slack.
 *
 * A threshold of at least t becomes t − slack × |t|, one of at most t becomes t + slack × |t|, rounded to two
 * significant digits, halves outward; whole thresholds stay whole. A loosened condition never is stricter than it was,
 * so that whoever may enter may stay.
 *
 * @param slack 0 to 0.9
 */
export function loosenRule({ alternatives }: EligibilityRule, slack: number): RuleCondition[][] {
  return alternatives.map((conditions) => conditions.map((condition) => loosen(condition, slack)));
}

function loosen(condition: RuleCondition, slack: number): RuleCondition {
  const { operator, threshold } = condition;
  if (slack === 0 || threshold === 0) return { ...condition };
  const down = operator === 'at_least' || operator === 'above';
  const sign = down ? -1 : 1;
  const aim = threshold + sign * slack * Math.abs(threshold);
  const rounded = sign * roundUp(sign * aim, Number.isInteger(threshold));
  // Rounding must not make it stricter, whatever digits the entry rule has.
  return { ...condition, threshold: down ? Math.min(rounded, threshold) : Math.max(rounded, threshold) };
}

/** To two significant digits, or to whole numbers where fewer digits are before the point; halves up. */
function roundUp(value: number, whole: boolean): number {
  if (value === 0) return 0;
  const digits = Math.floor(Math.log10(Math.abs(value))) - 1;
  const exponent = whole ? Math.max(0, digits) : digits;
  // Multiplied or divided by a whole power, so that 0.35 does not become 0.35000000000000003.
  const scaled = exponent < 0 ? value * 10 ** -exponent : value / 10 ** exponent;
  const times = Math.floor(Number((scaled + 0.5).toPrecision(12)));
  return exponent < 0 ? times / 10 ** -exponent : times * 10 ** exponent;
}
