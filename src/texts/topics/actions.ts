import { type Language } from '../../config';
import { type Interval } from '../../numeric';
import { amount, estimate, interval, percent } from '../phrases';
import { type Writer } from '../writer';

/** An amount with its interval, and the means that it comes from. */
export interface PrizeAmountSaid {
  readonly value: number;
  readonly interval: Interval;
  readonly ownMean: number;
  readonly otherMean: number;
}

/** What moving, or not holding, some customers comes to. */
export interface PrizeSaid {
  readonly kind: 'move-up' | 'hold';
  readonly movers: number;
  readonly year: PrizeAmountSaid | null;
  readonly days90: PrizeAmountSaid;
}

/** What guests who registered would be worth. */
export interface GuestsSaid {
  readonly invoices: number;
  readonly yearInvoices: number;
  readonly yearDays: number;
  readonly revenue: number;
  readonly shareOfAll: number;
  readonly movers: number;
  readonly after90: {
    readonly customers: number;
    readonly spend: { readonly value: number; readonly interval: Interval };
    readonly boughtAgain: { readonly value: number };
  } | null;
  readonly prize90: { readonly value: number; readonly interval: Interval } | null;
  readonly prize365: { readonly value: number; readonly interval: Interval } | null;
}

/** An amount to two digits: more would promise what the arithmetic does not hold. */
export function rough(writer: Writer, value: number): string {
  return amount(writer, Number(value.toPrecision(2)));
}

const english = {
  /** The prize of a segment; `to` is the name of the other segment. */
  prize: ({ kind, movers, year, days90 }: PrizeSaid, to: string, writer: Writer): string => {
    const money = (value: number): string => rough(writer, value);
    const said = (each: PrizeAmountSaid): string => estimate(writer, each.value, each.interval, money);
    const who = `${writer.number(movers)} ${movers === 1 ? 'customer' : 'customers'}`;
    const amounts = `${year === null ? '' : `${said(year)} a year, `}${said(days90)} in 90 days`;
    return kind === 'hold'
      ? `If ${who} fell to the mean of “${to}”, ${amounts} would be lost`
      : `If ${who} came to spend what “${to}” spends on average, ${amounts} would be gained`;
  },
  noPrize: {
    'nobody-to-invite': 'None: nobody can be invited.',
    'no-other-segment': 'None: no other segment to hold it against.',
    'too-short': 'None: the data cover less than 90 days.',
  },
  /** For whom: who can be invited, of all. */
  whom: (invitable: number, customers: number, writer: Writer): string =>
    invitable === customers
      ? writer.number(invitable)
      : `${writer.number(invitable)} of ${writer.number(customers)}`,
  guests: (guests: GuestsSaid, writer: Writer): string => {
    const money = (value: number): string => amount(writer, value);
    const large = (value: number): string => rough(writer, value);
    const what = `Guests left ${writer.number(guests.yearInvoices)} orders in the last ${writer.number(guests.yearDays)} days; all of them brought ${money(guests.revenue)}, ${writer.share(guests.shareOfAll)} of all revenue.`;
    if (guests.after90 === null || guests.prize90 === null) {
      return `${what} What a newly registered customer brings is not known: too few were seen for 90 days after their first purchase.`;
    }
    const { spend, boughtAgain, customers } = guests.after90;
    const year =
      guests.prize365 === null
        ? ' The data are too short to follow enough of them for a year.'
        : ` In a year: ${estimate(writer, guests.prize365.value, guests.prize365.interval, large)}.`;
    return `${what} If the guests behind ${writer.number(guests.movers)} of these orders registered and then did what registered customers do in the 90 days after their first purchase (${money(spend.value)} each, ${interval(writer, spend.interval, money)}; ${percent(writer, boughtAgain.value)} buy again; ${writer.number(customers)} seen), that would bring ${estimate(writer, guests.prize90.value, guests.prize90.interval, large)}.${year}`;
  },
  guestsCaveat:
    'An upper end: a guest may come back as a guest anyway, one person may stand behind several orders, and who registers unasked may like the shop better. What registering surely brings is that the shop knows whom to write to.',
  noGuests: 'Nobody bought as a guest.',
  /** That prizes are arithmetic. */
  arithmetic: (share: number, writer: Writer): string =>
    `The prizes are arithmetic: what ${percent(writer, share)} of a segment would bring at another segment’s mean. They say where much is at stake, not what a campaign achieves; their intervals cover which customers there happen to be.`,
  columns: {
    segment: 'Segment',
    play: 'What to do',
    what: 'How',
    whom: 'Can be invited',
    watch: 'Watch',
    prize: 'Size of the prize',
    interval: '95% interval',
    cautions: 'Caution',
  },
};

const portuguese: typeof english = {
  prize: ({ kind, movers, year, days90 }, to, writer) => {
    const money = (value: number): string => rough(writer, value);
    const said = (each: PrizeAmountSaid): string => estimate(writer, each.value, each.interval, money);
    const who = `${writer.number(movers)} ${movers === 1 ? 'cliente' : 'clientes'}`;
    const amounts = `${year === null ? '' : `${said(year)} por ano, `}${said(days90)} em 90 dias`;
    return kind === 'hold'
      ? `Se ${who} ${movers === 1 ? 'caísse' : 'caíssem'} à média de “${to}”, a perda seria de ${amounts}`
      : `Se ${who} ${movers === 1 ? 'passasse' : 'passassem'} a gastar a média de “${to}”, o ganho seria de ${amounts}`;
  },
  noPrize: {
    'nobody-to-invite': 'Nenhum: não há quem convidar.',
    'no-other-segment': 'Nenhum: não há outro segmento com que comparar.',
    'too-short': 'Nenhum: os dados cobrem menos de 90 dias.',
  },
  whom: (invitable, customers, writer) =>
    invitable === customers
      ? writer.number(invitable)
      : `${writer.number(invitable)} de ${writer.number(customers)}`,
  guests: (guests, writer) => {
    const money = (value: number): string => amount(writer, value);
    const large = (value: number): string => rough(writer, value);
    const what = `Clientes sem cadastro deixaram ${writer.number(guests.yearInvoices)} pedidos nos últimos ${writer.number(guests.yearDays)} dias; ao todo, trouxeram ${money(guests.revenue)}, ${writer.share(guests.shareOfAll)} de toda a receita.`;
    if (guests.after90 === null || guests.prize90 === null) {
      return `${what} Não se sabe quanto traz um cliente recém-cadastrado: poucos foram acompanhados por 90 dias após a primeira compra.`;
    }
    const { spend, boughtAgain, customers } = guests.after90;
    const year =
      guests.prize365 === null
        ? ' Os dados são curtos demais para acompanhar um número suficiente deles por um ano.'
        : ` Em um ano: ${estimate(writer, guests.prize365.value, guests.prize365.interval, large)}.`;
    return `${what} Se quem está por trás de ${writer.number(guests.movers)} desses pedidos se cadastrasse e depois fizesse o que fazem clientes cadastrados nos 90 dias após a primeira compra (${money(spend.value)} cada um, ${interval(writer, spend.interval, money)}; ${percent(writer, boughtAgain.value)} voltam a comprar; ${writer.number(customers)} observados), isso traria ${estimate(writer, guests.prize90.value, guests.prize90.interval, large)}.${year}`;
  },
  guestsCaveat:
    'É um limite superior: quem compra sem cadastro pode voltar assim mesmo, uma pessoa pode estar por trás de vários pedidos, e quem se cadastra sem que lhe peçam talvez goste mais da loja. O que o cadastro traz com certeza é saber a quem escrever.',
  noGuests: 'Ninguém comprou sem cadastro.',
  arithmetic: (share, writer) =>
    `Os valores são aritmética: o que ${percent(writer, share)} de um segmento traria com a média de outro. Dizem onde há muito em jogo, não o que uma campanha alcança; os intervalos refletem quais clientes existem por acaso.`,
  columns: {
    segment: 'Segmento',
    play: 'O que fazer',
    what: 'Como',
    whom: 'Podem ser convidados',
    watch: 'Acompanhar',
    prize: 'Tamanho do prêmio',
    interval: 'Intervalo de 95%',
    cautions: 'Cuidado',
  },
};

/** The words for what marketing can do, by language. */
export const actionTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };
