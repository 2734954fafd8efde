import { type Language } from '../../config';
import { type Writer } from '../writer';
import { type SegmentDimension } from './segments';

/** A segment's shares, by its name; in a title it stands without its number. */
export interface NamedShares {
  readonly name: string;
  readonly shareOfCustomers: number;
  readonly shareOfAll: number;
}

/** What all of a figure's words can speak of. */
interface Context {
  readonly source: string;
  readonly period: string;
  readonly customers: number;
}

/** Where a segment differs most from all customers. */
export interface LargestDifference {
  readonly name: string;
  readonly dimension: SegmentDimension;
  /** In standard deviations. */
  readonly difference: number;
}

/** How customers moved between two days. */
export interface MovesInWords {
  readonly originDay: string;
  readonly day: string;
  readonly days: number;
  readonly known: number;
  readonly stayed: number;
  readonly came: number;
}

const two = (w: Writer, difference: number): string => w.number(difference, { decimals: 1, sign: true });

const english = {
  shares: {
    title: (w: Writer, { name, shareOfCustomers, shareOfAll }: NamedShares): string =>
      `${name} are ${w.share(shareOfCustomers)} of the customers and bring ${w.share(shareOfAll)} of all revenue`,
    subtitle: (w: Writer, { customers, period }: Context, net: boolean): string =>
      `Share of customers and of all ${net ? 'net' : 'gross'} revenue by segment, with 95% intervals, ${w.number(customers)} customers, ${period}`,
    caption: (_: Writer, { source }: Context): string =>
      `${source}. Revenue without a customer is in the total. Intervals by bootstrap of customers: they cover who happens to be a customer, not another year.`,
    alt: (w: Writer, segments: readonly NamedShares[]): string =>
      `Dots by segment. ${segments.map(({ name, shareOfCustomers, shareOfAll }) => `${name}: ${w.share(shareOfCustomers)} of the customers, ${w.share(shareOfAll)} of revenue`).join('; ')}.`,
    ofCustomers: 'of customers',
    ofRevenue: 'of all revenue',
    axis: 'share',
    hover: (w: Writer, share: number, interval: readonly [number, number] | null): string =>
      interval === null
        ? w.share(share)
        : `${w.share(share)} (95%: ${w.share(interval[0])} to ${w.share(interval[1])})`,
  },
  profile: {
    title: (w: Writer, { name, dimension, difference }: LargestDifference): string =>
      `${name} differ most in ${inEnglish[dimension]}: ${w.number(Math.abs(difference), { decimals: 1 })} standard deviations ${difference < 0 ? 'below' : 'above'} all customers`,
    subtitle: (w: Writer, { customers, period }: Context): string =>
      `Difference of each segment’s mean from all customers, in standard deviations, ${w.number(customers)} customers, ${period}`,
    caption: (_: Writer, { source }: Context): string =>
      `${source}. Amounts, counts and days since the last purchase on a logarithmic scale. The names of the segments follow from these differences.`,
    alt: (w: Writer, largest: readonly LargestDifference[]): string =>
      `Heat map of segments by dimension. Largest differences: ${largest.map(({ name, dimension, difference }) => `${name}, ${inEnglish[dimension]} ${two(w, difference)}`).join('; ')}.`,
    colours: 'standard deviations',
    /** The dimensions, short enough for a heading of a column. */
    columns: {
      spend: 'Spend',
      frequency: 'Purchases',
      recency: 'Days since last',
      tenure: 'Days since first',
      basket: 'Items a purchase',
      returns: 'Returned',
    },
  },
  moves: {
    title: (w: Writer, { days, stayed, known }: MovesInWords): string =>
      `${w.share(stayed / known)} of those who were customers ${w.number(days)} days earlier are in the same segment now`,
    subtitle: (w: Writer, { period }: Context, { originDay, day, known, came }: MovesInWords): string =>
      `Customers by segment on ${w.date(originDay)} and on ${w.date(day)}, ${w.number(known)} known then and ${w.number(came)} who came since, ${period}`,
    caption: (_: Writer, { source }: Context): string =>
      `${source}. Both days by the same model, each by what was known on it; guests left out. Spend and purchases count from the first purchase and only grow, so part of each rise is a longer history.`,
    alt: (w: Writer, { known, stayed, came }: MovesInWords): string =>
      `Sankey diagram of two columns of segments: of ${w.number(known)} customers ${w.number(stayed)} stay in their segment; ${w.number(came)} are new.`,
    group: (w: Writer, name: string, customers: number): string => `${name}: ${w.number(customers)}`,
    flow: (w: Writer, from: string, to: string, customers: number): string =>
      `${from} → ${to}: ${w.number(customers)}`,
  },
};

const portuguese: typeof english = {
  shares: {
    title: (w, { name, shareOfCustomers, shareOfAll }) =>
      `${name} são ${w.share(shareOfCustomers)} dos clientes e trazem ${w.share(shareOfAll)} de toda a receita`,
    subtitle: (w, { customers, period }, net) =>
      `Parcela dos clientes e de toda a receita ${net ? 'líquida' : 'bruta'} por segmento, com intervalos de 95%, ${w.number(customers)} clientes, ${period}`,
    caption: (_, { source }) =>
      `${source}. A receita sem código de cliente faz parte do total. Intervalos por bootstrap dos clientes: refletem quem por acaso é cliente, não outro ano.`,
    alt: (w, segments) =>
      `Pontos por segmento. ${segments.map(({ name, shareOfCustomers, shareOfAll }) => `${name}: ${w.share(shareOfCustomers)} dos clientes, ${w.share(shareOfAll)} da receita`).join('; ')}.`,
    ofCustomers: 'dos clientes',
    ofRevenue: 'de toda a receita',
    axis: 'parcela',
    hover: (w, share, interval) =>
      interval === null
        ? w.share(share)
        : `${w.share(share)} (95%: ${w.share(interval[0])} a ${w.share(interval[1])})`,
  },
  profile: {
    title: (w, { name, dimension, difference }) =>
      `${name} diferem mais em ${inPortuguese[dimension]}: ${w.number(Math.abs(difference), { decimals: 1 })} ${Math.abs(difference) < 2 ? 'desvio-padrão' : 'desvios-padrão'} ${difference < 0 ? 'abaixo' : 'acima'} do conjunto dos clientes`,
    subtitle: (w, { customers, period }) =>
      `Diferença entre a média de cada segmento e a de todos os clientes, em desvios-padrão, ${w.number(customers)} clientes, ${period}`,
    caption: (_, { source }) =>
      `${source}. Valores, contagens e dias desde a última compra em escala logarítmica. Os nomes dos segmentos decorrem dessas diferenças.`,
    alt: (w, largest) =>
      `Mapa de calor dos segmentos por dimensão. Maiores diferenças: ${largest.map(({ name, dimension, difference }) => `${name}, ${inPortuguese[dimension]} ${two(w, difference)}`).join('; ')}.`,
    colours: 'desvios-padrão',
    columns: {
      spend: 'Gasto',
      frequency: 'Compras',
      recency: 'Dias desde a última',
      tenure: 'Dias desde a primeira',
      basket: 'Itens por compra',
      returns: 'Devolvido',
    },
  },
  moves: {
    title: (w, { days, stayed, known }) =>
      `${w.share(stayed / known)} de quem era cliente ${w.number(days)} dias antes está hoje no mesmo segmento`,
    subtitle: (w, { period }, { originDay, day, known, came }) =>
      `Clientes por segmento em ${w.date(originDay)} e em ${w.date(day)}, ${w.number(known)} já conhecidos e ${w.number(came)} que chegaram desde então, ${period}`,
    caption: (_, { source }) =>
      `${source}. As duas datas pelo mesmo modelo, cada uma com o que se sabia nela; sem as compras sem código de cliente. Gasto e compras contam desde a primeira compra e só crescem: parte de cada subida é apenas um histórico mais longo.`,
    alt: (w, { known, stayed, came }) =>
      `Diagrama de Sankey com duas colunas de segmentos: de ${w.number(known)} clientes, ${w.number(stayed)} permanecem no seu segmento; ${w.number(came)} são novos.`,
    group: (w, name, customers) => `${name}: ${w.number(customers)}`,
    flow: (w, from, to, customers) => `${from} → ${to}: ${w.number(customers)}`,
  },
};

/** The words of the figures of segments, by language. */
export const segmentFigureTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };

/** The dimensions inside a sentence. */
const inEnglish: Readonly<Record<SegmentDimension, string>> = {
  spend: 'spend',
  frequency: 'purchases',
  recency: 'days since the last purchase',
  tenure: 'days since the first purchase',
  basket: 'items per purchase',
  returns: 'the share returned',
};

const inPortuguese: Readonly<Record<SegmentDimension, string>> = {
  spend: 'gasto',
  frequency: 'compras',
  recency: 'dias desde a última compra',
  tenure: 'dias desde a primeira compra',
  basket: 'itens por compra',
  returns: 'parcela devolvida',
};
