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

/** Words for lists of customers: why somebody is in the programme or not, and why a model refuses to say. */
export interface CustomerListTexts {
  /** Conditions with the customer's values, and by how much each misses that does. */
  readonly traced: (conditions: readonly ConditionSaid[], writer: Writer, vocabulary: Vocabulary) => string;
  /** A member whom the short rule takes, by conditions that all hold. */
  readonly byRule: (
    segment: string,
    conditions: readonly ConditionSaid[],
    writer: Writer,
    vocabulary: Vocabulary,
  ) => string;
  /** A member whom the short rule would leave out. */
  readonly despiteRule: (segment: string, conditions: string) => string;
  /** A member of a run without a rule. */
  readonly byModel: (segment: string) => string;
  readonly otherSegment: (segment: string) => string;
  /** What stands in the place of a segment of who is set apart, and why. */
  readonly setApart: string;
  readonly whyApart: (share: string) => string;
  /** A guest, in the segment of the Insiders or in another. */
  readonly guest: (segment: string) => string;
  readonly outside: (value: OutsideSaid, writer: Writer, vocabulary: Vocabulary) => string;
  readonly missing: (features: readonly string[], writer: Writer, vocabulary: Vocabulary) => string;
  /** Days: `YYYY-MM-DD`. */
  readonly later: (lastDay: string, asOf: string, writer: Writer) => string;
  /** @param days how many days count */
  readonly lapsed: (lastDay: string, asOf: string, days: number, writer: Writer) => string;
  readonly noPurchase: string;
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

/** The words of lists of customers, by language. */
export const customerListTexts: Readonly<Record<Language, CustomerListTexts>> = {
  en: {
    traced: (conditions, writer, vocabulary) =>
      traced(conditions, writer, vocabulary, {
        met: 'met',
        none: 'no value',
        edge: 'misses, being the limit itself',
        misses: (by) => `misses by ${by}`,
      }),
    byRule: (segment, conditions, writer, vocabulary) =>
      `${segment}; meets the rule: ${sayConditions(writer, conditions, vocabulary)}`,
    despiteRule: (segment, conditions) =>
      `${segment}, by all features together; the short rule alone would leave this customer out: ${conditions}`,
    byModel: (segment) => `${segment}, by all features together`,
    otherSegment: (segment) => `In another segment: ${segment}`,
    setApart: 'Set apart',
    whyApart: (share) =>
      `Brings ${share} of what all customers bring: set apart before groups are made, and to be looked after in person`,
    guest: (segment) => `A guest, whom nobody can invite (segment: ${segment})`,
    outside: ({ feature, value, min, max }, writer, vocabulary) =>
      `${featureInSentence(writer, feature, vocabulary)} of ${exactFeature(writer, feature, value, vocabulary)} lies outside what the model has seen, ${exactFeature(writer, feature, min, vocabulary)} to ${exactFeature(writer, feature, max, vocabulary)}`,
    missing: (features, writer, vocabulary) =>
      `no value for ${writer.list(features.map((each) => featureInSentence(writer, each, vocabulary)))}`,
    later: (lastDay, asOf, writer) =>
      `the last purchase, ${writer.date(lastDay)}, lies after the day up to which days are counted, ${writer.date(asOf)}`,
    lapsed: (lastDay, asOf, days, writer) =>
      `the last purchase, ${writer.date(lastDay)}, lies before the ${writer.number(days)} days up to ${writer.date(asOf)} that count`,
    noPurchase: 'nothing is left of the purchases: they were taken back, or the rules leave them out',
  },
  pt: {
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
  },
};
