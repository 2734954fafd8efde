import { type Language } from '../../config';
import { md } from '../../format';
import { type Interval } from '../../numeric';
import { counted, span } from '../phrases';
import { type Writer } from '../writer';

/** What the answer hangs on. */
export interface SensitivityFacts {
  /** Whether there is a run of the other preset beside this one, and what that is called. */
  readonly otherPreset: string;
  /** What those rules are called. */
  readonly otherTitle: string;
  readonly otherThere: boolean;
  readonly insiders: number;
  readonly shareOfAll: number;
  /** The other run's Insiders and their share. */
  readonly otherInsiders: number;
  readonly otherShareOfAll: number;
  /** People who are Insiders in both runs, and in either. */
  readonly inBoth: number;
  readonly inEither: number;
  /** Closely examined groupings that the rule of choice would accept, the chosen one among them. */
  readonly accepted: number;
  readonly examined: number;
  /** Whether the rule had to be loosened before any met it. */
  readonly loosened: boolean;
  readonly customers: number;
  readonly trials: number;
  readonly insidersOver: Interval | null;
  readonly shareOver: Interval | null;
  readonly laterOver: Interval | null;
  /** Least agreement of the list with another accepted one's. */
  readonly leastOverlap: number | null;
  /** Agreement of fits of the chosen model from several seeds, in one space; null where there is no chance in it. */
  readonly seedAgreement: number | null;
  /** Whether the space of the chosen model itself was made from a random start. */
  readonly spaceByChance: boolean;
  /** Whether the settings name the model, against the rule of choice. */
  readonly overridden: boolean;
  readonly ruleWouldTake: string | null;
}

/** Whether every accepted grouping's people bring half as much again as their number would make one expect. */
const smallBringsMuch = ({ shareOver, insidersOver, customers }: SensitivityFacts): boolean =>
  shareOver !== null && insidersOver !== null && shareOver[0] >= (1.5 * insidersOver[1]) / customers;

const english = {
  heading: 'Sensitivity: what does the answer hang on?',
  answer: (w: Writer, f: SensitivityFacts): string =>
    f.insidersOver === null || f.shareOver === null
      ? md`${f.examined === 1 ? 'The one grouping that was looked at closely does not meet' : `None of the ${w.number(f.examined)} groupings that were looked at closely meets`} the rule by which one is chosen.`
      : md`${w.number(f.accepted)} of the ${counted(w, f.examined, 'grouping', 'groupings')} that ${f.examined === 1 ? 'was' : 'were'} looked at closely ${f.accepted === 1 ? 'meets' : 'meet'} the rule by which one is chosen${f.loosened ? ', loosened as it had to be' : ''}; ${f.accepted === 1 ? 'it' : 'they'} would invite ${span(w, f.insidersOver, (n) => w.number(n))} ${f.insidersOver[1] === 1 ? 'person' : 'people'} with ${span(w, f.shareOver, w.share)} of all revenue.${f.accepted === 1 ? '' : ` The list changes with the grouping${smallBringsMuch(f) ? '; that a small part of the customers brings a large part of the revenue does not' : ''}.`}`,
  presets: (w: Writer, f: SensitivityFacts): string =>
    f.otherThere
      ? md`**Other rules of cleaning.** Under “${f.otherTitle}” there are ${w.number(f.otherInsiders)} Insiders with ${w.share(f.otherShareOfAll)} of all revenue; ${w.number(f.inBoth)} people are Insiders under both, which is ${w.share(f.inEither > 0 ? f.inBoth / f.inEither : 0)} of those who are under either.`
      : md`**Other rules of cleaning.** There is no run under “${f.otherTitle}” beside this one, so the two cannot be set side by side. \`npm run report -- --preset ${f.otherPreset}\` makes it; then make this report again.`,
  groupings: (w: Writer, f: SensitivityFacts): string =>
    [
      md`**Other groupings.** ${f.trials === 1 ? 'One was' : `${w.number(f.trials)} were`} tried: models, numbers of groups, and ways of measuring who is alike. Those below were looked at closely.`,
      f.laterOver === null
        ? ''
        : md`Chosen 90 days earlier, ${f.accepted === 1 ? 'the one that meets the rule' : 'those that meet the rule'} brought ${span(w, f.laterOver, w.share)} of the revenue that followed.`,
      f.leastOverlap === null
        ? ''
        : md`Their lists share at least ${w.share(f.leastOverlap, { decimals: 0 })} of their people with the chosen one’s.`,
      f.seedAgreement === null
        ? f.spaceByChance
          ? ''
          : 'There is no chance in the chosen model: it comes out the same every time.'
        : md`Started from other random numbers the chosen model finds the same groups to ${w.share(f.seedAgreement, { decimals: 0 })}.`,
      f.spaceByChance
        ? 'What the chosen model works on (a map or a forest) was made from one random start; another may give other groups, which was not tried here.'
        : '',
      f.overridden && f.ruleWouldTake !== null
        ? md`The settings name the model; the rule would have taken ${f.ruleWouldTake}.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  caveat:
    'All of these were tried on the same customers of the same time: agreement among them is no proof that next year will agree too.',
  presetsCaption: 'The same data under two sets of rules, with 95% intervals in brackets',
  groupingsCaption: 'The groupings that were looked at closely, and whom each would invite',
  rows: {
    what: 'What',
    customers: 'Customers',
    insiders: 'Insiders',
    shareOfCustomers: 'Insiders’ share of customers',
    revenue: 'Insiders’ revenue',
    shareOfAll: 'Insiders’ share of all revenue',
    spenders: 'Share of as many biggest spenders',
    later: 'Share of the revenue that followed, chosen 90 days earlier',
    spendersLater: 'The same of as many biggest spenders of that day',
    expected: 'Expected of them in the next 3 months',
    grouping: 'Segments',
  },
  columns: {
    grouping: 'Grouping',
    insiders: 'Insiders',
    share: 'Share of all revenue',
    later: 'Share of later revenue',
    spendersLater: 'As many biggest spenders',
    overlap: 'Same people',
    stability: 'Stability',
    result: 'Result',
    meanings: {
      later: 'Of the revenue of the 90 days after an earlier day on which the same kind of group was chosen.',
      overlap:
        'People whom both this and the chosen grouping would invite, as a share of those whom either would.',
      stability: 'How much of the groups comes out again in other samples of the customers; 100% is all.',
    },
  },
  taken: 'taken',
  couldBe: 'meets the rule',
  refused: 'does not meet the rule',
};

const portuguese: typeof english = {
  heading: 'Sensibilidade: de que depende a resposta?',
  answer: (w, f) =>
    f.insidersOver === null || f.shareOver === null
      ? md`${f.examined === 1 ? 'O único agrupamento examinado de perto não atende' : `Nenhum dos ${w.number(f.examined)} agrupamentos examinados de perto atende`} à regra pela qual um é escolhido.`
      : md`${w.number(f.accepted)} de ${counted(w, f.examined, 'agrupamento examinado', 'agrupamentos examinados')} de perto ${f.accepted === 1 ? 'atende' : 'atendem'} à regra pela qual um é escolhido${f.loosened ? ', afrouxada como foi preciso' : ''}; ${f.accepted === 1 ? 'ele convidaria' : 'eles convidariam'} ${span(w, f.insidersOver, (n) => w.number(n))} ${f.insidersOver[1] === 1 ? 'pessoa' : 'pessoas'} com ${span(w, f.shareOver, w.share)} de toda a receita.${f.accepted === 1 ? '' : ` A lista muda com o agrupamento${smallBringsMuch(f) ? '; o fato de uma pequena parte dos clientes trazer grande parte da receita, não' : ''}.`}`,
  presets: (w, f) =>
    f.otherThere
      ? md`**Outras regras de limpeza.** Com “${f.otherTitle}”, há ${w.number(f.otherInsiders)} Insiders com ${w.share(f.otherShareOfAll)} de toda a receita; ${w.number(f.inBoth)} pessoas são Insiders nas duas, ou seja, ${w.share(f.inEither > 0 ? f.inBoth / f.inEither : 0)} das que o são em alguma delas.`
      : md`**Outras regras de limpeza.** Não há ao lado desta uma execução com “${f.otherTitle}”, portanto não se pode comparar as duas. \`npm run report -- --preset ${f.otherPreset}\` a produz; depois, gere este relatório de novo.`,
  groupings: (w, f) =>
    [
      md`**Outros agrupamentos.** ${f.trials === 1 ? 'Foi testado um' : `Foram testados ${w.number(f.trials)}`}: modelos, números de grupos e modos de medir quem é parecido. Os da tabela foram examinados de perto.`,
      f.laterOver === null
        ? ''
        : md`Escolhidos 90 dias antes, ${f.accepted === 1 ? 'o que atende à regra trouxe' : 'os que atendem à regra trouxeram'} ${span(w, f.laterOver, w.share)} da receita seguinte.`,
      f.leastOverlap === null
        ? ''
        : md`Suas listas têm em comum com a escolhida pelo menos ${w.share(f.leastOverlap, { decimals: 0 })} das pessoas.`,
      f.seedAgreement === null
        ? f.spaceByChance
          ? ''
          : 'Não há acaso no modelo escolhido: ele dá sempre o mesmo resultado.'
        : md`Partindo de outros números aleatórios, o modelo escolhido encontra os mesmos grupos em ${w.share(f.seedAgreement, { decimals: 0 })}.`,
      f.spaceByChance
        ? 'Aquilo sobre o que o modelo escolhido trabalha (um mapa ou uma floresta) foi feito a partir de um único sorteio; outro pode dar outros grupos, o que não foi testado aqui.'
        : '',
      f.overridden && f.ruleWouldTake !== null
        ? md`A configuração determina o modelo; a regra teria escolhido ${f.ruleWouldTake}.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  caveat:
    'Tudo isso foi testado com os mesmos clientes da mesma época: que concordem entre si não prova que o próximo ano também concordará.',
  presetsCaption: 'Os mesmos dados sob dois conjuntos de regras, com intervalos de 95% entre parênteses',
  groupingsCaption: 'Os agrupamentos examinados de perto e quem cada um convidaria',
  rows: {
    what: 'O quê',
    customers: 'Clientes',
    insiders: 'Insiders',
    shareOfCustomers: 'Parcela dos clientes que são Insiders',
    revenue: 'Receita dos Insiders',
    shareOfAll: 'Parcela dos Insiders em toda a receita',
    spenders: 'Parcela do mesmo número de maiores compradores',
    later: 'Parcela da receita seguinte, escolhidos 90 dias antes',
    spendersLater: 'O mesmo, do mesmo número de maiores compradores daquele dia',
    expected: 'Esperado deles nos próximos 3 meses',
    grouping: 'Segmentos',
  },
  columns: {
    grouping: 'Agrupamento',
    insiders: 'Insiders',
    share: 'Parcela de toda a receita',
    later: 'Parcela da receita seguinte',
    spendersLater: 'Mesmo número de maiores compradores',
    overlap: 'Mesmas pessoas',
    stability: 'Estabilidade',
    result: 'Resultado',
    meanings: {
      later: 'Da receita dos 90 dias depois de um dia anterior em que se escolheu o mesmo tipo de grupo.',
      overlap:
        'Pessoas que este agrupamento e o escolhido convidariam, como parcela das que algum dos dois convidaria.',
      stability: 'Quanto dos grupos se repete em outras amostras dos clientes; 100% é tudo.',
    },
  },
  taken: 'escolhido',
  couldBe: 'atende à regra',
  refused: 'não atende à regra',
};

/** The words of what the answer hangs on, by language. */
export const reportSensitivityTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  pt: portuguese,
};
