import { type Language } from '../../config';
import { type Interval } from '../../numeric';
import { counted, span } from '../phrases';
import { type Writer } from '../writer';

/** How customers were selected. */
export type SelectionKey = 'group' | 'top-spenders' | 'rfm';

/** What the origins say together; ranges are from the least to the most over the origins. */
export interface EvaluationSaid {
  readonly origins: number;
  readonly horizonDays: number;
  readonly ratio: Interval | null;
  readonly futureShare: Interval;
  readonly repeatRate: Interval;
  readonly otherRepeatRate: Interval;
  readonly superiority: Interval;
  readonly passed: number;
  readonly groupTests: number;
  readonly largestP: number;
  readonly tests: number;
}

/** The group beside a plain list of as many customers. */
export interface AgainstSaid {
  readonly against: Exclude<SelectionKey, 'group'>;
  readonly origins: number;
  readonly shareDifference: Interval;
  readonly clearlyMore: number;
  readonly clearlyLess: number;
}

/** Growth of the daily spend, after ÷ before. */
export interface RegressionSaid {
  readonly origins: number;
  readonly othersGrewMore: number;
  readonly originDay: string;
  readonly growth: number;
  readonly otherGrowth: number;
}

/** The columns of the table of selections and of that of daily spend. */
export type EvaluationColumn =
  | 'origin'
  | 'selection'
  | 'customers'
  | 'past_share'
  | 'future_share'
  | 'interval'
  | 'revenue'
  | 'other_revenue'
  | 'ratio'
  | 'repeat_rate'
  | 'other_repeat_rate'
  | 'superiority'
  | 'p'
  | 'before'
  | 'after'
  | 'growth'
  | 'other_before'
  | 'other_after'
  | 'other_growth';

const tenth = (writer: Writer) => (value: number) => writer.number(value, { decimals: 1 });
const percent = (writer: Writer) => (value: number) => writer.share(value, { decimals: 0 });
const points = (writer: Writer) => (value: number) => writer.number(100 * value, { decimals: 1, sign: true });
const pValue = (writer: Writer, p: number): string => writer.number(p, { decimals: p < 0.1 ? 4 : 2 });

const english = {
  selections: {
    group: 'The programme’s group',
    'top-spenders': 'As many biggest spenders',
    rfm: 'As many by RFM',
  },
  /** Why an origin (`YYYY-MM-DD`) was skipped. */
  skipped: {
    'too-short': (day, writer) =>
      `Nothing can be said as of ${writer.date(day)}: the data do not hold 90 days before that day and 90 after it.`,
    'too-few': (day, writer) =>
      `Nothing can be said as of ${writer.date(day)}: too few customers were known, or bought afterwards.`,
    'no-group': (day, writer) =>
      `Nothing can be said as of ${writer.date(day)}: the model could not be made of the customers known then.`,
  } satisfies Readonly<
    Record<'too-short' | 'too-few' | 'no-group', (originDay: string, writer: Writer) => string>
  >,
  /** The answer in a sentence or two. */
  better: (said: EvaluationSaid, writer: Writer): string => {
    const when =
      said.origins === 1 ? 'at an earlier date' : `at ${writer.number(said.origins)} earlier dates`;
    const spent =
      said.ratio === null
        ? ''
        : `spent ${span(writer, said.ratio, tenth(writer))} times as much each as the other customers, `;
    const verdict =
      said.ratio === null || said.ratio[0] >= 1
        ? ''
        : said.ratio[1] < 1
          ? 'Nothing does: at no earlier date did the group bring more per customer afterwards than the others. '
          : 'Not every earlier date does: at some the group brought less per customer afterwards than the others. ';
    return `${verdict}Chosen ${when} on nothing but what was known then, the group’s members ${spent}brought ${span(writer, said.futureShare, percent(writer))} of the revenue of the ${said.horizonDays} days that followed, and ${span(writer, said.repeatRate, percent(writer))} of them bought again, against ${span(writer, said.otherRepeatRate, percent(writer))} of the others. A member picked at random out-spent another customer picked at random with a probability of ${span(writer, said.superiority, percent(writer))}; 50% would be no difference.`;
  },
  /** What the tests say. */
  chance: (said: EvaluationSaid, writer: Writer): string =>
    said.passed === said.groupTests
      ? `That is not luck: a random group of that size would hardly ever do as well (the largest of the ${said.groupTests} p-values is ${pValue(writer, said.largestP)}, corrected by Holm’s method for all ${said.tests} tests).`
      : `In ${said.groupTests - said.passed} of ${said.groupTests} tests a random group of that size might have done as well (p of 0.05 or more, corrected by Holm’s method for all ${said.tests} tests; the largest is ${pValue(writer, said.largestP)}).`,
  against: (said: AgainstSaid, writer: Writer): string => {
    const list =
      said.against === 'rfm'
        ? 'as many customers chosen by RFM (recency, frequency, money)'
        : 'as many of the biggest spenders';
    const difference = `${span(writer, said.shareDifference, points(writer))} percentage points`;
    return `Against ${list} the group’s share of the later revenue differs by ${difference}: clearly more at ${said.clearlyMore}, clearly less at ${said.clearlyLess} of ${counted(writer, said.origins, 'date', 'dates')} (95% intervals${said.origins === 1 ? '' : ', not corrected for their number'}).`;
  },
  regression: (said: RegressionSaid, writer: Writer): string => {
    const factor = (value: number) => writer.number(value, { decimals: 2 });
    const all =
      said.othersGrewMore === said.origins
        ? `at ${said.origins === 1 ? 'this date' : `all ${said.origins} dates`}`
        : said.othersGrewMore === 0
          ? `at none of ${counted(writer, said.origins, 'date', 'dates')}`
          : `at ${said.othersGrewMore} of ${counted(writer, said.origins, 'date', 'dates')}`;
    return `Whoever is chosen for high spending tends to fall back, and others catch up (regression to the mean). After ${writer.date(said.originDay)} the members spent ${factor(said.growth)} times as much a day as before, the others ${factor(said.otherGrowth)} times; the others grew more ${all}. Season is in both numbers, and so are customers who came late, who had less time to spend before.`;
  },
  /** What the judgement cannot show. */
  notCausal:
    'None of this shows that the programme causes anything: these customers would have spent more than the rest without it. Only a test in which some members are left out at random can show what an invitation does.',
  notSeason:
    'The intervals cover which customers there happen to be, not another season or another year. The kind of model was chosen with the whole history known; only its groups were made anew at each date.',
  /** Headings of the table, by column. */
  columns: {
    origin: 'Chosen on',
    selection: 'Selection',
    customers: 'Customers',
    past_share: 'Share of past revenue',
    future_share: 'Share of later revenue',
    interval: '95% interval',
    revenue: 'Revenue per customer',
    other_revenue: 'The others’',
    ratio: 'Times as much',
    repeat_rate: 'Bought again',
    other_repeat_rate: 'The others',
    superiority: 'Out-spends another',
    p: 'Largest p (Holm)',
    before: 'A day, before',
    after: 'A day, after',
    growth: 'Times',
    other_before: 'Others a day, before',
    other_after: 'Others a day, after',
    other_growth: 'Others, times',
  },
};

const portuguese: typeof english = {
  selections: {
    group: 'Grupo do programa',
    'top-spenders': 'Igual número de maiores compradores',
    rfm: 'Igual número por RFM',
  },
  skipped: {
    'too-short': (day, writer) =>
      `Nada se pode dizer para ${writer.date(day)}: os dados não cobrem 90 dias antes e 90 dias depois dessa data.`,
    'too-few': (day, writer) =>
      `Nada se pode dizer para ${writer.date(day)}: havia poucos clientes conhecidos, ou poucos compraram depois.`,
    'no-group': (day, writer) =>
      `Nada se pode dizer para ${writer.date(day)}: não foi possível formar o modelo com os clientes conhecidos então.`,
  },
  better: (said, writer) => {
    const when =
      said.origins === 1 ? 'em uma data anterior' : `em ${writer.number(said.origins)} datas anteriores`;
    const spent =
      said.ratio === null
        ? ''
        : `gastaram, cada um, ${span(writer, said.ratio, tenth(writer))} vezes o que gastaram os demais clientes, `;
    const verdict =
      said.ratio === null || said.ratio[0] >= 1
        ? ''
        : said.ratio[1] < 1
          ? 'Nada garante: em nenhuma data anterior o grupo trouxe depois mais por cliente do que os demais. '
          : 'Nem toda data anterior garante: em alguma o grupo trouxe depois menos por cliente do que os demais. ';
    return `${verdict}Escolhidos ${when} apenas com o que se sabia então, os membros do grupo ${spent}trouxeram ${span(writer, said.futureShare, percent(writer))} da receita dos ${said.horizonDays} dias seguintes, e ${span(writer, said.repeatRate, percent(writer))} deles voltaram a comprar, contra ${span(writer, said.otherRepeatRate, percent(writer))} dos demais. A probabilidade de um membro sorteado gastar mais do que outro cliente sorteado foi de ${span(writer, said.superiority, percent(writer))}; 50% significaria nenhuma diferença.`;
  },
  chance: (said, writer) =>
    said.passed === said.groupTests
      ? `Não é sorte: um grupo aleatório do mesmo tamanho quase nunca se sairia tão bem (o maior dos ${said.groupTests} valores p é ${pValue(writer, said.largestP)}, corrigido pelo método de Holm para todos os ${said.tests} testes).`
      : `Em ${said.groupTests - said.passed} de ${said.groupTests} testes, um grupo aleatório do mesmo tamanho poderia ter se saído tão bem (p de 0,05 ou mais, corrigido pelo método de Holm para todos os ${said.tests} testes; o maior é ${pValue(writer, said.largestP)}).`,
  against: (said, writer) => {
    const list =
      said.against === 'rfm'
        ? 'igual número de clientes escolhidos por RFM (recência, frequência e valor)'
        : 'igual número dos maiores compradores';
    const difference = `${span(writer, said.shareDifference, points(writer))} pontos percentuais`;
    return `Em comparação com ${list}, a participação do grupo na receita posterior difere em ${difference}: claramente maior em ${said.clearlyMore} e claramente menor em ${said.clearlyLess} de ${said.origins} ${said.origins === 1 ? 'data' : 'datas'} (intervalos de 95%, sem correção pelo número de comparações).`;
  },
  regression: (said, writer) => {
    const factor = (value: number) => writer.number(value, { decimals: 2 });
    const all =
      said.othersGrewMore === said.origins
        ? said.origins === 1
          ? 'nessa data'
          : `em todas as ${said.origins} datas`
        : said.othersGrewMore === 0
          ? `em nenhuma de ${counted(writer, said.origins, 'data', 'datas')}`
          : `em ${said.othersGrewMore} de ${counted(writer, said.origins, 'data', 'datas')}`;
    return `Quem é escolhido por gastar muito tende a recuar, e os demais a se aproximar (regressão à média). Depois de ${writer.date(said.originDay)}, os membros gastaram por dia ${factor(said.growth)} vezes o que gastavam antes, e os demais ${factor(said.otherGrowth)} vezes; os demais cresceram mais ${all}. A sazonalidade está nos dois números, assim como os clientes que chegaram tarde e tiveram menos tempo para gastar antes.`;
  },
  notCausal:
    'Nada disso mostra que o programa cause algo: esses clientes gastariam mais do que os demais mesmo sem ele. Só um teste em que parte dos membros, sorteada, fica de fora pode mostrar o efeito de um convite.',
  notSeason:
    'Os intervalos refletem quais clientes existem por acaso, não outra estação nem outro ano. O tipo de modelo foi escolhido com todo o histórico conhecido; em cada data só os grupos foram refeitos.',
  columns: {
    origin: 'Escolha em',
    selection: 'Seleção',
    customers: 'Clientes',
    past_share: 'Participação na receita passada',
    future_share: 'Participação na receita posterior',
    interval: 'Intervalo de 95%',
    revenue: 'Receita por cliente',
    other_revenue: 'Dos demais',
    ratio: 'Vezes',
    repeat_rate: 'Voltaram a comprar',
    other_repeat_rate: 'Os demais',
    superiority: 'Gasta mais do que outro',
    p: 'Maior p (Holm)',
    before: 'Por dia, antes',
    after: 'Por dia, depois',
    growth: 'Vezes',
    other_before: 'Demais por dia, antes',
    other_after: 'Demais por dia, depois',
    other_growth: 'Demais, vezes',
  },
};

/** The words for the guarantee, by language. */
export const evaluationTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };
