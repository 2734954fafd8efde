import { type Language } from '../../config';
import { capital } from '../phrases';
import { type Writer } from '../writer';

/** What a segment's name speaks of. A trait that is left out is as usual. */
export interface SegmentTraits {
  readonly spend: 'big' | 'solid' | 'medium' | 'small';
  readonly frequency?: 'frequent' | 'regular' | 'infrequent';
  readonly recency?: 'active' | 'quiet' | 'lapsed' | 'long-gone';
  readonly tenure?: 'new' | 'longstanding';
  readonly basket?: 'large-baskets' | 'small-baskets';
  readonly returns?: 'many-returns';
  /** From 2: a number where nothing else tells two segments apart. */
  readonly group?: number;
}

/** The dimensions on which segments are compared, in the order in which they are shown. */
export type SegmentDimension = Exclude<keyof SegmentTraits, 'group'>;

/** Words for segments. */
export interface SegmentTexts {
  /** The segment's name, beginning with a capital: “Frequent big spenders”. */
  readonly name: (traits: SegmentTraits, writer: Writer) => string;
  /** The dimensions as columns of a table. */
  readonly dimensions: Readonly<Record<SegmentDimension, string>>;
  /** Where somebody is who had bought nothing yet, and who has nothing left that was not returned. */
  readonly notYet: string;
  readonly noMore: string;
}

type Words = { readonly [D in SegmentDimension]-?: Readonly<Record<NonNullable<SegmentTraits[D]>, string>> };

const english: Words = {
  spend: {
    big: 'big spenders',
    solid: 'solid spenders',
    medium: 'medium spenders',
    small: 'small spenders',
  },
  frequency: { frequent: 'frequent', regular: 'regular', infrequent: 'infrequent' },
  recency: { active: 'active', quiet: 'quiet', lapsed: 'lapsed', 'long-gone': 'long-gone' },
  tenure: { new: 'new', longstanding: 'longstanding' },
  basket: { 'large-baskets': 'large baskets', 'small-baskets': 'small baskets' },
  returns: { 'many-returns': 'many returns' },
};

const portuguese: Words = {
  spend: {
    big: 'de alto gasto',
    solid: 'de gasto médio-alto',
    medium: 'de gasto médio',
    small: 'de baixo gasto',
  },
  frequency: { frequent: 'frequentes', regular: 'regulares', infrequent: 'esporádicos' },
  recency: {
    active: 'ativos',
    quiet: 'pouco ativos',
    lapsed: 'inativos',
    'long-gone': 'inativos há muito tempo',
  },
  tenure: { new: 'novos', longstanding: 'antigos' },
  basket: { 'large-baskets': 'cestas grandes', 'small-baskets': 'cestas pequenas' },
  returns: { 'many-returns': 'muitas devoluções' },
};

/** The words of a segment's traits: those before what it spends, what it spends, and those behind. */
function wordsOf(words: Words, { spend, frequency, recency, tenure, basket, returns }: SegmentTraits) {
  const some = (list: readonly (string | undefined | false)[]): string[] =>
    list.filter((word): word is string => typeof word === 'string');
  return {
    spend: words.spend[spend],
    before: some([
      recency && words.recency[recency],
      tenure && words.tenure[tenure],
      frequency && words.frequency[frequency],
    ]),
    behind: some([basket && words.basket[basket], returns && words.returns[returns]]),
  };
}

/** The words for segments, by language. */
export const segmentTexts: Readonly<Record<Language, SegmentTexts>> = {
  en: {
    name: (traits, writer) => {
      const { spend, before, behind } = wordsOf(english, traits);
      const having = behind.length > 0 ? ` with ${writer.list(behind)}` : '';
      const group = traits.group === undefined ? '' : `, group ${traits.group}`;
      return capital(`${[...before, spend].join(' ')}${having}${group}`);
    },
    dimensions: {
      spend: 'Spend',
      frequency: 'Purchases',
      recency: 'Days since last purchase',
      tenure: 'Days since first purchase',
      basket: 'Items per purchase',
      returns: 'Share returned',
    },
    notYet: 'Not yet a customer',
    noMore: 'All returned since',
  },
  pt: {
    name: (traits, writer) => {
      const { spend, before, behind } = wordsOf(portuguese, traits);
      const adjectives = before.length > 0 ? ` ${writer.list([...before].reverse())}` : '';
      const having = behind.length > 0 ? `, com ${writer.list(behind)}` : '';
      const group = traits.group === undefined ? '' : `, grupo ${traits.group}`;
      return `Clientes${adjectives} ${spend}${having}${group}`;
    },
    dimensions: {
      spend: 'Gasto',
      frequency: 'Compras',
      recency: 'Dias desde a última compra',
      tenure: 'Dias desde a primeira compra',
      basket: 'Itens por compra',
      returns: 'Parcela devolvida',
    },
    notYet: 'Ainda não era cliente',
    noMore: 'Devolveu tudo desde então',
  },
};
