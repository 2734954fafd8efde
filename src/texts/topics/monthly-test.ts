import { type Language } from '../../config';
import { type Writer } from '../writer';

/** What a test of the programme shows; money is revenue per customer and month. */
export interface TestSaid {
  readonly start: string;
  readonly invited: number;
  readonly heldOut: number;
  readonly pairs: number;
  readonly months: number;
  readonly invitedMean: number | null;
  readonly heldOutMean: number | null;
  readonly difference: number | null;
  readonly low95: number | null;
  readonly high95: number | null;
  readonly detectable: number | null;
}

/** Says what a test of the programme shows, and what it cannot show. */
export interface TestWords {
  readonly testHeading: string;
  readonly test: (w: Writer, said: TestSaid) => readonly string[];
}

/** The words for a test of the programme, by language. */
export const testWords: Readonly<Record<Language, TestWords>> = {
  en: {
    testHeading: 'Does the programme bring more?',
    test: (w, said) => {
      const cents = (value: number | null): string => w.money(value, { decimals: 2 });
      const { invited, heldOut, pairs, months, difference, low95, high95, detectable } = said;
      const split = `The test counts from ${w.date(said.start, 'long')}: of ${w.number(invited + heldOut)} members ${w.number(invited)} are invited and ${w.number(heldOut)} are held out, one of each two who are alike in spend, at random.`;
      if (said.invitedMean === null)
        return [split, 'No month has passed since, so that it shows nothing yet.'];
      const means = `Over ${w.number(months, { decimals: 1 })} months on average the invited of ${w.number(pairs)} pairs brought ${cents(said.invitedMean)} a customer and month, those held out ${cents(said.heldOutMean)}; whoever was split counts, whatever became of them.`;
      if (difference === null || low95 === null || high95 === null)
        return [split, means, 'That is too few pairs for an interval: 20 are the least.'];
      const found = `The difference is ${cents(difference)}, with a 95% interval from ${cents(low95)} to ${cents(high95)}.`;
      const verdict =
        low95 > 0 || high95 < 0
          ? `It does not hold zero: the invitation makes ${difference > 0 ? 'them bring more' : 'them bring less'}, unless this is the one such test in twenty that chance decides; who looks every month has more than one chance.`
          : `It holds zero: the test does not show so far that the invitation changes anything. A difference below ${cents(detectable)} would stay hidden in one such test of five.`;
      return [split, means, found, verdict];
    },
  },
  pt: {
    testHeading: 'O programa traz mais?',
    test: (w, said) => {
      const cents = (value: number | null): string => w.money(value, { decimals: 2 });
      const { invited, heldOut, pairs, months, difference, low95, high95, detectable } = said;
      const split = `O teste conta desde ${w.date(said.start, 'long')}: de ${w.number(invited + heldOut)} membros, ${w.number(invited)} são convidados e ${w.number(heldOut)} ficam de fora, um de cada dois parecidos em gasto, por sorteio.`;
      if (said.invitedMean === null)
        return [split, 'Não passou nenhum mês desde então: ainda não mostra nada.'];
      const means = `Em ${w.number(months, { decimals: 1 })} meses, em média, os convidados de ${w.number(pairs)} pares trouxeram ${cents(said.invitedMean)} por cliente e mês, os de fora ${cents(said.heldOutMean)}; conta quem foi sorteado, seja o que for que lhe aconteceu.`;
      if (difference === null || low95 === null || high95 === null)
        return [split, means, 'São pares de menos para um intervalo: o mínimo são 20.'];
      const found = `A diferença é de ${cents(difference)}, com intervalo de 95% de ${cents(low95)} a ${cents(high95)}.`;
      const verdict =
        low95 > 0 || high95 < 0
          ? `Não contém zero: o convite faz com que tragam ${difference > 0 ? 'mais' : 'menos'}, a não ser que este seja o teste em vinte que o acaso decide; quem olha todo mês tem mais de uma chance.`
          : `Contém zero: até agora o teste não mostra que o convite mude algo. Uma diferença abaixo de ${cents(detectable)} ficaria escondida em um de cada cinco testes assim.`;
      return [split, means, found, verdict];
    },
  },
};
