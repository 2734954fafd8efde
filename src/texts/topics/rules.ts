import { type Language } from '../../config';
import { counted, whole } from '../phrases';
import { type Writer } from '../writer';
import { sayConditions, type SaidCondition } from './rule-conditions';
import { type Vocabulary } from './features';

/** A share with its interval. */
interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What the sentence on a rule's quality needs. */
export interface SaidQuality {
  readonly taken: number;
  readonly insiders: number;
  readonly inSample: { readonly precision: number | null; readonly recall: number | null };
  readonly outOfSample: { readonly precision: Estimate; readonly recall: Estimate };
  readonly folds: number;
  readonly repeats: number;
}

const english = {
  /** One way in, with its conditions: they must all hold. */
  alternative: sayConditions,
  /** The rule as one sentence. */
  rule: (
    writer: Writer,
    {
      alternatives,
      registeredOnly,
    }: {
      readonly alternatives: readonly (readonly SaidCondition[])[];
      readonly registeredOnly: boolean;
    },
    vocabulary: Vocabulary,
  ): string => {
    const ways = alternatives.map((conditions) => sayConditions(writer, conditions, vocabulary));
    const who = registeredOnly ? 'A registered customer' : 'A customer';
    if (ways.length === 1) return `${who} is eligible with: ${ways[0]}.`;
    const listed = ways.map((way, i) => `(${i + 1}) ${way}`).join('; or ');
    return `${who} is eligible in any of ${ways.length} ways: ${listed}.`;
  },
  /** How well the rule finds the Insiders. */
  quality: (
    writer: Writer,
    { taken, insiders, inSample, outOfSample, folds, repeats }: SaidQuality,
  ): string =>
    `The rule takes ${counted(writer, taken, 'customer', 'customers')}, where the model has ${counted(writer, insiders, 'Insider', 'Insiders')}. ` +
    `On customers who were not used to make it, ${estimateEn(writer, outOfSample.precision)} of those it takes are Insiders, ` +
    `and it finds ${estimateEn(writer, outOfSample.recall)} of the Insiders ` +
    `(${folds}-fold cross-validation, ${repeats} times over); on those it was made of, ` +
    `${writer.share(inSample.precision)} and ${writer.share(inSample.recall)}.`,
  /** Over how many days the rule's features count. */
  counting: (writer: Writer, days: number): string =>
    `What is bought and returned counts over the last ${whole(writer, days)} days; only the first purchase may lie further back.`,
  /** Why there is no rule. */
  noRule: {
    no_insiders: 'There is no rule: nobody of those who can be invited is an Insider.',
    all_insiders: 'There is no rule: everybody who can be invited is an Insider.',
    too_few: 'There is no rule: with fewer than ten Insiders, or fewer than ten others, none can be trusted.',
    no_split: 'There is no rule: no threshold on one of the features tells Insiders from others.',
  },
  /** What the rule is not. */
  caveat:
    'The rule describes the model’s Insiders in a few thresholds and does not replace the model: the list is the model’s, and the two differ for some customers. Precision and recall are of the rule against the segment, which was itself made of all customers.',
  /** The rule as a whole, as the last row of its table. */
  wholeRule: 'The rule as a whole',
  columns: {
    conditions: 'Conditions, all of which must hold',
    customers: 'Customers',
    insiders: 'Insiders',
    precision: 'Share of them who are Insiders',
    recall: 'Share of all Insiders',
  },
  figure: {
    title: (
      writer: Writer,
      { outOfSample: { precision, recall } }: Pick<SaidQuality, 'outOfSample'>,
    ): string =>
      `A short rule finds ${writer.share(recall.value)} of the Insiders, and ${writer.share(precision.value)} of those it takes are Insiders`,
    subtitle: (
      writer: Writer,
      {
        customers,
        insiders,
        period,
      }: { readonly customers: number; readonly insiders: number; period: string },
    ): string =>
      `Precision and recall of the rule and of each of its ways; ${whole(writer, customers)} customers who can be invited, ${whole(writer, insiders)} of them Insiders, ${period}`,
    caption: (_: Writer, folds: number, repeats: number, ways: readonly string[]): string =>
      `Out of sample: ${folds}-fold cross-validation of tree and rounding, ${repeats} times over, with 95% intervals by bootstrap of customers. Ways may overlap. ${ways.map((way, i) => `Way ${i + 1}: ${way}.`).join(' ')}`,
    alt: (
      writer: Writer,
      dots: readonly { readonly label: string; precision: number; recall: number }[],
    ): string =>
      `Dots by rule and way: ${dots.map(({ label, precision, recall }) => `${label}: precision ${writer.share(precision)}, recall ${writer.share(recall)}`).join('; ')}.`,
    outOfSample: 'whole rule,\nout of sample',
    inSample: 'whole rule,\nin sample',
    precision: 'precision: share of those taken who are Insiders',
    recall: 'recall: share of the Insiders who are taken',
    way: (number: number): string => `way ${number}`,
    axis: 'share',
  },
};

const portuguese: typeof english = {
  alternative: sayConditions,
  rule: (writer, { alternatives, registeredOnly }, vocabulary) => {
    const ways = alternatives.map((conditions) => sayConditions(writer, conditions, vocabulary));
    const who = registeredOnly ? 'Um cliente cadastrado' : 'Um cliente';
    if (ways.length === 1) return `${who} é elegível com: ${ways[0]}.`;
    const listed = ways.map((way, i) => `(${i + 1}) ${way}`).join('; ou ');
    return `${who} é elegível por qualquer um de ${ways.length} caminhos: ${listed}.`;
  },
  quality: (writer, { taken, insiders, inSample, outOfSample, folds, repeats }) =>
    `A regra seleciona ${whole(writer, taken)} clientes; o modelo tem ${whole(writer, insiders)} Insiders. ` +
    `Em clientes que não foram usados para criá-la, ${estimatePt(writer, outOfSample.precision)} dos selecionados são Insiders, ` +
    `e ela encontra ${estimatePt(writer, outOfSample.recall)} dos Insiders ` +
    `(validação cruzada em ${folds} partes, repetida ${repeats} vezes); nos clientes usados para criá-la, ` +
    `${writer.share(inSample.precision)} e ${writer.share(inSample.recall)}.`,
  counting: (writer, days) =>
    `Compras e devoluções contam nos últimos ${whole(writer, days)} dias; só a primeira compra pode ser mais antiga.`,
  noRule: {
    no_insiders: 'Não há regra: ninguém entre os que podem ser convidados é Insider.',
    all_insiders: 'Não há regra: todos os que podem ser convidados são Insiders.',
    too_few:
      'Não há regra: com menos de dez Insiders, ou menos de dez outros clientes, nenhuma merece confiança.',
    no_split: 'Não há regra: nenhum limite em uma das variáveis separa os Insiders dos demais.',
  },
  caveat:
    'A regra descreve os Insiders do modelo com poucos limites e não substitui o modelo: a lista é a do modelo, e os dois divergem em alguns clientes. Precisão e cobertura comparam a regra com o segmento, que foi formado com todos os clientes.',
  wholeRule: 'A regra inteira',
  columns: {
    conditions: 'Condições, todas obrigatórias',
    customers: 'Clientes',
    insiders: 'Insiders',
    precision: 'Parcela deles que é Insider',
    recall: 'Parcela de todos os Insiders',
  },
  figure: {
    title: (writer, { outOfSample: { precision, recall } }) =>
      `Uma regra curta encontra ${writer.share(recall.value)} dos Insiders, e ${writer.share(precision.value)} dos selecionados são Insiders`,
    subtitle: (writer, { customers, insiders, period }) =>
      `Precisão e cobertura da regra e de cada um de seus caminhos; ${whole(writer, customers)} clientes que podem ser convidados, dos quais ${whole(writer, insiders)} Insiders, ${period}`,
    caption: (_, folds, repeats, ways) =>
      `Fora da amostra: validação cruzada da árvore e do arredondamento em ${folds} partes, repetida ${repeats} vezes, com intervalos de 95% por bootstrap de clientes. Os caminhos podem se sobrepor. ${ways.map((way, i) => `Caminho ${i + 1}: ${way}.`).join(' ')}`,
    alt: (writer, dots) =>
      `Pontos por regra e caminho: ${dots.map(({ label, precision, recall }) => `${label}: precisão ${writer.share(precision)}, cobertura ${writer.share(recall)}`).join('; ')}.`,
    outOfSample: 'regra inteira,\nfora da amostra',
    inSample: 'regra inteira,\nna amostra',
    precision: 'precisão: parcela dos selecionados que é Insider',
    recall: 'cobertura: parcela dos Insiders que é selecionada',
    way: (number) => `caminho ${number}`,
    axis: 'parcela',
  },
};

function estimateEn(writer: Writer, { value, low, high }: Estimate): string {
  return `${writer.share(value)} (95% interval ${writer.share(low)} to ${writer.share(high)})`;
}

function estimatePt(writer: Writer, { value, low, high }: Estimate): string {
  return `${writer.share(value)} (intervalo de 95%: ${writer.share(low)} a ${writer.share(high)})`;
}

/** Texts of the eligibility rule, by language. */
export const rulesTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };
