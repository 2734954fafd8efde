import { type Language } from '../../config';
import { counted, percent, whole } from '../phrases';
import { type Writer } from '../writer';
import {
  membershipFigureTexts,
  membershipSetting,
  type MembershipFigureTexts,
  type SaidMembership,
  type SaidOutcome,
} from './membership-figures';
import { sayConditions, type SaidCondition } from './rule-conditions';
import { type Vocabulary } from './features';

/** Texts of membership: entering, staying, being removed. */
export interface MembershipTexts {
  /** What gets a person removed, as sentences. */
  removal(
    writer: Writer,
    rules: SaidMembership,
    stay: readonly (readonly SaidCondition[])[],
    vocabulary: Vocabulary,
  ): string;
  /** What the replay found of the setting that applies, beside the same without grace, and the rule alone. */
  replay(
    writer: Writer,
    days: { readonly reviews: number; readonly first: string; readonly last: string },
    outcomes: {
      readonly applied: SaidOutcome;
      readonly withoutGrace: SaidOutcome;
      readonly bare: SaidOutcome;
    },
  ): string;
  /** Why there are not as many members at the last review as people on the list. */
  apart(
    writer: Writer,
    facts: {
      readonly day: string;
      readonly members: number;
      readonly onNotice: number;
      readonly insiders: number;
      readonly today: string;
    },
  ): string;
  /** By what rule the setting was chosen, and whether it meets its conditions. */
  choice(
    writer: Writer,
    conditions: { readonly mostFlapping: number; readonly mostShareLost: number },
    meets: boolean,
  ): string;
  /** The settings fix something: what the table would recommend. */
  given(writer: Writer, applied: SaidMembership, recommended: SaidMembership): string;
  /** Why nothing could be replayed. */
  readonly noReplay: Readonly<Record<'no_rule' | 'too_short', string>>;
  /**
   * What the replay cannot show.
   *
   * @param countedOver days of the window where the data are longer than it; null where they are not, or all history counts
   */
  caveat(writer: Writer, firstDay: string, daysBefore: number, countedOver: number | null): string;
  readonly columns: Readonly<
    Record<
      | 'slack'
      | 'enterReviews'
      | 'graceReviews'
      | 'members'
      | 'onNotice'
      | 'entries'
      | 'exits'
      | 'flapped'
      | 'flappingShare'
      | 'nextShare'
      | 'listShare'
      | 'nextPerMember'
      | 'meets'
      | 'place',
      string
    >
  >;
  readonly places: Readonly<Record<'applied' | 'recommended' | 'bare' | '', string>>;
  readonly figures: MembershipFigureTexts;
}

/** 2nd, 3rd, 11th. */
function ordinal(value: number): string {
  const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${value}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(value)] ?? 'th'}`;
}

function ways(
  writer: Writer,
  stay: readonly (readonly SaidCondition[])[],
  vocabulary: Vocabulary,
  or: string,
): string {
  const said = stay.map((conditions) => sayConditions(writer, conditions, vocabulary));
  return said.length === 1 ? said[0] : said.map((way, i) => `(${i + 1}) ${way}`).join(`; ${or} `);
}

const english: MembershipTexts = {
  removal: (writer, { slack, enterReviews, graceReviews }, stay, vocabulary) =>
    [
      'Every customer is reviewed at each month end.',
      enterReviews === 1
        ? 'Who passes the entry rule enters.'
        : `Who passes the entry rule at ${enterReviews} reviews in a row enters.`,
      stay.length === 0
        ? ''
        : `A member stays with ${slack === 0 ? 'the same thresholds' : `thresholds loosened by ${percent(writer, slack)}`}: ${ways(writer, stay, vocabulary, 'or')}.`,
      graceReviews === 0
        ? 'Who fails that at one review is removed.'
        : `Who fails that is on notice, still with all benefits; the ${ordinal(graceReviews + 1)} failure in a row removes them, and passing once before that clears the notice.`,
      'Who was removed enters again by the entry rule, as anybody does.',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  replay: (writer, { reviews, first, last }, { applied, withoutGrace, bare }) =>
    `Replayed at ${reviews} month ends from ${writer.date(first)} to ${writer.date(last)}, ${whole(writer, applied.flapped)} of the ${whole(writer, applied.ever)} who were ever members (${writer.share(applied.flappingShare)}) ${applied.flapped === 1 ? 'was' : 'were'} in, out, and in again; ` +
    `without grace it would be ${writer.share(withoutGrace.flappingShare)}, and under the bare rule, with neither slack nor grace nor waiting, ${writer.share(bare.flappingShare)}. ` +
    `There ${applied.exits === 1 ? 'was' : 'were'} ${counted(writer, applied.exits, 'removal', 'removals')}, against ${whole(writer, withoutGrace.exits)} without grace.` +
    (applied.nextShare === null || applied.listShare === null
      ? ''
      : ` Members brought ${writer.share(applied.nextShare)} of the registered customers’ revenue in the months after the reviews; as many customers listed anew each time (who passes the entry rule, then the others by revenue) ${writer.share(applied.listShare)}.`),
  apart: (writer, { day, members, onNotice, insiders, today }) =>
    `On ${writer.date(day)} ${counted(writer, members, 'customer', 'customers')} would have been in, ${writer.number(onNotice)} of them on notice: whoever entered by the rule at some review and was not removed since. Question 2 counts ${writer.number(insiders)}: whom the model picks on ${writer.date(today)}, without any grace.`,
  choice: (writer, { mostFlapping, mostShareLost }, meets) =>
    `Conditions: at most ${writer.share(mostFlapping, { decimals: 0 })} of those who were ever members flap, and the members’ share of the following month’s revenue is at most ${writer.number(mostShareLost * 100)} ${mostShareLost === 0.01 ? 'point' : 'points'} below that of as many customers listed anew at each review. Lists of equal length are compared: slack and grace only add members, and more members never bring less. Of the settings with slack and grace that meet them, the one with the smallest grace is taken, then with the fewest reviews to enter, then with the smallest slack. ` +
    (meets ? 'This setting meets both conditions.' : 'This setting does not meet both conditions.'),
  given: (writer, applied, recommended) =>
    `The settings of the run decide in part: what applies is ${membershipSetting.en(writer, applied)}; left to the replay it would be ${membershipSetting.en(writer, recommended)}.`,
  noReplay: {
    no_rule: 'Nothing could be replayed: there is no rule to review by.',
    too_short:
      'Nothing could be replayed: the data have fewer than three month ends after their first 90 days.',
  },
  caveat: (writer, firstDay, daysBefore, countedOver) =>
    `${countedOver === null ? `History is short: revenue and purchases count from ${writer.date(firstDay)}, so that an early review sees fewer months against the same thresholds, and members grow for that reason too` : `Until ${writer.number(countedOver)} days after ${writer.date(firstDay)} a review sees fewer months than later ones against the same thresholds, and members grow for that reason too`}; the first ${daysBefore} days are not reviewed. The rule was made of the whole history: the replay shows how steady the settings are, not how well the rule foresees. Nobody was told of being a member, so it cannot show what membership changes.`,
  columns: {
    slack: 'Slack',
    enterReviews: 'Reviews to enter',
    graceReviews: 'Reviews of grace',
    members: 'Members, mean',
    onNotice: 'On notice, mean',
    entries: 'Entries',
    exits: 'Removals',
    flapped: 'In, out, in again',
    flappingShare: 'Share of members who flap',
    nextShare: 'Share of next month’s revenue',
    listShare: 'The same of as many listed anew',
    nextPerMember: 'Revenue per member and month',
    meets: 'Meets the conditions',
    place: '',
  },
  places: { applied: 'applies', recommended: 'recommended', bare: 'bare rule', '': '' },
  figures: membershipFigureTexts.en,
};

const portuguese: MembershipTexts = {
  removal: (writer, { slack, enterReviews, graceReviews }, stay, vocabulary) =>
    [
      'Todos os clientes são revistos no fim de cada mês.',
      enterReviews === 1
        ? 'Quem cumpre a regra de entrada entra.'
        : `Quem cumpre a regra de entrada em ${enterReviews} revisões seguidas entra.`,
      stay.length === 0
        ? ''
        : `Um membro permanece com ${slack === 0 ? 'os mesmos limites' : `limites afrouxados em ${percent(writer, slack)}`}: ${ways(writer, stay, vocabulary, 'ou')}.`,
      graceReviews === 0
        ? 'Quem não os cumpre em uma revisão é removido.'
        : `Quem não os cumpre fica em aviso, ainda com todos os benefícios; a ${graceReviews + 1}ª falha seguida leva à remoção, e cumpri-los uma vez antes disso encerra o aviso.`,
      'Quem foi removido volta pela regra de entrada, como qualquer cliente.',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  replay: (writer, { reviews, first, last }, { applied, withoutGrace, bare }) =>
    `Simulado em ${reviews} fins de mês, de ${writer.date(first)} a ${writer.date(last)}: ${whole(writer, applied.flapped)} dos ${whole(writer, applied.ever)} que alguma vez foram membros (${writer.share(applied.flappingShare)}) ${applied.flapped === 1 ? 'entrou, saiu e entrou' : 'entraram, saíram e entraram'} de novo; ` +
    `sem tolerância seriam ${writer.share(withoutGrace.flappingShare)}, e com a regra pura, sem folga, tolerância nem espera, ${writer.share(bare.flappingShare)}. ` +
    `Houve ${counted(writer, applied.exits, 'remoção', 'remoções')}, contra ${whole(writer, withoutGrace.exits)} sem tolerância.` +
    (applied.nextShare === null || applied.listShare === null
      ? ''
      : ` Os membros trouxeram ${writer.share(applied.nextShare)} da receita dos clientes cadastrados nos meses seguintes às revisões; o mesmo número de clientes listados de novo a cada vez (quem cumpre a regra de entrada, depois os demais por receita), ${writer.share(applied.listShare)}.`),
  apart: (writer, { day, members, onNotice, insiders, today }) =>
    `Em ${writer.date(day)} ${members === 1 ? 'estaria' : 'estariam'} no programa ${counted(writer, members, 'cliente', 'clientes')}, ${writer.number(onNotice)} em aviso: quem entrou pela regra em alguma revisão e não foi removido desde então. A pergunta 2 conta ${writer.number(insiders)}: quem o modelo escolhe em ${writer.date(today)}, sem nenhuma tolerância.`,
  choice: (writer, { mostFlapping, mostShareLost }, meets) =>
    `Condições: no máximo ${writer.share(mostFlapping, { decimals: 0 })} dos que alguma vez foram membros entra, sai e entra de novo, e a parcela dos membros na receita do mês seguinte fica no máximo ${writer.number(mostShareLost * 100)} ${mostShareLost === 0.01 ? 'ponto percentual' : 'pontos percentuais'} abaixo da do mesmo número de clientes listados de novo a cada revisão. Comparam-se listas de igual tamanho: folga e tolerância só acrescentam membros, e mais membros nunca trazem menos. Entre as configurações com folga e tolerância que as cumprem, vale a de menor tolerância, depois a de menos revisões para entrar, depois a de menor folga. ` +
    (meets
      ? 'Esta configuração cumpre as duas condições.'
      : 'Esta configuração não cumpre as duas condições.'),
  given: (writer, applied, recommended) =>
    `As configurações da execução decidem em parte: vale ${membershipSetting.pt(writer, applied)}; pela simulação seria ${membershipSetting.pt(writer, recommended)}.`,
  noReplay: {
    no_rule: 'Nada pôde ser simulado: não há regra para as revisões.',
    too_short: 'Nada pôde ser simulado: os dados têm menos de três fins de mês depois dos primeiros 90 dias.',
  },
  caveat: (writer, firstDay, daysBefore, countedOver) =>
    `${countedOver === null ? `O histórico é curto: receita e compras contam desde ${writer.date(firstDay)}, de modo que uma revisão no início vê menos meses com os mesmos limites, e também por isso o número de membros cresce` : `Até ${writer.number(countedOver)} dias depois de ${writer.date(firstDay)}, uma revisão vê menos meses do que as seguintes com os mesmos limites, e também por isso o número de membros cresce`}; os primeiros ${daysBefore} dias não são revistos. A regra foi criada com todo o histórico: a simulação mostra a estabilidade das configurações, não a capacidade de previsão da regra. Ninguém soube que era membro, portanto ela não mostra o que a participação muda.`,
  columns: {
    slack: 'Folga',
    enterReviews: 'Revisões para entrar',
    graceReviews: 'Revisões de tolerância',
    members: 'Membros, média',
    onNotice: 'Em aviso, média',
    entries: 'Entradas',
    exits: 'Remoções',
    flapped: 'Entraram, saíram e voltaram',
    flappingShare: 'Parcela de membros que vai e volta',
    nextShare: 'Parcela da receita do mês seguinte',
    listShare: 'A mesma de igual número listado de novo',
    nextPerMember: 'Receita por membro e mês',
    meets: 'Cumpre as condições',
    place: '',
  },
  places: { applied: 'em vigor', recommended: 'recomendada', bare: 'regra pura', '': '' },
  figures: membershipFigureTexts.pt,
};

/** Texts of membership, by language. */
export const membershipTexts: Readonly<Record<Language, MembershipTexts>> = { en: english, pt: portuguese };
