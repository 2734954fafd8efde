import { type Language } from '../../config';
import { type Writer } from '../writer';

/** What the page of a month counts. */
export interface MonthSaid {
  readonly asOf: string;
  readonly members: number;
  readonly onNotice: number;
  readonly entered: number;
  readonly removed: number;
  readonly left: number;
}

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

/** One of two models on the customers of a month. */
interface ModelSaid {
  readonly model: string;
  readonly trainedUpTo: string;
  readonly entering: number;
  readonly refused: number;
  readonly psiBeyond: number;
  readonly laterShare: number | null;
}

/** A model that was trained beside, against the one at work. */
export interface ShadowSaid {
  readonly laterUntil: string | null;
  readonly customers: number;
  readonly comparedLength: number;
  readonly current: ModelSaid;
  readonly shadow: ModelSaid;
  readonly jaccard: number | null;
  readonly agreement: number | null;
  readonly verdict: 'drift' | 'refuses' | 'loses' | 'no_reason';
}

/** What drift measures, as the history names it. */
export type DriftSaid = 'share_by_segment' | 'jaccard_members' | 'psi' | 'refusals' | 'forecast_error';

/** Words for the page of a month. */
export interface MonthlyTexts {
  readonly title: (w: Writer, before: string | null) => string;
  readonly headline: (w: Writer, said: MonthSaid) => string;
  readonly sample: string;
  readonly sections: Readonly<Record<'counts' | 'segments' | 'moves' | 'forecasts' | 'drift', string>>;
  readonly columns: Readonly<
    Record<
      | 'measure'
      | 'now'
      | 'before'
      | 'segment'
      | 'customers'
      | 'customersBefore'
      | 'members'
      | 'revenue'
      | 'share'
      | 'from'
      | 'to'
      | 'day'
      | 'who'
      | 'months'
      | 'expected'
      | 'interval'
      | 'came'
      | 'value'
      | 'limit'
      | 'beyond'
      | 'subject',
      string
    >
  >;
  readonly counts: Readonly<
    Record<
      'customers' | 'members' | 'onNotice' | 'entered' | 'removed' | 'left' | 'share' | 'refused',
      string
    >
  >;
  readonly measures: Readonly<Record<DriftSaid, string>>;
  /** Groups that are no segment. */
  readonly groups: Readonly<Record<'all' | 'members' | 'new' | 'lost' | 'none', string>>;
  /** What the test of the programme shows, and what it cannot show. */
  readonly shadowHeading: string;
  readonly shadow: (w: Writer, said: ShadowSaid) => readonly string[];
  readonly testHeading: string;
  readonly test: (w: Writer, said: TestSaid) => readonly string[];
  readonly yes: string;
  readonly no: string;
  readonly train: (names: readonly string[], w: Writer) => string;
  readonly stay: string;
  readonly watch: (names: readonly string[], w: Writer) => string;
  readonly notes: Readonly<Record<'counts' | 'segments' | 'moves' | 'forecasts' | 'drift', string>>;
  readonly made: (
    w: Writer,
    model: string,
    source: string,
    rows: number,
    kept: number,
    setAside: number,
  ) => string;
}

const english: MonthlyTexts = {
  title: (w, before) =>
    before === null ? 'The first month of the programme' : `What changed since ${w.date(before, 'long')}`,
  headline: (w, { asOf, members, onNotice, entered, removed, left }) =>
    `On ${w.date(asOf, 'long')} the programme has ${w.number(members)} members, ${w.number(onNotice)} of them on notice. ${w.number(entered)} entered in the month, ${w.number(removed)} were removed by the rule and ${w.number(left)} left by themselves.`,
  sample: 'The model was trained on generated data: nothing here is about real customers.',
  sections: {
    counts: 'How does this month stand against the last?',
    segments: 'How do the segments stand?',
    moves: 'Who moved?',
    forecasts: 'What is expected, and what came of earlier forecasts?',
    drift: 'Does the model still fit?',
  },
  columns: {
    measure: 'Measure',
    now: 'This month',
    before: 'Month before',
    segment: 'Segment',
    customers: 'Customers',
    customersBefore: 'Month before',
    members: 'Members',
    revenue: 'Revenue of the month',
    share: 'Share of revenue',
    from: 'From',
    to: 'To',
    day: 'Forecast of',
    who: 'Who',
    months: 'Months',
    expected: 'Expected',
    interval: '80% interval',
    came: 'Came',
    value: 'Value',
    limit: 'Limit',
    beyond: 'Beyond it',
    subject: 'Of what',
  },
  counts: {
    customers: 'Customers with a purchase in the window',
    members: 'Members',
    onNotice: 'On notice',
    entered: 'Entered',
    removed: 'Removed by the rule',
    left: 'Left by themselves',
    share: 'Members’ share of the customers’ revenue in the window',
    refused: 'Customers beyond what the model has seen',
  },
  measures: {
    share_by_segment: 'Share of a segment, less that in the training',
    jaccard_members: 'Members in both months ÷ in either',
    psi: 'Population stability index',
    refusals: 'Share of customers refused',
    forecast_error: 'What came against the forecast',
  },
  groups: {
    all: 'All customers',
    members: 'Members',
    new: 'New customers',
    lost: 'No purchase left in the window',
    none: 'Beyond the model',
  },
  shadowHeading: 'Would a new model do better?',
  shadow: (w, { current, shadow, ...said }) => {
    const share = (value: number | null): string => w.share(value, { decimals: 1 });
    const two = (value: number | null): string => w.number(value, { decimals: 2 });
    const later =
      said.laterUntil === null || shadow.laterShare === null
        ? 'No month after is over, so that nobody knows which list brings more.'
        : `Up to ${w.date(said.laterUntil, 'long')} the ${w.number(said.comparedLength)} biggest spenders of either list brought ${share(shadow.laterShare)} of the revenue by the new model and ${share(current.laterShare)} by the one at work.`;
    const verdicts = {
      drift: 'Take it: the drift asks for a new training, and nothing speaks against it.',
      refuses: 'Take it: the model at work refuses too many customers.',
      loses: 'Do not take it: its list would have brought less.',
      no_reason: 'Keep the model at work: there is no reason to change who is judged by what.',
    };
    return [
      `Beside the model at work, trained up to ${w.date(current.trainedUpTo, 'long')}, the model ${shadow.model} was trained on the data as of this month. Nobody’s membership is decided by it.`,
      `Of ${w.number(said.customers)} customers ${w.number(shadow.entering)} would enter by it and ${w.number(current.entering)} by the one at work; those of both are ${two(said.jaccard)} of those of either. The segments agree to ${two(said.agreement)} (adjusted Rand index; 1 is the same).`,
      `${w.number(shadow.refused)} customers are beyond it and ${w.number(current.refused)} beyond the one at work; the stability index of ${w.number(shadow.psiBeyond)} features against its training is beyond the limit, and of ${w.number(current.psiBeyond)} against the other’s.`,
      later,
      verdicts[said.verdict],
    ];
  },
  testHeading: 'Does the programme bring more?',
  test: (w, said) => {
    const cents = (value: number | null): string => w.money(value, { decimals: 2 });
    const { invited, heldOut, pairs, months, difference, low95, high95, detectable } = said;
    const split = `The test counts from ${w.date(said.start, 'long')}: of ${w.number(invited + heldOut)} members ${w.number(invited)} are invited and ${w.number(heldOut)} are held out, one of each two who are alike in spend, at random.`;
    if (said.invitedMean === null) return [split, 'No month has passed since, so that it shows nothing yet.'];
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
  yes: 'yes',
  no: 'no',
  train: (names, w) => `Train anew: beyond the limit two months running: ${w.list(names)}.`,
  stay: 'There is no reason to train anew.',
  watch: (names, w) => `For the first time beyond its limit: ${w.list(names)}.`,
  notes: {
    counts: 'Members on notice are members. Who was removed failed the rule at every review of the notice.',
    segments: 'Customers whom the model refuses are in no segment.',
    moves: 'Customers who stayed in their segment are left out.',
    forecasts:
      'Nothing is fitted: the parameters are those of the training. The intervals of all customers and of the members are as wide as past misses were; those of segments cover chance alone.',
    drift:
      'Each measure is held against what chance alone would hardly pass. Two months running beyond it are a reason to train anew; one month can be a season.',
  },
  made: (w, model, source, rows, kept, setAside) =>
    `Model ${model}. Data: ${source}, ${w.number(rows)} rows read = ${w.number(kept)} kept + ${w.number(setAside)} set aside.`,
};

const portuguese: MonthlyTexts = {
  title: (w, before) =>
    before === null ? 'O primeiro mês do programa' : `O que mudou desde ${w.date(before, 'long')}`,
  headline: (w, { asOf, members, onNotice, entered, removed, left }) =>
    `Em ${w.date(asOf, 'long')} o programa tem ${w.number(members)} membros, dos quais ${w.number(onNotice)} em aviso. No mês entraram ${w.number(entered)}, a regra removeu ${w.number(removed)} e ${w.number(left)} saíram por si.`,
  sample: 'O modelo foi treinado com dados gerados: nada aqui trata de clientes reais.',
  sections: {
    counts: 'Como está este mês diante do anterior?',
    segments: 'Como estão os segmentos?',
    moves: 'Quem mudou de segmento?',
    forecasts: 'O que se espera, e o que veio das previsões anteriores?',
    drift: 'O modelo ainda serve?',
  },
  columns: {
    measure: 'Medida',
    now: 'Este mês',
    before: 'Mês anterior',
    segment: 'Segmento',
    customers: 'Clientes',
    customersBefore: 'Mês anterior',
    members: 'Membros',
    revenue: 'Receita do mês',
    share: 'Parte da receita',
    from: 'De',
    to: 'Para',
    day: 'Previsão de',
    who: 'Quem',
    months: 'Meses',
    expected: 'Esperado',
    interval: 'Intervalo de 80%',
    came: 'Veio',
    value: 'Valor',
    limit: 'Limite',
    beyond: 'Além dele',
    subject: 'De quê',
  },
  counts: {
    customers: 'Clientes com compra na janela',
    members: 'Membros',
    onNotice: 'Em aviso',
    entered: 'Entraram',
    removed: 'Removidos pela regra',
    left: 'Saíram por si',
    share: 'Parte dos membros na receita dos clientes na janela',
    refused: 'Clientes além do que o modelo já viu',
  },
  measures: {
    share_by_segment: 'Parte de um segmento, menos a do treino',
    jaccard_members: 'Membros nos dois meses ÷ em algum deles',
    psi: 'Índice de estabilidade da população',
    refusals: 'Parte dos clientes recusados',
    forecast_error: 'O que veio diante da previsão',
  },
  groups: {
    all: 'Todos os clientes',
    members: 'Membros',
    new: 'Clientes novos',
    lost: 'Sem compra na janela',
    none: 'Além do modelo',
  },
  shadowHeading: 'Um modelo novo serviria melhor?',
  shadow: (w, { current, shadow, ...said }) => {
    const share = (value: number | null): string => w.share(value, { decimals: 1 });
    const two = (value: number | null): string => w.number(value, { decimals: 2 });
    const later =
      said.laterUntil === null || shadow.laterShare === null
        ? 'Nenhum mês seguinte terminou: ninguém sabe qual lista traz mais.'
        : `Até ${w.date(said.laterUntil, 'long')}, os ${w.number(said.comparedLength)} que mais gastam em cada lista trouxeram ${share(shadow.laterShare)} da receita pelo modelo novo e ${share(current.laterShare)} pelo que está em uso.`;
    const verdicts = {
      drift: 'Adotar: o desvio pede um treino novo, e nada fala contra.',
      refuses: 'Adotar: o modelo em uso recusa clientes demais.',
      loses: 'Não adotar: a sua lista teria trazido menos.',
      no_reason: 'Manter o modelo em uso: não há razão para mudar por que régua se julga.',
    };
    return [
      `Ao lado do modelo em uso, treinado até ${w.date(current.trainedUpTo, 'long')}, treinou-se o modelo ${shadow.model} com os dados até este mês. Ele não decide a participação de ninguém.`,
      `De ${w.number(said.customers)} clientes, ${w.number(shadow.entering)} entrariam por ele e ${w.number(current.entering)} pelo que está em uso; os de ambos são ${two(said.jaccard)} dos de algum. Os segmentos concordam em ${two(said.agreement)} (índice de Rand ajustado; 1 é o mesmo).`,
      `${w.number(shadow.refused)} clientes estão além dele e ${w.number(current.refused)} além do que está em uso; o índice de estabilidade de ${w.number(shadow.psiBeyond)} medidas diante do seu treino passa do limite, e de ${w.number(current.psiBeyond)} diante do outro.`,
      later,
      verdicts[said.verdict],
    ];
  },
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
  yes: 'sim',
  no: 'não',
  train: (names, w) => `Treinar de novo: além do limite por dois meses seguidos: ${w.list(names)}.`,
  stay: 'Não há razão para treinar de novo.',
  watch: (names, w) => `Pela primeira vez além do limite: ${w.list(names)}.`,
  notes: {
    counts: 'Membros em aviso são membros. Quem foi removido falhou na regra em todas as revisões do aviso.',
    segments: 'Clientes que o modelo recusa não estão em segmento algum.',
    moves: 'Clientes que ficaram no seu segmento não aparecem.',
    forecasts:
      'Nada é ajustado: os parâmetros são os do treino. Os intervalos de todos os clientes e dos membros têm a largura dos erros passados; os dos segmentos cobrem só o acaso.',
    drift:
      'Cada medida é posta diante do que o acaso sozinho dificilmente passaria. Dois meses seguidos além disso são razão para treinar de novo; um só mês pode ser a estação.',
  },
  made: (w, model, source, rows, kept, setAside) =>
    `Modelo ${model}. Dados: ${source}, ${w.number(rows)} linhas lidas = ${w.number(kept)} mantidas + ${w.number(setAside)} separadas.`,
};

/** The words for the page of a month, by language. */
export const monthlyTexts: Readonly<Record<Language, MonthlyTexts>> = { en: english, pt: portuguese };
