import { type Language } from '../../config';
import { amount, span, type Ends } from '../phrases';
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
  readonly ends: Ends | null;
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

/** The words of the report's own figures. */
export interface ReportFigureTexts {
  readonly contrast: {
    readonly words: (
      w: Writer,
      from: FigureSource,
      insiders: number,
      rows: readonly MultipleInWords[],
    ) => Words;
    readonly axis: string;
    readonly times: (w: Writer, row: MultipleInWords) => string;
  };
  readonly shares: {
    readonly words: (w: Writer, from: FigureSource, rows: readonly PartShares[], net: boolean) => Words;
    readonly ofCustomers: string;
    readonly ofRevenue: string;
    readonly axis: string;
  };
  readonly outlook: {
    readonly words: (
      w: Writer,
      from: FigureSource,
      facts: { readonly months: number; readonly mean: number; readonly pastMean: number | null },
    ) => Words;
    readonly pastAll: string;
    readonly pastGroup: string;
    readonly aheadAll: string;
    readonly aheadGroup: string;
    readonly xTitle: string;
    readonly yTitle: (currency: string) => string;
    readonly forecast: string;
  };
  readonly alternatives: {
    readonly words: (w: Writer, from: FigureSource, rows: readonly LaterInWords[]) => Words;
    readonly group: string;
    readonly spenders: string;
    readonly axis: string;
  };
}

/** The words of the report's own figures, by language. */
export const reportFigureTexts: Readonly<Record<Language, ReportFigureTexts>> = {
  en: {
    contrast: {
      words: (w, { source, period }, insiders, rows) => {
        const most = rows.reduce((kept, row) => (row.times > kept.times ? row : kept));
        return {
          title: `${most.heading}: an Insider in the middle has ${times(w, most.times)} times what another customer has`,
          subtitle: `Median of the Insiders divided by the median of the other customers, 1 is no difference; ${w.number(insiders)} Insiders, ${period}`,
          caption: `${source}. Lines: from the ends of both 95% intervals. The segments were made by some of these figures, so not every difference is a finding.`,
          alt: `Dots on a scale of multiples: ${rows.map((row) => `${row.heading} ${times(w, row.times)}`).join(', ')}.`,
        };
      },
      axis: 'Insiders ÷ others',
      times: (w, { times: value, ends }) =>
        `${times(w, value)}${ends === null ? '' : ` (${span(w, ends, (end) => times(w, end))})`}`,
    },
    shares: {
      words: (w, { source, period }, rows, net) => ({
        title: `${w.share(rows[0].customers)} of the customers bring ${w.share(rows[0].revenue)} of all revenue`,
        subtitle: `Share of customers and of all ${net ? 'net' : 'gross'} revenue, that without customer number included, ${period}`,
        caption: `${source}. The second line is the most that so many invitations could have reached: a list sorted by spending.`,
        alt: `Bars: ${rows.map((row) => `${row.name} ${row.customers === null ? '' : `${w.share(row.customers)} of customers, `}${w.share(row.revenue)} of revenue`).join('; ')}.`,
      }),
      ofCustomers: 'share of customers',
      ofRevenue: 'share of all revenue',
      axis: 'share',
    },
    outlook: {
      words: (w, { source, period }, { months, mean, pastMean }) => ({
        title: `The Insiders should bring ${amount(w, mean)} a month${pastMean === null ? '' : `; in the last ${w.number(3)} months it was ${amount(w, pastMean)}`}`,
        subtitle: `Net revenue by month: past months (${period}) and the next ${w.number(months)}, with 80% and 95% bands of the model`,
        caption: `${source}. Months end on the day of the month on which the data end. The bands cover chance and the model’s parameters, not how past forecasts missed; the past is that of today’s Insiders, who were chosen by it.`,
        alt: `Lines of net revenue by month, past and expected, for all customers and for the Insiders, with bands ahead.`,
      }),
      pastAll: 'all customers',
      pastGroup: 'Insiders',
      aheadAll: 'all customers, expected',
      aheadGroup: 'Insiders, expected',
      xTitle: 'last day of the month',
      yTitle: (currency) => `net revenue, ${currency}`,
      forecast: 'forecast',
    },
    alternatives: {
      words: (w, { source, period }, rows) => ({
        title: `Chosen 90 days earlier, the group taken brought ${w.share(rows[0].share)} of the revenue that followed${rows[0].spenders === null ? '' : `; as many of the biggest spenders ${w.share(rows[0].spenders)}`}`,
        subtitle: `Share of the following 90 days’ revenue of those who could be invited, with 95% intervals, ${period}`,
        caption: `${source}. Larger groups bring more: read each beside as many of the biggest spenders.`,
        alt: `Dots with intervals: ${rows.map((row) => `${row.name} ${w.share(row.share)}`).join(', ')}.`,
      }),
      group: 'the top group',
      spenders: 'as many of the biggest spenders',
      axis: 'share of later revenue',
    },
  },
  pt: {
    contrast: {
      words: (w, { source, period }, insiders, rows) => {
        const most = rows.reduce((kept, row) => (row.times > kept.times ? row : kept));
        return {
          title: `${most.heading}: o Insider do meio tem ${times(w, most.times)} vezes o que tem outro cliente`,
          subtitle: `Mediana dos Insiders dividida pela mediana dos demais clientes, 1 é nenhuma diferença; ${w.number(insiders)} Insiders, ${period}`,
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
        subtitle: `Parcela dos clientes e de toda a receita ${net ? 'líquida' : 'bruta'}, incluída a que não tem número de cliente, ${period}`,
        caption: `${source}. A segunda linha é o máximo que tantos convites poderiam ter alcançado: uma lista ordenada pelo gasto.`,
        alt: `Barras: ${rows.map((row) => `${row.name} ${row.customers === null ? '' : `${w.share(row.customers)} dos clientes, `}${w.share(row.revenue)} da receita`).join('; ')}.`,
      }),
      ofCustomers: 'parcela dos clientes',
      ofRevenue: 'parcela de toda a receita',
      axis: 'parcela',
    },
    outlook: {
      words: (w, { source, period }, { months, mean, pastMean }) => ({
        title: `Os Insiders devem trazer ${amount(w, mean)} por mês${pastMean === null ? '' : `; nos últimos ${w.number(3)} meses foram ${amount(w, pastMean)}`}`,
        subtitle: `Receita líquida por mês: meses passados (${period}) e os próximos ${w.number(months)}, com faixas de 80% e 95% do modelo`,
        caption: `${source}. Os meses terminam no dia do mês em que os dados terminam. As faixas cobrem o acaso e os parâmetros do modelo, não os erros das previsões passadas; o passado é o dos Insiders de hoje, escolhidos por ele.`,
        alt: `Linhas da receita líquida por mês, passada e esperada, de todos os clientes e dos Insiders, com faixas à frente.`,
      }),
      pastAll: 'todos os clientes',
      pastGroup: 'Insiders',
      aheadAll: 'todos os clientes, esperado',
      aheadGroup: 'Insiders, esperado',
      xTitle: 'último dia do mês',
      yTitle: (currency) => `receita líquida, ${currency}`,
      forecast: 'previsão',
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
  },
};

function times(w: Writer, value: number): string {
  return w.number(value, { decimals: value >= 10 ? 0 : 1 });
}
