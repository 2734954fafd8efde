import { type Language } from '../../config';
import { amount, estimate, interval, type Ends } from '../phrases';
import { type Writer } from '../writer';
import { type FigureSaid } from './assurance-figures';

/** What to do with a segment. */
export type PlaySaid =
  | 'register'
  | 'account-manager'
  | 'keep'
  | 'reduce-returns'
  | 'second-order'
  | 'reactivate'
  | 'win-back'
  | 'next-basket';

/** What to keep in mind. */
export type CautionSaid =
  'guests' | 'few' | 'heavy-tail' | 'not-recent' | 'regression' | 'selected-by-spend' | 'far-target';

/** The measure that tells whether a play works. */
export interface WatchSaid {
  readonly measure:
    | 'days-since-last'
    | 'revenue-90'
    | 'second-order-share'
    | 'active-share'
    | 'returners-share'
    | 'guest-share';
  readonly now: number;
  readonly alarm: number | null;
}

/** An amount with its interval, and the means that it comes from. */
export interface PrizeAmountSaid {
  readonly value: number;
  readonly interval: Ends;
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
    readonly spend: { readonly value: number; readonly interval: Ends };
    readonly boughtAgain: { readonly value: number };
  } | null;
  readonly prize90: { readonly value: number; readonly interval: Ends } | null;
  readonly prize365: { readonly value: number; readonly interval: Ends } | null;
}

/** A play: what it is called, and what to do. */
export interface PlayWords {
  readonly name: string;
  readonly what: string;
}

/** The prizes as a figure shows them. */
export interface PrizesSaid {
  readonly share: number;
  /** Whether the amounts are of a year, else of 90 days. */
  readonly year: boolean;
  readonly rows: readonly {
    readonly name: string;
    readonly kind: 'move-up' | 'hold' | 'guests';
    readonly value: number;
    readonly interval: Ends;
  }[];
  readonly source: string;
}

/** Words for what marketing can do. */
export interface ActionTexts {
  readonly plays: Readonly<Record<PlaySaid, PlayWords>>;
  readonly cautions: Readonly<Record<CautionSaid, string>>;
  readonly watch: (watch: WatchSaid, writer: Writer) => string;
  /** The prize of a segment; `to` is the name of the other segment. */
  readonly prize: (prize: PrizeSaid, to: string, writer: Writer) => string;
  readonly noPrize: Readonly<Record<'nobody-to-invite' | 'no-other-segment' | 'too-short', string>>;
  /** For whom: who can be invited, of all. */
  readonly whom: (invitable: number, customers: number, writer: Writer) => string;
  readonly guests: (guests: GuestsSaid, writer: Writer) => string;
  readonly guestsCaveat: string;
  readonly noGuests: string;
  /** That prizes are arithmetic. */
  readonly arithmetic: (share: number, writer: Writer) => string;
  readonly columns: Readonly<
    Record<'segment' | 'play' | 'what' | 'whom' | 'watch' | 'prize' | 'interval' | 'cautions', string>
  >;
  readonly figure: (said: PrizesSaid, writer: Writer) => FigureSaid;
  readonly gained: string;
  readonly lost: string;
  readonly fromGuests: string;
  readonly guestsRow: string;
  readonly prizeAxis: (year: boolean, currency: string) => string;
}

const whole = (writer: Writer, share: number) => writer.share(share, { decimals: 0 });

const english: ActionTexts = {
  plays: {
    register: {
      name: 'Get guests to register',
      what: 'Nobody here can be written to. Offer an account at the checkout: order tracking, easier returns.',
    },
    'account-manager': {
      name: 'Give them an account manager',
      what: 'They buy like wholesalers: one person who knows them, agreed terms, stock that is held for them.',
    },
    keep: {
      name: 'Keep and reward',
      what: 'Thank them, give them early access and service rather than discounts, and write as soon as somebody stays away for longer than is usual for them.',
    },
    'reduce-returns': {
      name: 'Reduce returns',
      what: 'Find out what comes back and why: descriptions, pictures, packing, wrong quantities.',
    },
    'second-order': {
      name: 'Win the second order',
      what: 'They came once, and lately: welcome them, and offer something that goes with the first order within weeks.',
    },
    reactivate: {
      name: 'Reactivate at low cost',
      what: 'Most came once, and long ago: a cheap reminder, and no more for those who do not answer.',
    },
    'win-back': {
      name: 'Win back',
      what: 'They used to come again and have stopped: ask why, and offer a reason to return.',
    },
    'next-basket': {
      name: 'Grow the next basket',
      what: 'They come again and again: show what customers like them buy as well, and what brings them into the programme.',
    },
  },
  cautions: {
    guests: 'Guests of this segment cannot be invited; they are in none of the numbers here.',
    few: 'Few customers: the numbers are rough.',
    'heavy-tail':
      'One customer in a hundred brings a quarter of the revenue or more: the mean speaks of them.',
    'not-recent': 'Most have not bought for 90 days: many may have left for good.',
    regression:
      'Some come back without being asked: hold out a random part, or their return looks like success.',
    'selected-by-spend':
      'They were chosen for their spending: some fall back by themselves, whatever is done.',
    'far-target': 'The next segment spends several times as much: few will get there.',
  },
  watch: ({ measure, now, alarm }, writer) => {
    const days = (value: number): string => writer.number(value, { decimals: 0 });
    switch (measure) {
      case 'days-since-last':
        return `Days since the last purchase: half have ${days(now)} or fewer now${alarm === null ? '' : `; write from ${days(alarm)} on, beyond which 90% of them usually do not wait`}`;
      case 'revenue-90':
        return `Revenue per customer in 90 days: ${amount(writer, now)} now`;
      case 'second-order-share':
        return `Share with a second order: ${whole(writer, now)} now`;
      case 'active-share':
        return `Share who bought in the last 90 days: ${whole(writer, now)} now`;
      case 'returners-share':
        return `Share who sent back a tenth or more: ${whole(writer, now)} now`;
      case 'guest-share':
        return `Share of guests: ${whole(writer, now)} now`;
      default: {
        const unknown: never = measure;
        throw new RangeError(`there is no measure ${String(unknown)}`);
      }
    }
  },
  prize: ({ kind, movers, year, days90 }, to, writer) => {
    const money = (value: number): string => amount(writer, value);
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
  whom: (invitable, customers, writer) =>
    invitable === customers
      ? writer.number(invitable)
      : `${writer.number(invitable)} of ${writer.number(customers)}`,
  guests: (guests, writer) => {
    const money = (value: number): string => amount(writer, value);
    const what = `Guests left ${writer.number(guests.yearInvoices)} invoices in the last ${writer.number(guests.yearDays)} days; all of them brought ${money(guests.revenue)}, ${writer.share(guests.shareOfAll)} of all revenue.`;
    if (guests.after90 === null || guests.prize90 === null) {
      return `${what} What a newly registered customer brings is not known: too few were seen for 90 days after their first purchase.`;
    }
    const { spend, boughtAgain, customers } = guests.after90;
    const year =
      guests.prize365 === null
        ? ' The data are too short to follow enough of them for a year.'
        : ` In a year: ${estimate(writer, guests.prize365.value, guests.prize365.interval, money)}.`;
    return `${what} If the guests behind ${writer.number(guests.movers)} of these invoices registered and then did what registered customers do in the 90 days after their first purchase (${estimate(writer, spend.value, spend.interval, money)} each, ${whole(writer, boughtAgain.value)} buy again; ${writer.number(customers)} seen), that would bring ${money(guests.prize90.value)} (${interval(writer, guests.prize90.interval, money)}).${year}`;
  },
  guestsCaveat:
    'An upper end: a guest may come back as a guest anyway, one person may stand behind several invoices, and who registers unasked may like the shop better. What registering surely brings is that the shop knows whom to write to.',
  noGuests: 'Nobody bought as a guest.',
  arithmetic: (share, writer) =>
    `The prizes are arithmetic: what ${whole(writer, share)} of a segment would bring at another segment’s mean. They say where much is at stake, not what a campaign achieves; their intervals cover which customers there happen to be.`,
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
  figure: (said, writer) => {
    const up = said.rows.filter(({ kind }) => kind === 'move-up').sort((a, b) => b.value - a.value);
    const time = said.year ? 'a year' : 'in 90 days';
    return {
      title:
        up.length > 0
          ? `The largest prize is in “${up[0].name}”: ${amount(writer, up[0].value)} ${time}, if ${whole(writer, said.share)} of it moved up`
          : 'No segment has a better one to move up to',
      subtitle: `What ${whole(writer, said.share)} of each segment would bring at the next better segment’s mean, and cost at the next lower one’s; ${time}, 95% intervals`,
      caption: `${said.source}. Arithmetic on past spend, not what a campaign achieves. Guests: in the 90 days after registering, ${whole(writer, said.share)} of a year’s guest invoices.`,
      alt: `Prizes: ${said.rows.map((row) => `${row.name} ${row.kind === 'hold' ? 'to lose' : 'to gain'} ${amount(writer, row.value)}`).join('; ')}.`,
    };
  },
  gained: 'gained by moving up',
  lost: 'lost by not holding',
  fromGuests: 'from guests who register',
  guestsRow: 'Guests',
  prizeAxis: (year, currency) => `${currency} ${year ? 'a year' : 'in 90 days'}`,
};

const portuguese: ActionTexts = {
  plays: {
    register: {
      name: 'Levar visitantes a se cadastrar',
      what: 'Não há a quem escrever aqui. Ofereça um cadastro na finalização da compra: acompanhamento do pedido, devolução mais fácil.',
    },
    'account-manager': {
      name: 'Dar um gerente de conta',
      what: 'Compram como atacadistas: uma pessoa que os conheça, condições acordadas, estoque reservado.',
    },
    keep: {
      name: 'Manter e recompensar',
      what: 'Agradeça, dê acesso antecipado e bom atendimento em vez de descontos, e escreva assim que alguém se ausentar por mais tempo do que o habitual.',
    },
    'reduce-returns': {
      name: 'Reduzir devoluções',
      what: 'Descubra o que volta e por quê: descrições, fotos, embalagem, quantidades erradas.',
    },
    'second-order': {
      name: 'Conquistar o segundo pedido',
      what: 'Vieram uma vez, e há pouco: dê as boas-vindas e ofereça, em poucas semanas, algo que combine com o primeiro pedido.',
    },
    reactivate: {
      name: 'Reativar a baixo custo',
      what: 'A maioria veio uma vez, há muito tempo: um lembrete barato, e nada mais para quem não responder.',
    },
    'win-back': {
      name: 'Reconquistar',
      what: 'Compravam repetidamente e pararam: pergunte por quê e ofereça um motivo para voltar.',
    },
    'next-basket': {
      name: 'Aumentar a próxima cesta',
      what: 'Voltam com regularidade: mostre o que clientes parecidos também compram e o que os leva ao programa.',
    },
  },
  cautions: {
    guests: 'Clientes sem cadastro deste segmento não podem ser convidados; não entram nos números daqui.',
    few: 'Poucos clientes: os números são aproximados.',
    'heavy-tail': 'Um cliente em cem traz um quarto da receita ou mais: a média fala deles.',
    'not-recent': 'A maioria não compra há 90 dias: muitos podem ter ido embora de vez.',
    regression:
      'Alguns voltam sem que ninguém peça: deixe uma parte sorteada de fora, ou o retorno deles parecerá sucesso.',
    'selected-by-spend': 'Foram escolhidos pelo que gastam: alguns recuam sozinhos, faça-se o que se fizer.',
    'far-target': 'O segmento seguinte gasta várias vezes mais: poucos chegarão lá.',
  },
  watch: ({ measure, now, alarm }, writer) => {
    const days = (value: number): string => writer.number(value, { decimals: 0 });
    switch (measure) {
      case 'days-since-last':
        return `Dias desde a última compra: metade tem ${days(now)} ou menos hoje${alarm === null ? '' : `; escreva a partir de ${days(alarm)}, prazo que 90% deles não costumam ultrapassar`}`;
      case 'revenue-90':
        return `Receita por cliente em 90 dias: ${amount(writer, now)} hoje`;
      case 'second-order-share':
        return `Parcela com um segundo pedido: ${whole(writer, now)} hoje`;
      case 'active-share':
        return `Parcela que comprou nos últimos 90 dias: ${whole(writer, now)} hoje`;
      case 'returners-share':
        return `Parcela que devolveu um décimo ou mais: ${whole(writer, now)} hoje`;
      case 'guest-share':
        return `Parcela de clientes sem cadastro: ${whole(writer, now)} hoje`;
      default: {
        const unknown: never = measure;
        throw new RangeError(`there is no measure ${String(unknown)}`);
      }
    }
  },
  prize: ({ kind, movers, year, days90 }, to, writer) => {
    const money = (value: number): string => amount(writer, value);
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
    const what = `Clientes sem cadastro deixaram ${writer.number(guests.yearInvoices)} pedidos nos últimos ${writer.number(guests.yearDays)} dias; ao todo, trouxeram ${money(guests.revenue)}, ${writer.share(guests.shareOfAll)} de toda a receita.`;
    if (guests.after90 === null || guests.prize90 === null) {
      return `${what} Não se sabe quanto traz um cliente recém-cadastrado: poucos foram acompanhados por 90 dias após a primeira compra.`;
    }
    const { spend, boughtAgain, customers } = guests.after90;
    const year =
      guests.prize365 === null
        ? ' Os dados são curtos demais para acompanhar um número suficiente deles por um ano.'
        : ` Em um ano: ${estimate(writer, guests.prize365.value, guests.prize365.interval, money)}.`;
    return `${what} Se quem está por trás de ${writer.number(guests.movers)} desses pedidos se cadastrasse e depois fizesse o que fazem clientes cadastrados nos 90 dias após a primeira compra (${estimate(writer, spend.value, spend.interval, money)} cada um, ${whole(writer, boughtAgain.value)} voltam a comprar; ${writer.number(customers)} observados), isso traria ${money(guests.prize90.value)} (${interval(writer, guests.prize90.interval, money)}).${year}`;
  },
  guestsCaveat:
    'É um limite superior: quem compra sem cadastro pode voltar assim mesmo, uma pessoa pode estar por trás de vários pedidos, e quem se cadastra sem que lhe peçam talvez goste mais da loja. O que o cadastro traz com certeza é saber a quem escrever.',
  noGuests: 'Ninguém comprou sem cadastro.',
  arithmetic: (share, writer) =>
    `Os valores são aritmética: o que ${whole(writer, share)} de um segmento traria com a média de outro. Dizem onde há muito em jogo, não o que uma campanha alcança; os intervalos refletem quais clientes existem por acaso.`,
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
  figure: (said, writer) => {
    const up = said.rows.filter(({ kind }) => kind === 'move-up').sort((a, b) => b.value - a.value);
    const time = said.year ? 'por ano' : 'em 90 dias';
    return {
      title:
        up.length > 0
          ? `O maior prêmio está em “${up[0].name}”: ${amount(writer, up[0].value)} ${time}, se ${whole(writer, said.share)} dele subisse`
          : 'Nenhum segmento tem outro melhor para onde subir',
      subtitle: `O que ${whole(writer, said.share)} de cada segmento traria com a média do segmento melhor seguinte, e custaria com a do inferior; ${time}, intervalos de 95%`,
      caption: `${said.source}. Aritmética sobre gastos passados, não o que uma campanha alcança. Sem cadastro: nos 90 dias após o cadastro, ${whole(writer, said.share)} dos pedidos de um ano.`,
      alt: `Prêmios: ${said.rows.map((row) => `${row.name} ${row.kind === 'hold' ? 'a perder' : 'a ganhar'} ${amount(writer, row.value)}`).join('; ')}.`,
    };
  },
  gained: 'ganho ao subir',
  lost: 'perda ao não manter',
  fromGuests: 'de quem se cadastra',
  guestsRow: 'Sem cadastro',
  prizeAxis: (year, currency) => `${currency} ${year ? 'por ano' : 'em 90 dias'}`,
};

/** The words for what marketing can do, by language. */
export const actionTexts: Readonly<Record<Language, ActionTexts>> = { en: english, pt: portuguese };
