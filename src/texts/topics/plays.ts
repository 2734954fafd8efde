import { type Language } from '../../config';
import { amount, percent } from '../phrases';
import { type Writer } from '../writer';

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
  /** Guests of the segment can't be invited. */
  | 'guests'
  /** Fewer than 30 can be invited. */
  | 'few'
  /** The biggest hundredth brings a quarter of the revenue or more. */
  | 'heavy-tail'
  /** Fewer than half bought in the last 90 days. */
  | 'not-recent'
  /** Picked when they spent little: some come back by themselves. */
  | 'regression'
  /** Picked when they spent much: some fall back by themselves. */
  | 'selected-by-spend'
  /** The next better segment spends three times as much or more: few will get there. */
  | 'far-target';

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

/** A play: what it is called, and what to do. */
export interface PlayWords {
  readonly name: string;
  readonly what: string;
}

/** Words for plays: what to do, what to keep in mind, what to watch. */
export interface PlayTexts {
  readonly plays: Readonly<Record<PlaySaid, PlayWords>>;
  readonly cautions: Readonly<Record<CautionSaid, string>>;
  readonly watch: (watch: WatchSaid, writer: Writer) => string;
}

const english: PlayTexts = {
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
        return `Share with a second order: ${percent(writer, now)} now`;
      case 'active-share':
        return `Share who bought in the last 90 days: ${percent(writer, now)} now`;
      case 'returners-share':
        return `Share who sent back a tenth or more: ${percent(writer, now)} now`;
      case 'guest-share':
        return `Share of guests: ${percent(writer, now)} now`;
      default: {
        const unknown: never = measure;
        throw new RangeError(`there is no measure ${String(unknown)}`);
      }
    }
  },
};

const portuguese: PlayTexts = {
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
        return `Parcela com um segundo pedido: ${percent(writer, now)} hoje`;
      case 'active-share':
        return `Parcela que comprou nos últimos 90 dias: ${percent(writer, now)} hoje`;
      case 'returners-share':
        return `Parcela que devolveu um décimo ou mais: ${percent(writer, now)} hoje`;
      case 'guest-share':
        return `Parcela de clientes sem cadastro: ${percent(writer, now)} hoje`;
      default: {
        const unknown: never = measure;
        throw new RangeError(`there is no measure ${String(unknown)}`);
      }
    }
  },
};

/** The words for plays, by language. */
export const playTexts: Readonly<Record<Language, PlayTexts>> = { en: english, pt: portuguese };
