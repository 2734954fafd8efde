import { type Language } from '../../config';
import { md } from '../../format';
import { type Interval } from '../../numeric';
import { amount, interval } from '../phrases';
import { type Writer } from '../writer';
import { type Question } from './report-group-facts';

/** An expectation over so many months, as it is quoted. */
export interface QuotedFacts {
  readonly months: number;
  readonly value: number;
  readonly ends: Interval;
  readonly lastQuarter: number | null;
  readonly lastYear: number | null;
}

/** What a method says of the Insiders. */
export interface SaidBy {
  /** The method as a table calls it. */
  readonly label: string;
  readonly value: number;
}

/** What is expected, and how such forecasts did. */
export interface OutlookFacts {
  readonly firstDay: string;
  readonly lastDay: string;
  /** The Insiders over three and six months; null where there is no forecast of them. */
  readonly three: QuotedFacts | null;
  readonly six: QuotedFacts | null;
  /** All customers over three months. */
  readonly all: QuotedFacts | null;
  /** How the three months' forecast was made; null where there is none. */
  readonly made: {
    /** The method within a sentence, in the language. */
    readonly method: string;
    /** Whether it was judged on this shop's past, or its past is too short, or it was asked for. */
    readonly from: 'own' | 'measured' | 'named';
    readonly intervalFrom: 'misses' | 'measured';
    readonly leansDown: boolean;
    /** Earlier month ends at which it was held against what came, and its mean miss there. */
    readonly origins: number;
    readonly meanAbsoluteError: number | null;
    readonly others: readonly SaidBy[];
  } | null;
  readonly newcomersShare: number | null;
  /** Days of data. */
  readonly days: number;
}

/** The words of question 5. */
export interface ReportOutlookTexts extends Question<OutlookFacts> {
  readonly caption: string;
  readonly columns: {
    readonly who: string;
    readonly months: string;
    readonly expected: string;
    readonly quoted: string;
    readonly lastQuarter: string;
    readonly lastYear: string;
    readonly meanings: {
      readonly quoted: string;
      readonly lastQuarter: string;
      readonly lastYear: string;
    };
  };
  readonly months: (w: Writer, months: number, lastDay: string) => string;
}

/** The words of question 5, by language. */
export const reportOutlookTexts: Readonly<Record<Language, ReportOutlookTexts>> = {
  en: {
    heading: '5. What revenue is expected from the group in the next months?',
    answer: (w, f) =>
      f.three === null
        ? 'There is no forecast of the Insiders: nobody among them has a purchase that stands.'
        : md`${amount(w, f.three.value)} in the next three months (${interval(w, f.three.ends, (value) => amount(w, value))})${f.six === null ? '' : md` and ${amount(w, f.six.value)} in the next six (${interval(w, f.six.ends, (value) => amount(w, value))})`}, from ${w.date(f.firstDay, 'long')} on${f.all === null || f.all.value <= 0 ? '' : md`: ${w.share(f.three.value / f.all.value)} of what all of today’s customers are expected to bring`}.${f.three.lastQuarter === null ? '' : md` In the last three months it was ${amount(w, f.three.lastQuarter)}${f.three.lastYear === null ? '' : md`, in the same months of last year ${amount(w, f.three.lastYear)}`}.`}`,
    remarks: (w, f) =>
      f.made === null
        ? ''
        : [
            md`**How it is made.** By ${f.made.method}: ${
              {
                own: md`at ${w.number(f.made.origins)} earlier month ends it missed what came by ${w.share(f.made.meanAbsoluteError)} on average, and no other way did better by more than chance`,
                measured:
                  'the shop’s own past is too short to judge by, and on another shop’s this was the best way for a history of this length',
                named: 'it was asked for by name',
              }[f.made.from]
            }.`,
            f.made.others.length === 0
              ? ''
              : md`The other ways say: ${f.made.others.map(({ label, value }) => `${label.toLowerCase()} ${amount(w, value)}`).join('; ')}.`,
            f.made.intervalFrom === 'misses'
              ? 'The interval is as wide as this way’s own past misses.'
              : 'The interval is as wide as such forecasts missed where they could be tried.',
            f.made.leansDown
              ? 'It reaches further down than up: these months of the year were in no past window, and where that was so, forecasts had said too much.'
              : '',
          ]
            .filter(Boolean)
            .join(' '),
    caveat: (w, f) =>
      md`This is what is expected of today’s customers if nothing changes: no effect of the programme is in it, and no new customers${f.newcomersShare === null ? '' : md` (in the last three months ${w.share(f.newcomersShare)} of registered customers’ revenue came from people who first bought within them)`}${f.days < 730 ? '. In less than two years of data, season and growth cannot be told apart' : ''}.`,
    caption: 'Expected net revenue with its interval, beside what the same customers brought',
    columns: {
      who: 'Who',
      months: 'Next months',
      expected: 'Expected',
      quoted: '95% interval',
      lastQuarter: 'Last 3 months',
      lastYear: 'Same months last year',
      meanings: {
        quoted: 'As wide as past forecasts of the same kind missed.',
        lastQuarter:
          'What today’s customers of the row brought in the three months up to the end of the data.',
        lastYear: 'What they brought a year before the months ahead; empty where the data do not reach back.',
      },
    },
    months: (w, months, lastDay) => `${w.number(months)}, to ${w.date(lastDay)}`,
  },
  pt: {
    heading: '5. Quanto de receita se espera do grupo para os próximos meses?',
    answer: (w, f) =>
      f.three === null
        ? 'Não há previsão para os Insiders: nenhum deles tem uma compra que tenha ficado de pé.'
        : md`${amount(w, f.three.value)} nos próximos três meses (${interval(w, f.three.ends, (value) => amount(w, value))})${f.six === null ? '' : md` e ${amount(w, f.six.value)} nos próximos seis (${interval(w, f.six.ends, (value) => amount(w, value))})`}, a partir de ${w.date(f.firstDay, 'long')}${f.all === null || f.all.value <= 0 ? '' : md`: ${w.share(f.three.value / f.all.value)} do que se espera de todos os clientes de hoje`}.${f.three.lastQuarter === null ? '' : md` Nos últimos três meses foram ${amount(w, f.three.lastQuarter)}${f.three.lastYear === null ? '' : md`, nos mesmos meses do ano passado ${amount(w, f.three.lastYear)}`}.`}`,
    remarks: (w, f) =>
      f.made === null
        ? ''
        : [
            md`**Como foi feita.** Por ${f.made.method}: ${
              {
                own: md`em ${w.number(f.made.origins)} fins de mês anteriores, errou em média ${w.share(f.made.meanAbsoluteError)} do que veio, e nenhum outro modo se saiu melhor além do acaso`,
                measured:
                  'o passado da própria loja é curto demais para julgar, e no de outra loja este foi o melhor modo para um histórico deste tamanho',
                named: 'foi pedida pelo nome',
              }[f.made.from]
            }.`,
            f.made.others.length === 0
              ? ''
              : md`Os outros modos dizem: ${f.made.others.map(({ label, value }) => `${label.toLowerCase()} ${amount(w, value)}`).join('; ')}.`,
            f.made.intervalFrom === 'misses'
              ? 'O intervalo tem a largura dos erros passados deste modo.'
              : 'O intervalo tem a largura com que previsões assim erraram onde puderam ser testadas.',
            f.made.leansDown
              ? 'Ele vai mais para baixo do que para cima: estes meses do ano não estiveram em nenhuma janela passada, e onde foi assim as previsões tinham dito demais.'
              : '',
          ]
            .filter(Boolean)
            .join(' '),
    caveat: (w, f) =>
      md`É o que se espera dos clientes de hoje se nada mudar: não há aqui efeito do programa, nem clientes novos${f.newcomersShare === null ? '' : md` (nos últimos três meses, ${w.share(f.newcomersShare)} da receita dos clientes cadastrados veio de quem comprou pela primeira vez nesse período)`}${f.days < 730 ? '. Com menos de dois anos de dados, não se separa sazonalidade de crescimento' : ''}.`,
    caption: 'Receita líquida esperada com seu intervalo, ao lado do que os mesmos clientes trouxeram',
    columns: {
      who: 'Quem',
      months: 'Próximos meses',
      expected: 'Esperado',
      quoted: 'Intervalo de 95%',
      lastQuarter: 'Últimos 3 meses',
      lastYear: 'Mesmos meses do ano passado',
      meanings: {
        quoted: 'Tão largo quanto erraram as previsões passadas do mesmo tipo.',
        lastQuarter: 'O que os clientes de hoje da linha trouxeram nos três meses até o fim dos dados.',
        lastYear: 'O que trouxeram um ano antes dos meses à frente; vazio onde os dados não chegam.',
      },
    },
    months: (w, months, lastDay) => `${w.number(months)}, até ${w.date(lastDay)}`,
  },
};
