import { type Language } from '../../config';
import { type Writer } from '../writer';
import { shadowWords } from './monthly-shadow';
import { testWords } from './monthly-test';

/** What the page of a month counts. */
export interface MonthSaid {
  readonly asOf: string;
  readonly members: number;
  readonly onNotice: number;
  readonly entered: number;
  readonly removed: number;
  readonly left: number;
}

/** What drift measures, as the history names it. */
export type DriftSaid = 'share_by_segment' | 'jaccard_members' | 'psi' | 'refusals' | 'forecast_error';

const english = {
  title: (w: Writer, before: string | null): string =>
    before === null ? 'The first month of the programme' : `What changed since ${w.date(before, 'long')}`,
  headline: (w: Writer, { asOf, members, onNotice, entered, removed, left }: MonthSaid): string =>
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
  } satisfies Readonly<
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
  >,
  counts: {
    customers: 'Customers with a purchase in the window',
    members: 'Members',
    onNotice: 'On notice',
    entered: 'Entered',
    removed: 'Removed by the rule',
    left: 'Left by themselves',
    share: 'Members’ share of the customers’ revenue in the window',
    refused: 'Customers beyond what the model has seen',
  } satisfies Readonly<
    Record<
      'customers' | 'members' | 'onNotice' | 'entered' | 'removed' | 'left' | 'share' | 'refused',
      string
    >
  >,
  measures: {
    share_by_segment: 'Share of a segment, less that in the training',
    jaccard_members: 'Members in both months ÷ in either',
    psi: 'Population stability index',
    refusals: 'Share of customers refused',
    forecast_error: 'What came against the forecast',
  },
  /** Groups that are no segment. */
  groups: {
    all: 'All customers',
    members: 'Members',
    new: 'New customers',
    lost: 'No purchase left in the window',
    none: 'Beyond the model',
  },
  ...testWords.en,
  ...shadowWords.en,
  yes: 'yes',
  no: 'no',
  train: (names: readonly string[], w: Writer): string =>
    `Train anew: beyond the limit two months running: ${w.list(names)}.`,
  stay: 'There is no reason to train anew.',
  watch: (names: readonly string[], w: Writer): string =>
    `For the first time beyond its limit: ${w.list(names)}.`,
  notes: {
    counts: 'Members on notice are members. Who was removed failed the rule at every review of the notice.',
    segments: 'Customers whom the model refuses are in no segment.',
    moves: 'Customers who stayed in their segment are left out.',
    forecasts:
      'Nothing is fitted: the parameters are those of the training. The intervals of all customers and of the members are as wide as past misses were; those of segments cover chance alone.',
    drift:
      'Each measure is held against what chance alone would hardly pass. Two months running beyond it are a reason to train anew; one month can be a season.',
  },
  made: (w: Writer, model: string, source: string, rows: number, kept: number, setAside: number): string =>
    `Model ${model}. Data: ${source}, ${w.number(rows)} rows read = ${w.number(kept)} kept + ${w.number(setAside)} set aside.`,
};

/** Words for the page of a month. */
export type MonthlyTexts = typeof english;

const portuguese: typeof english = {
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
  ...testWords.pt,
  ...shadowWords.pt,
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
