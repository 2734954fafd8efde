import { type Language } from '../../config';
import { md } from '../../format';
import { type Writer } from '../writer';
import { rough } from './actions';

const english = {
  rule: {
    heading: '6. What makes a person eligible?',
    /** What precision and recall mean, in Markdown. */
    words:
      '*Precision* is the share of those whom the rule takes who are Insiders; *recall* is the share of the Insiders whom it takes. Both are measured on customers who were held back while the rule was made.',
    caption: 'The ways in: who fulfils each, and how many of them are Insiders',
    sqlCaption: 'The rule for a database of customers with these columns',
  },
  removal: {
    heading: '7. What gets a person removed?',
    answer: (w: Writer, failures: number, slack: number, enterReviews: number): string =>
      md`${failures === 1 ? 'Failing' : `Failing ${w.number(failures)} month-end reviews in a row, not one:`} ${failures === 1 ? 'one month-end review' : 'each time'} by ${slack === 0 ? 'the thresholds of the entry rule' : `thresholds that are ${w.share(slack, { decimals: 0 })} easier than those for entering`}.${failures > 1 || slack > 0 || enterReviews > 1 ? ' So it takes more to get in than to stay' : ''}${failures > 1 ? ', and one bad month removes nobody.' : slack > 0 ? ', and a month below the entry thresholds removes nobody who still meets the easier ones.' : enterReviews > 1 ? '.' : ''}`,
    none: 'No rule of removal can be recommended from these data.',
    /** What the words of the table mean, in Markdown. */
    words:
      '*Slack* is how much easier it is to stay than to enter; *grace* is the number of failed reviews in a row that a member may have; *flapping* is being in, out, and in again.',
    caption: 'Settings replayed over the month ends: the one that applies, its neighbours, and the bare rule',
    /** The heading of the column that says which setting applies. */
    setting: 'Setting',
  },
  guarantee: {
    heading: '8. What guarantees that the group is better than the rest of the base?',
    none: 'Nothing does, on these data: they are too short to choose a group on an early day and to watch it afterwards.',
    caption:
      'Chosen on an early day, measured afterwards: the Insiders and two plain lists of as many customers',
    /** What the columns mean that need it, in Markdown. */
    words:
      '*Out-spends* is the probability that an Insider drawn at random spends more afterwards than another customer drawn at random; 50% would be no difference. *RFM* ranks customers by how recently, how often and for how much they bought.',
    test: '**The test that would show it.**',
  },
  actions: {
    heading: '9. What can marketing do to raise revenue?',
    answer: (
      w: Writer,
      f: {
        readonly name: string;
        readonly movers: number;
        readonly value: number;
        readonly year: boolean;
      } | null,
      keep: { readonly name: string; readonly invitable: number } | null,
    ): string =>
      [
        keep === null
          ? ''
          : md`Keep the ${w.number(keep.invitable)} of “${keep.name}”, since most is to be lost there.`,
        f === null
          ? 'What moving people up would bring cannot be reckoned from these data; what to do in each segment is below.'
          : md`The largest prize of moving people up is in “${f.name}”: if ${w.number(f.movers)} of them came to spend what the next better segment spends, ${rough(w, f.value)} ${f.year ? 'a year' : 'in 90 days'} would be gained.`,
      ]
        .filter(Boolean)
        .join(' '),
    caption: 'What to do, segment by segment',
    stakes: 'What is at stake, and what to keep in mind',
    guests: '**Those without a customer id.**',
  },
};

const portuguese: typeof english = {
  rule: {
    heading: '6. Quais as condições para uma pessoa ser elegível?',
    words:
      '*Precisão* é a parcela dos selecionados pela regra que é Insider; *cobertura* é a parcela dos Insiders que ela seleciona. Ambas são medidas em clientes reservados enquanto a regra era feita.',
    caption: 'Os caminhos de entrada: quem cumpre cada um e quantos deles são Insiders',
    sqlCaption: 'A regra para um banco de dados de clientes com estas colunas',
  },
  removal: {
    heading: '7. Quais as condições para uma pessoa ser removida?',
    answer: (w, failures, slack, enterReviews) =>
      md`${failures === 1 ? 'Falhar em uma revisão de fim de mês' : `Falhar em ${w.number(failures)} revisões de fim de mês seguidas, e não em uma só:`} ${failures === 1 ? '' : 'cada vez '}segundo ${slack === 0 ? 'os limites da regra de entrada' : `limites ${w.share(slack, { decimals: 0 })} mais fáceis do que os de entrada`}.${failures > 1 || slack > 0 || enterReviews > 1 ? ' Assim, entrar exige mais do que ficar' : ''}${failures > 1 ? ', e um mês ruim não remove ninguém.' : slack > 0 ? ', e um mês abaixo dos limites de entrada não remove quem ainda cumpra os mais fáceis.' : enterReviews > 1 ? '.' : ''}`,
    none: 'Com estes dados não se pode recomendar uma regra de remoção.',
    words:
      '*Folga* é o quanto é mais fácil ficar do que entrar; *tolerância* é o número de revisões seguidas em que um membro pode falhar; *vaivém* é estar dentro, fora e dentro de novo.',
    caption: 'Configurações refeitas nos fins de mês: a que se aplica, suas vizinhas e a regra pura',
    setting: 'Configuração',
  },
  guarantee: {
    heading: '8. O que garante que o grupo é melhor do que o restante da base?',
    none: 'Nada, com estes dados: eles são curtos demais para escolher um grupo em um dia anterior e observá-lo depois.',
    caption:
      'Escolhidos em um dia anterior, medidos depois: os Insiders e duas listas simples com o mesmo número de clientes',
    words:
      '*Gasta mais* é a probabilidade de que um Insider sorteado gaste depois mais do que outro cliente sorteado; 50% seria nenhuma diferença. *RFM* ordena os clientes por quão recentemente, com que frequência e por quanto compraram.',
    test: '**O teste que mostraria isso.**',
  },
  actions: {
    heading: '9. Quais ações o marketing pode tomar para aumentar o faturamento?',
    answer: (w, f, keep) =>
      [
        keep === null
          ? ''
          : md`Manter os ${w.number(keep.invitable)} de “${keep.name}”, pois é onde há mais a perder.`,
        f === null
          ? 'O que traria fazer subir pessoas de segmento não se pode calcular com estes dados; o que fazer em cada segmento está abaixo.'
          : md`O maior ganho de fazer subir está em “${f.name}”: se ${w.number(f.movers)} deles passassem a gastar o que gasta o segmento seguinte, o ganho seria de ${rough(w, f.value)} ${f.year ? 'por ano' : 'em 90 dias'}.`,
      ]
        .filter(Boolean)
        .join(' '),
    caption: 'O que fazer, segmento por segmento',
    stakes: 'O que está em jogo e o que ter em mente',
    guests: '**Quem compra sem código de cliente.**',
  },
};

/** Words of questions 6 to 9, by language. */
export const reportProofTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };
