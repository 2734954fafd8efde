import { type Language } from '../../config';
import { md } from '../../format';
import { amount, interval, span, type Ends } from '../phrases';
import { type Writer } from '../writer';
import { type Question } from './report-group';

/** An expectation over so many months, as it is quoted. */
export interface QuotedFacts {
  readonly months: number;
  readonly value: number;
  readonly ends: Ends;
  /** Where the interval comes from: as wide as past misses, or the model's own. */
  readonly from: 'model' | 'misses';
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
  /** Forecasts over three months from earlier month ends, of a group that stands in for the Insiders. */
  readonly past: {
    readonly origins: number;
    readonly tooLow: number;
    readonly within95: number;
    /** Mean of (forecast − what came) ÷ what came. */
    readonly meanError: number | null;
    readonly modelEnds: Ends;
    readonly corrected: { readonly value: number; readonly ends: Ends } | null;
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
    readonly own: string;
    readonly corrected: string;
    readonly meanings: { readonly quoted: string; readonly own: string; readonly corrected: string };
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
        : md`${amount(w, f.three.value)} in the next three months (${interval(w, f.three.ends, (value) => amount(w, value))})${f.six === null ? '' : md` and ${amount(w, f.six.value)} in the next six (${interval(w, f.six.ends, (value) => amount(w, value))})`}, from ${w.date(f.firstDay, 'long')} on${f.all === null || f.all.value <= 0 ? '' : md`: ${w.share(f.three.value / f.all.value)} of what all of today’s customers are expected to bring`}.`,
    remarks: (w, f) =>
      f.past === null || f.past.origins === 0
        ? 'The data are too short to go back and see how such a forecast would have done: the interval covers chance and the model’s own uncertainty, and nothing else.'
        : md`**How past forecasts missed.** The same forecast was made at ${w.number(f.past.origins)} earlier month ends, for as large a share of the biggest spenders of that day. It said too little at ${w.number(f.past.tooLow)} of them, and was off by ${w.share(f.past.meanError, { sign: true })} on average; the model’s own interval (now ${span(w, f.past.modelEnds, (value) => amount(w, value))}) held what came at ${w.number(f.past.within95)}. ${f.three?.from === 'misses' ? 'So the intervals above are as wide as these misses ask for.' : 'The intervals above are the model’s own, which are the wider ones.'}${f.past.corrected === null ? '' : md` Moved by its past error the forecast would be ${amount(w, f.past.corrected.value)}; it is not moved here, since an error met in one part of the year need not be that of the next.`}`,
    caveat: (w, f) =>
      md`This is what is expected of today’s customers if nothing changes: no effect of the programme is in it, and no new customers${f.newcomersShare === null ? '' : md` (in the last three months ${w.share(f.newcomersShare)} of registered customers’ revenue came from people who first bought within them)`}${f.days < 730 ? '. In less than two years of data, season and growth cannot be told apart' : ''}.`,
    caption: 'Expected net revenue, with the interval that is quoted and what stands behind it',
    columns: {
      who: 'Who',
      months: 'Next months',
      expected: 'Expected',
      quoted: '95% interval, quoted',
      own: 'The model’s own interval',
      corrected: 'Moved by its past error',
      meanings: {
        quoted: 'The wider of the model’s own interval and one as wide as past forecasts missed.',
        own: 'Covers chance and how well the model’s parameters are known.',
        corrected:
          'The forecast multiplied by the mean miss of the past, with what then remains as interval.',
      },
    },
    months: (w, months, lastDay) => `${w.number(months)}, to ${w.date(lastDay)}`,
  },
  pt: {
    heading: '5. Quanto de receita se espera do grupo para os próximos meses?',
    answer: (w, f) =>
      f.three === null
        ? 'Não há previsão para os Insiders: nenhum deles tem uma compra que tenha ficado de pé.'
        : md`${amount(w, f.three.value)} nos próximos três meses (${interval(w, f.three.ends, (value) => amount(w, value))})${f.six === null ? '' : md` e ${amount(w, f.six.value)} nos próximos seis (${interval(w, f.six.ends, (value) => amount(w, value))})`}, a partir de ${w.date(f.firstDay, 'long')}${f.all === null || f.all.value <= 0 ? '' : md`: ${w.share(f.three.value / f.all.value)} do que se espera de todos os clientes de hoje`}.`,
    remarks: (w, f) =>
      f.past === null || f.past.origins === 0
        ? 'Os dados são curtos demais para voltar no tempo e ver como uma previsão assim teria se saído: o intervalo cobre o acaso e a incerteza do próprio modelo, e nada mais.'
        : md`**Como erraram as previsões passadas.** A mesma previsão foi feita em ${w.number(f.past.origins)} fins de mês anteriores, para uma parcela igual dos maiores compradores daquele dia. Ela disse pouco em ${w.number(f.past.tooLow)} deles e errou ${w.share(f.past.meanError, { sign: true })} em média; o intervalo do próprio modelo (hoje ${span(w, f.past.modelEnds, (value) => amount(w, value))}) conteve o que veio em ${w.number(f.past.within95)}. ${f.three?.from === 'misses' ? 'Por isso os intervalos acima têm a largura que esses erros pedem.' : 'Os intervalos acima são os do próprio modelo, que são os mais largos.'}${f.past.corrected === null ? '' : md` Corrigida pelo erro passado, a previsão seria de ${amount(w, f.past.corrected.value)}; ela não é corrigida aqui, pois um erro visto em uma parte do ano não precisa ser o da seguinte.`}`,
    caveat: (w, f) =>
      md`É o que se espera dos clientes de hoje se nada mudar: não há aqui efeito do programa, nem clientes novos${f.newcomersShare === null ? '' : md` (nos últimos três meses, ${w.share(f.newcomersShare)} da receita dos clientes cadastrados veio de quem comprou pela primeira vez nesse período)`}${f.days < 730 ? '. Com menos de dois anos de dados, não se separa sazonalidade de crescimento' : ''}.`,
    caption: 'Receita líquida esperada, com o intervalo citado e o que há por trás dele',
    columns: {
      who: 'Quem',
      months: 'Próximos meses',
      expected: 'Esperado',
      quoted: 'Intervalo de 95%, citado',
      own: 'Intervalo do próprio modelo',
      corrected: 'Corrigido pelo erro passado',
      meanings: {
        quoted:
          'O mais largo entre o intervalo do próprio modelo e um tão largo quanto os erros das previsões passadas.',
        own: 'Cobre o acaso e o quanto se conhecem os parâmetros do modelo.',
        corrected:
          'A previsão multiplicada pelo erro médio do passado, com o que então resta como intervalo.',
      },
    },
    months: (w, months, lastDay) => `${w.number(months)}, até ${w.date(lastDay)}`,
  },
};
