import { type Language } from '../../config';
import { md } from '../../format';
import { type Interval } from '../../numeric';
import { span } from '../phrases';
import { type Writer } from '../writer';
import { selectionTexts, type SelectionInWords } from './selection';

/** What must be known beside it. */
export interface LeadFacts {
  readonly selection: SelectionInWords;
  readonly insiders: number;
  /** Whether there is a rule in words by which one joins. */
  readonly hasRule: boolean;
  /** Customers out of all proportion, who are set apart before groups are made, and their share of all revenue. */
  readonly apart: { readonly customers: number; readonly share: number };
  /** The share of the segment's revenue that a single customer brings, where it is half or more; else null. */
  readonly giant: number | null;
  /** Revenue per member ÷ per other customer after earlier dates, the least and the most; null where that is not known. */
  readonly laterRatio: Interval | null;
  /** Their share of all customers' revenue ÷ their share of the customers. */
  readonly spendLift: number;
  /** How many groups the gap statistic finds, 1 being one cloud; null or undefined where it names none. */
  readonly gap?: number | null;
  readonly groups: number;
  readonly features: readonly string[];
  readonly shareOfAll: number;
  /** The share of all revenue that as many of the biggest spenders bring, those who can be invited. */
  readonly spendersShare: number;
  /** Whether the Insiders bought more recently and more often than the others, by their medians. */
  readonly recentAndFrequent: boolean;
  /** The share of all revenue that came without a customer id. */
  readonly guestShare: number;
  /** Guests who count as customers under these rules, and all customers. */
  readonly guests: number;
  readonly customers: number;
}

/** Below so many times their number the Insiders' revenue is hardly more than anybody's. */
const ALIKE = 1.2;

/** What must be known before all else, where there is something: a sentence or two each, under bold words. */
export const leadNotices: Readonly<Record<Language, (w: Writer, f: LeadFacts) => readonly string[]>> = {
  en: (w, f) => [
    ...(f.apart.customers === 0
      ? []
      : [
          md`**${f.apart.customers === 1 ? 'One customer is' : `${w.number(f.apart.customers)} customers are`} set apart.** ${f.apart.customers === 1 ? 'A single customer brings' : 'So many customers bring'} ${w.share(f.apart.share)} of all revenue: nobody to be won by a programme, but to be looked after in person. Groups, means and forecasts here speak of the others; every share of all revenue counts ${f.apart.customers === 1 ? 'that one' : 'them'} too, and \`customers.csv\` has ${f.apart.customers === 1 ? 'that one’s line' : 'their lines'}.`,
        ]),
    ...notice(
      'Not simply the group with the most revenue.',
      selectionTexts.en.moved(w, f.selection, f.insiders),
    ),
    ...(f.giant === null
      ? []
      : [
          md`**One customer is most of it.** A single customer brings ${w.share(f.giant)} of the segment’s revenue. Totals, means and shares speak of that one; medians speak of the others.`,
        ]),
    ...(f.laterRatio === null || f.laterRatio[1] >= 1
      ? []
      : [
          md`**Nothing shows that they will be better customers.** Chosen likewise at earlier dates, they brought no more per customer afterwards than the others (${span(w, f.laterRatio, (times) => w.number(times, { decimals: 1 }))} times as much). Past purchases hardly tell here who will buy (question 8).`,
        ]),
    ...(f.insiders === 0 || f.spendLift >= ALIKE
      ? []
      : [
          md`**These customers hardly differ.** The Insiders are ${w.share(f.insiders / f.customers)} of the customers and brought ${w.share((f.spendLift * f.insiders) / f.customers)} of what all customers brought: by past spend another list would do as well.`,
        ]),
  ],
  pt: (w, f) => [
    ...(f.apart.customers === 0
      ? []
      : [
          md`**${f.apart.customers === 1 ? 'Um cliente fica' : `${w.number(f.apart.customers)} clientes ficam`} à parte.** ${f.apart.customers === 1 ? 'Um único cliente traz' : 'Esses clientes trazem'} ${w.share(f.apart.share)} de toda a receita: não é caso de programa, e sim de atendimento pessoal. Grupos, médias e previsões aqui falam dos demais; toda parcela da receita total também conta ${f.apart.customers === 1 ? 'esse cliente' : 'esses clientes'}, e \`customers.csv\` tem ${f.apart.customers === 1 ? 'a sua linha' : 'as suas linhas'}.`,
        ]),
    ...notice(
      'Não simplesmente o grupo de maior receita.',
      selectionTexts.pt.moved(w, f.selection, f.insiders),
    ),
    ...(f.giant === null
      ? []
      : [
          md`**Um só cliente é a maior parte.** Um único cliente traz ${w.share(f.giant)} da receita do segmento. Totais, médias e parcelas falam dele; as medianas falam dos demais.`,
        ]),
    ...(f.laterRatio === null || f.laterRatio[1] >= 1
      ? []
      : [
          md`**Nada mostra que serão clientes melhores.** Escolhidos do mesmo modo em datas anteriores, não trouxeram depois mais por cliente do que os demais (${span(w, f.laterRatio, (times) => w.number(times, { decimals: 1 }))} vezes). Compras passadas mal dizem aqui quem vai comprar (pergunta 8).`,
        ]),
    ...(f.insiders === 0 || f.spendLift >= ALIKE
      ? []
      : [
          md`**Estes clientes quase não diferem.** Os Insiders são ${w.share(f.insiders / f.customers)} dos clientes e trouxeram ${w.share((f.spendLift * f.insiders) / f.customers)} do que todos os clientes trouxeram: pelo gasto passado, outra lista serviria igualmente.`,
        ]),
  ],
};

/** A sentence under bold words, or nothing where there is none. */
function notice(title: string, sentence: string): string[] {
  return sentence === '' ? [] : [md`**${title}** ${sentence}`];
}
