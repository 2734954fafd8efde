import { type Language } from '../../config';
import { type Interval } from '../../numeric';
import { type Writer } from '../writer';

/** An order in which customers could be invited. */
export type OrderInWords = 'segment' | 'decayed' | 'last-year' | 'all-time' | 'expected' | 'rfm';

/** How lists of every length did afterwards. */
export interface ListsInWords {
  readonly horizonDays: number;
  /** Days on which lists were chosen, the latest first. */
  readonly days: readonly string[];
  readonly untouched: number;
  readonly best: OrderInWords;
  readonly bestSaid: boolean;
  readonly how: 'segment' | 'union' | 'list';
  /** What the first tenth by the shop's order brought, as a multiple of a tenth; null where that is not known. */
  readonly lift: number | null;
  /** The segment's share of later revenue less that of as many by the shop's order. */
  readonly segmentGain: { readonly mean: number; readonly ends: Interval; readonly origins: number } | null;
}

/** Words about lists of every length. */
export interface ListTexts {
  readonly orders: Readonly<Record<OrderInWords, string>>;
  readonly heading: string;
  readonly caption: (w: Writer, facts: ListsInWords) => string;
  readonly columns: { readonly order: string; readonly own: string };
  readonly figure: (
    w: Writer,
    facts: ListsInWords,
    source: string,
  ) => { readonly title: string; readonly subtitle: string; readonly caption: string; readonly alt: string };
  readonly axes: { readonly x: string; readonly y: string };
  readonly short: string;
  /** Which days, and which of them took part in the choice. */
  readonly dates: (w: Writer, facts: ListsInWords) => string;
  /** By what insiders.csv is ordered, and why. */
  readonly order: (facts: ListsInWords) => string;
  /** What to do, in one sentence. */
  readonly recommendation: (w: Writer, facts: ListsInWords) => string;
}

/** A difference of later revenue's shares that is worth a word: one point. */
const WORTH = 0.01;

/** Below so many times its length a list is hardly better than one drawn at random. */
const LIFT = 1.1;

const points = (w: Writer, value: number): string => w.number(100 * value, { decimals: 1, sign: true });

/** Words about lists of every length, by language. */
export const listTexts: Readonly<Record<Language, ListTexts>> = {
  en: {
    orders: {
      segment: 'the segment’s members first, then the others',
      decayed: 'spend, an amount counting half after 180 days',
      'last-year': 'spend of the last 365 days',
      'all-time': 'spend of all time',
      expected: 'spend that a purchase model expects',
      rfm: 'RFM quintiles',
    },
    heading: 'What a list of another length, or by another order, would have brought',
    caption: (w, f) =>
      `Share of the next ${w.number(f.horizonDays)} days’ revenue that the first customers of each order bring${f.days.length === 1 ? '' : `, means over ${w.number(f.days.length)} dates`}`,
    columns: { order: 'Order', own: 'As many as the segment has' },
    figure: (w, f, source) => ({
      title: leadEn(w, f),
      subtitle: `Share of the revenue of the ${w.number(f.horizonDays)} days that followed${f.days.length === 1 ? '' : `, mean over ${w.number(f.days.length)} dates`}, by the share of customers invited`,
      caption: `${source}. Chosen on ${w.list(f.days.map((day) => w.date(day)))} by what was known then.`,
      alt: 'Lines by order: the longer the list, the larger its share of later revenue.',
    }),
    axes: { x: 'share of the customers invited', y: 'share of later revenue' },
    short: 'The data are too short to compare lists by what came afterwards.',
    dates: (w, f) =>
      f.untouched === 0
        ? `The lists were chosen on ${w.date(f.days[0])} and judged by the ${w.number(f.horizonDays)} days after it. That date took part in choosing the model, so it flatters the segment; no other date is far enough from both ends of the data.`
        : `The lists were chosen on ${w.list(f.days.map((day) => w.date(day)))}. The latest of these dates took part in choosing the model; the ${f.untouched === 1 ? 'other' : `other ${w.number(f.untouched)}`} did not.`,
    order: (f) =>
      f.bestSaid
        ? `insiders.csv is ordered by ${listTexts.en.orders[f.best]}: at every date it brought more than spend that counts half after 180 days.`
        : `insiders.csv is ordered by ${listTexts.en.orders[f.best]}: no other order was surely better here.`,
    recommendation: (w, f) => {
      const order = listTexts.en.orders[f.best];
      if (f.lift !== null && f.lift < LIFT)
        return `Recommendation: do not choose by past purchases alone. The first tenth by ${order} brought ${w.share(f.lift / 10)} of the later revenue, hardly more than a tenth drawn at random; try the programme on a group drawn at random first.`;
      if (f.how === 'list') return `Recommendation: invite from the top of the list, ordered by ${order}.`;
      if (f.segmentGain === null)
        return 'Recommendation: invite the segment; what a list would have brought is not known.';
      const { mean, ends, origins } = f.segmentGain;
      const range = `${points(w, mean)} points of later revenue${origins === 1 ? '' : ` on average, ${points(w, ends[0])} to ${points(w, ends[1])},`} against as many by ${order}`;
      return mean < -WORTH
        ? `Recommendation: whoever wants the most later revenue from so many invitations should invite by ${order}; the segment (${range}) is worth its price where a description and a rule are wanted.`
        : `Recommendation: invite the segment (${range}).`;
    },
  },
  pt: {
    orders: {
      segment: 'primeiro os membros do segmento, depois os demais',
      decayed: 'gasto em que um valor conta metade depois de 180 dias',
      'last-year': 'gasto dos últimos 365 dias',
      'all-time': 'gasto de todo o período',
      expected: 'gasto que um modelo de compras espera',
      rfm: 'quintis de RFM',
    },
    heading: 'O que traria uma lista de outro tamanho ou em outra ordem',
    caption: (w, f) =>
      `Parcela da receita dos ${w.number(f.horizonDays)} dias seguintes que trazem os primeiros clientes de cada ordem${f.days.length === 1 ? '' : `, médias de ${w.number(f.days.length)} datas`}`,
    columns: { order: 'Ordem', own: 'Tantos quantos o segmento tem' },
    figure: (w, f, source) => ({
      title: leadPt(w, f),
      subtitle: `Parcela da receita dos ${w.number(f.horizonDays)} dias que se seguiram${f.days.length === 1 ? '' : `, média de ${w.number(f.days.length)} datas`}, pela parcela de clientes convidados`,
      caption: `${source}. Escolhidas em ${w.list(f.days.map((day) => w.date(day)))} pelo que então se sabia.`,
      alt: 'Linhas por ordem: quanto maior a lista, maior a sua parcela da receita posterior.',
    }),
    axes: { x: 'parcela de clientes convidados', y: 'parcela da receita posterior' },
    short: 'O período dos dados é curto demais para comparar listas pelo que veio depois.',
    dates: (w, f) =>
      f.untouched === 0
        ? `As listas foram escolhidas em ${w.date(f.days[0])} e julgadas pelos ${w.number(f.horizonDays)} dias seguintes. Essa data participou da escolha do modelo e por isso favorece o segmento; nenhuma outra está longe o bastante das duas pontas dos dados.`
        : `As listas foram escolhidas em ${w.list(f.days.map((day) => w.date(day)))}. A mais recente dessas datas participou da escolha do modelo; ${f.untouched === 1 ? 'a outra, não' : `as outras ${w.number(f.untouched)}, não`}.`,
    order: (f) =>
      f.bestSaid
        ? `O insiders.csv está em ordem de ${listTexts.pt.orders[f.best]}: em todas as datas trouxe mais do que o gasto que conta metade depois de 180 dias.`
        : `O insiders.csv está em ordem de ${listTexts.pt.orders[f.best]}: nenhuma outra ordem foi seguramente melhor aqui.`,
    recommendation: (w, f) => {
      const order = listTexts.pt.orders[f.best];
      if (f.lift !== null && f.lift < LIFT)
        return `Recomendação: não escolha só pelas compras passadas. O primeiro décimo por ${order} trouxe ${w.share(f.lift / 10)} da receita posterior, quase o mesmo que um décimo sorteado; teste antes o programa com um grupo sorteado.`;
      if (f.how === 'list') return `Recomendação: convide do topo da lista, em ordem de ${order}.`;
      if (f.segmentGain === null)
        return 'Recomendação: convide o segmento; não se sabe o que uma lista teria trazido.';
      const { mean, ends, origins } = f.segmentGain;
      const range = `${points(w, mean)} pontos da receita posterior${origins === 1 ? '' : ` em média, de ${points(w, ends[0])} a ${points(w, ends[1])}`}, contra o mesmo número por ${order}`;
      return mean < -WORTH
        ? `Recomendação: quem quer a maior receita posterior com esse número de convites deve convidar por ${order}; o segmento (${range}) vale a pena onde se quer uma descrição e uma regra.`
        : `Recomendação: convide o segmento (${range}).`;
    },
  },
};

function leadEn(w: Writer, { segmentGain, best }: ListsInWords): string {
  if (segmentGain === null) return 'The longer the list, the more of the later revenue it brings';
  const { mean } = segmentGain;
  const order = listTexts.en.orders[best];
  if (Math.abs(mean) <= WORTH) return `The segment brings about as much later revenue as so many by ${order}`;
  return `The segment brings ${points(w, mean)} points of later revenue against so many by ${order}`;
}

function leadPt(w: Writer, { segmentGain, best }: ListsInWords): string {
  if (segmentGain === null) return 'Quanto maior a lista, mais da receita posterior ela traz';
  const { mean } = segmentGain;
  const order = listTexts.pt.orders[best];
  if (Math.abs(mean) <= WORTH)
    return `O segmento traz da receita posterior quase o mesmo que igual número por ${order}`;
  return `O segmento traz ${points(w, mean)} pontos da receita posterior contra igual número por ${order}`;
}
