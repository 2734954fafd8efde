import { type Language } from '../../config';
import { type Interval } from '../../numeric';
import { amount, counted, span } from '../phrases';
import { type Writer } from '../writer';

/** Where a figure's numbers come from, in the language. */
export interface FigureSource {
  readonly source: string;
  readonly period: string;
}

/** A figure's words. */
interface Words {
  readonly title: string;
  readonly subtitle: string;
  readonly caption: string;
  readonly alt: string;
}

/** A feature of the Insiders as a multiple of the others'. */
export interface MultipleInWords {
  readonly heading: string;
  readonly times: number;
  readonly ends: Interval | null;
}

/** A part of the customers, and what it brings. */
export interface PartShares {
  readonly name: string;
  /** Null for purchases without a customer. */
  readonly customers: number | null;
  readonly revenue: number;
}

/** A grouping with what its top group brought later. */
export interface LaterInWords {
  readonly name: string;
  readonly share: number;
  readonly spenders: number | null;
}

/** What is expected of a group, and what it brought. */
export interface OutlookInWords {
  readonly who: string;
  readonly value: number;
  readonly ends: Interval;
  readonly lastQuarter: number | null;
  readonly lastYear: number | null;
}

const english = {
  contrast: {
    words: (
      w: Writer,
      { source, period }: FigureSource,
      insiders: number,
      rows: readonly MultipleInWords[],
    ): Words => {
      const most = rows.reduce((kept, row) => (row.times > kept.times ? row : kept));
      return {
        title: `${most.heading}: an Insider in the middle has ${times(w, most.times)} times what another customer has`,
        subtitle: `Median of the Insiders divided by the median of the other customers, 1 is no difference; ${counted(w, insiders, 'Insider', 'Insiders')}, ${period}`,
        caption: `${source}. Lines: from the ends of both 95% intervals. The segments were made by some of these figures, so not every difference is a finding.`,
        alt: `Dots on a scale of multiples: ${rows.map((row) => `${row.heading} ${times(w, row.times)}`).join(', ')}.`,
      };
    },
    axis: 'Insiders ÷ others',
    times: (w: Writer, { times: value, ends }: MultipleInWords): string =>
      `${times(w, value)}${ends === null ? '' : ` (${span(w, ends, (end) => times(w, end))})`}`,
  },
  shares: {
    words: (
      w: Writer,
      { source, period }: FigureSource,
      rows: readonly PartShares[],
      net: boolean,
    ): Words => ({
      title: `${w.share(rows[0].customers)} of the customers bring ${w.share(rows[0].revenue)} of all revenue`,
      subtitle: `Share of customers and of all ${net ? 'net' : 'gross'} revenue, that without customer id included, ${period}`,
      caption: `${source}. The second line is the most that so many invitations could have reached: a list sorted by spending.`,
      alt: `Bars: ${rows.map((row) => `${row.name} ${row.customers === null ? '' : `${w.share(row.customers)} of customers, `}${w.share(row.revenue)} of revenue`).join('; ')}.`,
    }),
    ofCustomers: 'share of customers',
    ofRevenue: 'share of all revenue',
    axis: 'share',
  },
  outlook: {
    /** The Insiders last. */
    words: (
      w: Writer,
      { source, period }: FigureSource,
      { months, rows }: { readonly months: number; readonly rows: readonly OutlookInWords[] },
    ): Words => {
      const own = rows[rows.length - 1];
      const past = [
        own.lastQuarter === null ? '' : `${amount(w, own.lastQuarter)} in the last three`,
        own.lastYear === null ? '' : `${amount(w, own.lastYear)} in the same of last year`,
      ].filter(Boolean);
      return {
        title: `The Insiders should bring ${amount(w, own.value)} in the next ${w.number(months)} months${past.length === 0 ? '' : `, after ${past.join(' and ')}`}`,
        subtitle: `Net revenue over three months, with 80% (thick) and 95% (thin) intervals of the forecast, ${period}`,
        caption: `${source}. The past is that of today’s customers and of today’s Insiders, who were chosen by it. The interval is that of past misses.`,
        alt: `Dots: ${rows.map((row) => `${row.who} expected ${amount(w, row.value)} (${span(w, row.ends, (end) => amount(w, end))})${row.lastQuarter === null ? '' : `, last quarter ${amount(w, row.lastQuarter)}`}${row.lastYear === null ? '' : `, same months of last year ${amount(w, row.lastYear)}`}`).join('; ')}.`,
      };
    },
    all: 'All customers',
    group: 'Insiders',
    lastYear: 'same months of last year',
    lastQuarter: 'last three months',
    forecast: 'next three months, expected',
    axis: (currency: string): string => `net revenue, ${currency}`,
  },
  alternatives: {
    words: (w: Writer, { source, period }: FigureSource, rows: readonly LaterInWords[]): Words => ({
      title: `Chosen 90 days earlier, the group taken brought ${w.share(rows[0].share)} of the revenue that followed${rows[0].spenders === null ? '' : `; as many of the biggest spenders ${w.share(rows[0].spenders)}`}`,
      subtitle: `Share of the following 90 days’ revenue of those who could be invited, with 95% intervals, ${period}`,
      caption: `${source}. Larger groups bring more: read each beside as many of the biggest spenders.`,
      alt: `Dots with intervals: ${rows.map((row) => `${row.name} ${w.share(row.share)}`).join(', ')}.`,
    }),
    group: 'the top group',
    spenders: 'as many of the biggest spenders',
    axis: 'share of later revenue',
  },
};

const portuguese: typeof english = {
  contrast: {
    words: (w, { source, period }, insiders, rows) => {
      const most = rows.reduce((kept, row) => (row.times > kept.times ? row : kept));
      return {
        title: `${most.heading}: o Insider do meio tem ${times(w, most.times)} vezes o que tem outro cliente`,
        subtitle: `Mediana dos Insiders dividida pela mediana dos demais clientes, 1 é nenhuma diferença; ${counted(w, insiders, 'Insider', 'Insiders')}, ${period}`,
        caption: `${source}. Traços: dos extremos dos dois intervalos de 95%. Os segmentos foram formados por alguns destes números, portanto nem toda diferença é descoberta.`,
        alt: `Pontos em uma escala de múltiplos: ${rows.map((row) => `${row.heading} ${times(w, row.times)}`).join(', ')}.`,
      };
    },
    axis: 'Insiders ÷ demais',
    times: (w, { times: value, ends }) =>
      `${times(w, value)}${ends === null ? '' : ` (${span(w, ends, (end) => times(w, end))})`}`,
  },
  shares: {
    words: (w, { source, period }, rows, net) => ({
      title: `${w.share(rows[0].customers)} dos clientes trazem ${w.share(rows[0].revenue)} de toda a receita`,
      subtitle: `Parcela dos clientes e de toda a receita ${net ? 'líquida' : 'bruta'}, incluída a que não tem código de cliente, ${period}`,
      caption: `${source}. A segunda linha é o máximo que tantos convites poderiam ter alcançado: uma lista ordenada pelo gasto.`,
      alt: `Barras: ${rows.map((row) => `${row.name} ${row.customers === null ? '' : `${w.share(row.customers)} dos clientes, `}${w.share(row.revenue)} da receita`).join('; ')}.`,
    }),
    ofCustomers: 'parcela dos clientes',
    ofRevenue: 'parcela de toda a receita',
    axis: 'parcela',
  },
  outlook: {
    words: (w, { source, period }, { months, rows }) => {
      const own = rows[rows.length - 1];
      const past = [
        own.lastQuarter === null ? '' : `${amount(w, own.lastQuarter)} nos últimos três`,
        own.lastYear === null ? '' : `${amount(w, own.lastYear)} nos mesmos do ano passado`,
      ].filter(Boolean);
      return {
        title: `Os Insiders devem trazer ${amount(w, own.value)} nos próximos ${w.number(months)} meses${past.length === 0 ? '' : `, depois de ${past.join(' e ')}`}`,
        subtitle: `Receita líquida em três meses, com intervalos de 80% (grosso) e 95% (fino) da previsão, ${period}`,
        caption: `${source}. O passado é o dos clientes de hoje e dos Insiders de hoje, escolhidos por ele. O intervalo é o dos erros passados.`,
        alt: `Pontos: ${rows.map((row) => `${row.who}, esperado ${amount(w, row.value)} (${span(w, row.ends, (end) => amount(w, end))})${row.lastQuarter === null ? '' : `, último trimestre ${amount(w, row.lastQuarter)}`}${row.lastYear === null ? '' : `, mesmos meses do ano passado ${amount(w, row.lastYear)}`}`).join('; ')}.`,
      };
    },
    all: 'Todos os clientes',
    group: 'Insiders',
    lastYear: 'mesmos meses do ano passado',
    lastQuarter: 'últimos três meses',
    forecast: 'próximos três meses, esperado',
    axis: (currency) => `receita líquida, ${currency}`,
  },
  alternatives: {
    words: (w, { source, period }, rows) => ({
      title: `Escolhido 90 dias antes, o grupo adotado trouxe ${w.share(rows[0].share)} da receita seguinte${rows[0].spenders === null ? '' : `; o mesmo número de maiores compradores, ${w.share(rows[0].spenders)}`}`,
      subtitle: `Parcela da receita dos 90 dias seguintes de quem podia ser convidado, com intervalos de 95%, ${period}`,
      caption: `${source}. Grupos maiores trazem mais: compare cada um com o mesmo número de maiores compradores.`,
      alt: `Pontos com intervalos: ${rows.map((row) => `${row.name} ${w.share(row.share)}`).join(', ')}.`,
    }),
    group: 'o grupo principal',
    spenders: 'o mesmo número de maiores compradores',
    axis: 'parcela da receita seguinte',
  },
};

/** The words of the report's own figures, by language. */
export const reportFigureTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };

function times(w: Writer, value: number): string {
  return w.number(value, { decimals: value >= 10 ? 0 : 1 });
}
