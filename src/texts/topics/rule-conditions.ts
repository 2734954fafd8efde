import { type Language, type Preset } from '../../config';
import { type Writer } from '../writer';

/** A condition of a rule, as data. */
export interface SaidCondition {
  readonly feature: string;
  readonly operator: 'at_least' | 'below' | 'at_most' | 'above';
  readonly threshold: number;
}

/** What a condition must know of the preset: the frequency has two definitions. */
export type SaidFrequency = Preset['frequency'];

type Operator = SaidCondition['operator'];
/** One bound, or a lower and an upper one. */
type Bounds = readonly Pick<SaidCondition, 'operator' | 'threshold'>[];
type Say = (writer: Writer, bounds: Bounds) => string;

/** Says a condition, such as “last purchase at most 30 days ago”. */
export type SayCondition = (writer: Writer, condition: SaidCondition, frequency: SaidFrequency) => string;

const plain = (writer: Writer, value: number): string =>
  writer.number(value, { decimals: Number.isInteger(value) ? 0 : decimalsOf(value) });
const money = (writer: Writer, value: number): string =>
  writer.money(value, { decimals: Number.isInteger(value) ? 0 : 2 });
const share = (writer: Writer, value: number): string =>
  writer.share(value, { decimals: decimalsOf(Number((value * 100).toPrecision(12))) });

/** The digits after the point that the number has, four at most. */
function decimalsOf(value: number): number {
  const decimals = (String(value).split('.')[1] ?? '').length;
  return Math.min(decimals, 4);
}

/** “1 invoice”, “7 invoices”: by the language's own rule for numbers. */
function counted(writer: Writer, value: number, one: string, many: string): string {
  const singular = new Intl.PluralRules(writer.locale).select(value) === 'one';
  return `${plain(writer, value)} ${singular ? one : many}`;
}

const bounds: Readonly<Record<Language, Readonly<Record<Operator, (what: string) => string>>>> = {
  en: {
    at_least: (what) => `at least ${what}`,
    below: (what) => `fewer than ${what}`,
    at_most: (what) => `at most ${what}`,
    above: (what) => `more than ${what}`,
  },
  pt: {
    at_least: (what) => `pelo menos ${what}`,
    below: (what) => `menos de ${what}`,
    at_most: (what) => `no máximo ${what}`,
    above: (what) => `mais de ${what}`,
  },
};

const and: Readonly<Record<Language, string>> = { en: ' and ', pt: ' e ' };

/** An amount or a mean: “net revenue of at least £1,500”, “net revenue below £1,500”. */
function of(what: string, write: (writer: Writer, value: number) => string): Say {
  return (writer, limits) => {
    const { language } = writer;
    const said = limits.map(({ operator, threshold }) => {
      const value = write(writer, threshold);
      if (operator === 'below') return language === 'pt' ? `abaixo de ${value}` : `below ${value}`;
      if (operator === 'above') return language === 'pt' ? `acima de ${value}` : `above ${value}`;
      return `${language === 'pt' ? 'de' : 'of'} ${bounds[language][operator](value)}`;
    });
    return `${what} ${said.join(and[language])}`;
  };
}

/** “at least 7 invoices”, “at least 4 and fewer than 7 invoices”: the last bound carries the noun. */
function count(writer: Writer, limits: Bounds, one: string, many: string): string {
  const { language } = writer;
  return limits
    .map(({ operator, threshold }, i) =>
      bounds[language][operator](
        i === limits.length - 1 ? counted(writer, threshold, one, many) : plain(writer, threshold),
      ),
    )
    .join(and[language]);
}

/** A number of things. */
function number(one: string, many: string, rest = ''): Say {
  return (writer, limits) => count(writer, limits, one, many) + rest;
}

/** “last purchase at most 30 days ago”. */
function daysAgo(what: string): Say {
  return (writer, limits) =>
    writer.language === 'pt'
      ? `${what} há ${count(writer, limits, 'dia', 'dias')}`
      : `${what} ${count(writer, limits, 'day', 'days')} ago`;
}

const english: Readonly<Record<string, Say>> = {
  net_revenue: of('net revenue', money),
  gross_revenue: of('gross revenue', money),
  recency_days: daysAgo('last purchase'),
  tenure_days: daysAgo('first purchase'),
  n_invoices: number('invoice', 'invoices'),
  n_items: number('item bought', 'items bought'),
  n_lines: number('invoice line', 'invoice lines'),
  n_products: number('different product', 'different products'),
  avg_ticket: of('a mean line value', money),
  avg_days_between_purchases: number('day', 'days', ' between purchases on average'),
  n_returned_items: number('item returned', 'items returned'),
  avg_basket_size: number('item', 'items', ' per invoice on average'),
  avg_unique_basket_size: number('product', 'products', ' per invoice on average'),
  returned_share: of('a returned share', share),
};

const portuguese: Readonly<Record<string, Say>> = {
  net_revenue: of('receita líquida', money),
  gross_revenue: of('receita bruta', money),
  recency_days: daysAgo('última compra'),
  tenure_days: daysAgo('primeira compra'),
  n_invoices: number('fatura', 'faturas'),
  n_items: number('item comprado', 'itens comprados'),
  n_lines: number('linha de fatura', 'linhas de fatura'),
  n_products: number('produto diferente', 'produtos diferentes'),
  avg_ticket: of('valor médio da linha', money),
  avg_days_between_purchases: number('dia', 'dias', ' entre compras, em média'),
  n_returned_items: number('item devolvido', 'itens devolvidos'),
  avg_basket_size: number('item', 'itens', ' por fatura, em média'),
  avg_unique_basket_size: number('produto', 'produtos', ' por fatura, em média'),
  returned_share: of('parcela devolvida', share),
};

const frequencies: Readonly<Record<Language, Readonly<Record<SaidFrequency, Say>>>> = {
  en: {
    purchase_days_per_30_days: number('purchase day', 'purchase days', ' per 30 days'),
    invoices_per_active_day: number('invoice', 'invoices', ' a day between the first and the last purchase'),
  },
  pt: {
    purchase_days_per_30_days: number('dia de compra', 'dias de compra', ' a cada 30 dias'),
    invoices_per_active_day: number('fatura', 'faturas', ' por dia entre a primeira e a última compra'),
  },
};

const words: Readonly<Record<Language, Readonly<Record<string, Say>>>> = { en: english, pt: portuguese };

/**
 * Says one condition in the writer's language.
 *
 * @throws RangeError when there are no words for the feature
 */
export const sayCondition: SayCondition = (writer, condition, frequency) =>
  sayBounds(writer, condition.feature, [condition], frequency);

/**
 * Says conditions that must all hold, in one phrase; two bounds of one feature are said together.
 *
 * @throws RangeError when there are no words for a feature
 */
export function sayConditions(
  writer: Writer,
  conditions: readonly SaidCondition[],
  frequency: SaidFrequency,
): string {
  const features = [...new Set(conditions.map(({ feature }) => feature))];
  const lower = ({ operator }: SaidCondition): number =>
    operator === 'at_least' || operator === 'above' ? 0 : 1;
  return writer.list(
    features.map((feature) => {
      const own = conditions.filter((condition) => condition.feature === feature);
      return sayBounds(
        writer,
        feature,
        own.sort((a, b) => lower(a) - lower(b)),
        frequency,
      );
    }),
  );
}

function sayBounds(writer: Writer, feature: string, limits: Bounds, frequency: SaidFrequency): string {
  const { language } = writer;
  const say = feature === 'frequency' ? frequencies[language][frequency] : words[language][feature];
  if (say === undefined)
    throw new RangeError(`there are no words for conditions on the feature "${feature}"`);
  return say(writer, limits);
}

/** By how much a value misses a condition, such as “by 12 days”; in the unit of the feature. */
export function sayAmount(writer: Writer, feature: string, amount: number): string {
  const [day, days] = writer.language === 'pt' ? ['dia', 'dias'] : ['day', 'days'];
  if (/_revenue$|^avg_ticket$/.test(feature)) return writer.money(amount);
  if (feature === 'returned_share') return writer.share(amount);
  if (/_days(_|$)/.test(feature)) return counted(writer, Number(amount.toFixed(1)), day, days);
  return writer.number(amount, { decimals: Number.isInteger(amount) ? 0 : 2 });
}
