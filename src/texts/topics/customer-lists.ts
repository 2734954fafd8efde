import { type Language } from '../../config';
import { type Writer } from '../writer';
import { exactFeature, featureInSentence, type Vocabulary } from './features';
import { sayAmount, sayCondition, sayConditions, type SaidCondition } from './rule-conditions';

/** A condition of a rule held against one customer. */
export interface ConditionSaid extends SaidCondition {
  /** Null where it is missing. */
  readonly value: number | null;
  readonly holds: boolean;
  /** How far the value is from fulfilling it; null where the value is missing. */
  readonly misses: number | null;
}

/** A value beyond the range that a model has seen. */
export interface OutsideSaid {
  readonly feature: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

/** What is said behind a condition. */
interface Verdicts {
  readonly met: string;
  readonly none: string;
  readonly edge: string;
  readonly misses: (by: string) => string;
}

/** “at least 7 purchases (1, misses by 6)”. */
function traced(
  conditions: readonly ConditionSaid[],
  writer: Writer,
  vocabulary: Vocabulary,
  words: Verdicts,
): string {
  const said = conditions.map((condition) => {
    const { feature, value, holds, misses } = condition;
    const bound = sayCondition(writer, condition, vocabulary);
    if (value === null || misses === null) return `${bound} (${words.none})`;
    const verdict = holds
      ? words.met
      : misses === 0
        ? words.edge
        : words.misses(sayAmount(writer, feature, misses, vocabulary));
    return `${bound} (${sayAmount(writer, feature, value, vocabulary)}, ${verdict})`;
  });
  return said.join('; ');
}

const english = {
  /** Conditions with the customer's values, and by how much each misses that does. */
  traced: (conditions: readonly ConditionSaid[], writer: Writer, vocabulary: Vocabulary): string =>
    traced(conditions, writer, vocabulary, {
      met: 'met',
      none: 'no value',
      edge: 'misses, being the limit itself',
      misses: (by) => `misses by ${by}`,
    }),
  /** A member whom the short rule takes, by conditions that all hold. */
  byRule: (
    segment: string,
    conditions: readonly ConditionSaid[],
    writer: Writer,
    vocabulary: Vocabulary,
  ): string => `${segment}; meets the rule: ${sayConditions(writer, conditions, vocabulary)}`,
  /** A member whom the short rule would leave out. */
  despiteRule: (segment: string, conditions: string): string =>
    `${segment}, by all features together; the short rule alone would leave this customer out: ${conditions}`,
  /** A member of a run without a rule. */
  byModel: (segment: string): string => `${segment}, by all features together`,
  otherSegment: (segment: string): string => `In another segment: ${segment}`,
  /** What stands in the place of a segment of who is set apart, and why. */
  setApart: 'Set apart',
  whyApart: (share: string): string =>
    `Brings ${share} of what all customers bring: set apart before groups are made, and to be looked after in person`,
  /** A guest, in the segment of the Insiders or in another. */
  guest: (segment: string): string => `A guest, whom nobody can invite (segment: ${segment})`,
  outside: ({ feature, value, min, max }: OutsideSaid, writer: Writer, vocabulary: Vocabulary): string =>
    `${featureInSentence(writer, feature, vocabulary)} of ${exactFeature(writer, feature, value, vocabulary)} lies outside what the model has seen, ${exactFeature(writer, feature, min, vocabulary)} to ${exactFeature(writer, feature, max, vocabulary)}`,
  missing: (features: readonly string[], writer: Writer, vocabulary: Vocabulary): string =>
    `no value for ${writer.list(features.map((each) => featureInSentence(writer, each, vocabulary)))}`,
  /** Days: `YYYY-MM-DD`. */
  later: (lastDay: string, asOf: string, writer: Writer): string =>
    `the last purchase, ${writer.date(lastDay)}, lies after the day up to which days are counted, ${writer.date(asOf)}`,
  /** @param days how many days count */
  lapsed: (lastDay: string, asOf: string, days: number, writer: Writer): string =>
    `the last purchase, ${writer.date(lastDay)}, lies before the ${writer.number(days)} days up to ${writer.date(asOf)} that count`,
  noPurchase: 'nothing is left of the purchases: they were taken back, or the rules leave them out',
};

const portuguese: typeof english = {
  traced: (conditions, writer, vocabulary) =>
    traced(conditions, writer, vocabulary, {
      met: 'atende',
      none: 'sem valor',
      edge: 'não atende, por ser o próprio limite',
      misses: (by) => `não atende por ${by}`,
    }),
  byRule: (segment, conditions, writer, vocabulary) =>
    `${segment}; atende à regra: ${sayConditions(writer, conditions, vocabulary)}`,
  despiteRule: (segment, conditions) =>
    `${segment}, pelo conjunto das características; só pela regra curta, este cliente ficaria de fora: ${conditions}`,
  byModel: (segment) => `${segment}, pelo conjunto das características`,
  otherSegment: (segment) => `Em outro segmento: ${segment}`,
  setApart: 'À parte',
  whyApart: (share) =>
    `Traz ${share} do que trazem todos os clientes: fica à parte dos grupos, para atendimento pessoal`,
  guest: (segment) => `Compra sem cadastro, sem ninguém para convidar (segmento: ${segment})`,
  outside: ({ feature, value, min, max }, writer, vocabulary) =>
    `${featureInSentence(writer, feature, vocabulary)}: ${exactFeature(writer, feature, value, vocabulary)} está fora do que o modelo já viu, de ${exactFeature(writer, feature, min, vocabulary)} a ${exactFeature(writer, feature, max, vocabulary)}`,
  missing: (features, writer, vocabulary) =>
    `sem valor para ${writer.list(features.map((each) => featureInSentence(writer, each, vocabulary)))}`,
  later: (lastDay, asOf, writer) =>
    `a última compra, em ${writer.date(lastDay)}, é posterior ao dia até o qual os dias são contados, ${writer.date(asOf)}`,
  lapsed: (lastDay, asOf, days, writer) =>
    `a última compra, em ${writer.date(lastDay)}, é anterior aos ${writer.number(days)} dias até ${writer.date(asOf)} que contam`,
  noPurchase: 'nada resta das compras: foram devolvidas, ou as regras as deixam de fora',
};

/** The words of lists of customers, by language. */
export const customerListTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };
