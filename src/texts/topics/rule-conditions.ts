import { type Writer } from '../writer';
import { counted, type Bound } from './bounds';
import { type Vocabulary } from './features';

/** A condition of a rule, as data. */
export interface SaidCondition extends Bound {
  readonly feature: string;
}

/**
 * Says one condition in the writer's language.
 *
 * @throws Error when there are no words for the feature
 */
export function sayCondition(writer: Writer, condition: SaidCondition, vocabulary: Vocabulary): string {
  return vocabulary(writer.language, condition.feature).condition(writer, [condition]);
}

/**
 * Says conditions that must all hold, in one phrase; two bounds of one feature are said together.
 *
 * @throws Error when there are no words for a feature
 */
export function sayConditions(
  writer: Writer,
  conditions: readonly SaidCondition[],
  vocabulary: Vocabulary,
): string {
  const features = [...new Set(conditions.map(({ feature }) => feature))];
  const lower = ({ operator }: SaidCondition): number =>
    operator === 'at_least' || operator === 'above' ? 0 : 1;
  return writer.list(
    features.map((feature) => {
      const own = conditions.filter((condition) => condition.feature === feature);
      own.sort((a, b) => lower(a) - lower(b));
      return vocabulary(writer.language, feature).condition(writer, own);
    }),
  );
}

/** By how much a value misses a condition, such as “by 12 days”; in the unit of the feature. */
export function sayAmount(writer: Writer, feature: string, amount: number, vocabulary: Vocabulary): string {
  const { kind } = vocabulary(writer.language, feature);
  const [day, days] = writer.language === 'pt' ? ['dia', 'dias'] : ['day', 'days'];
  if (kind === 'money') return writer.money(amount);
  if (kind === 'share') return writer.share(amount);
  if (kind === 'days') return counted(writer, Number(amount.toFixed(1)), day, days);
  return writer.number(amount, { decimals: Number.isInteger(amount) ? 0 : 2 });
}
