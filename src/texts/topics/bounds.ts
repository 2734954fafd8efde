import { type Language } from '../../config';
import { type Writer } from '../writer';

/** One bound of a value. */
export interface Bound {
  readonly operator: 'at_least' | 'below' | 'at_most' | 'above';
  readonly threshold: number;
}

/** One bound, or a lower and an upper one. */
export type Bounds = readonly Bound[];

type Say = (writer: Writer, bounds: Bounds) => string;

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

/** “1 purchase”, “7 purchases”: by the language's own rule for numbers. */
export function counted(writer: Writer, value: number, one: string, many: string): string {
  const singular = new Intl.PluralRules(writer.locale).select(value) === 'one';
  return `${plain(writer, value)} ${singular ? one : many}`;
}

const bounds: Readonly<Record<Language, Readonly<Record<Bound['operator'], (what: string) => string>>>> = {
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

/** An amount of money: “net revenue of at least £1,500”. */
export const amountOf = (what: string): Say => of(what, money);

/** A share: “a returned share of at most 7%”. */
export const shareOf = (what: string): Say => of(what, share);

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

/** “at least 7 purchases”, “at least 4 and fewer than 7 purchases”: the last bound carries the noun. */
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

/** A number of things: “at least 7 purchases”. @param rest what follows the noun */
export function numberOf(one: string, many: string, rest = ''): Say {
  return (writer, limits) => count(writer, limits, one, many) + rest;
}

/** “last purchase at most 30 days ago”. */
export function daysAgo(what: string): Say {
  return (writer, limits) =>
    writer.language === 'pt'
      ? `${what} há ${count(writer, limits, 'dia', 'dias')}`
      : `${what} ${count(writer, limits, 'day', 'days')} ago`;
}
