import { type Language } from '../../config';
import { percent, whole } from '../phrases';
import { type Writer } from '../writer';

/** How membership is reviewed. */
export interface SaidMembership {
  readonly slack: number;
  readonly enterReviews: number;
  readonly graceReviews: number;
}

/** What a setting did in the replay. */
export interface SaidOutcome extends SaidMembership {
  readonly ever: number;
  readonly exits: number;
  readonly flapped: number;
  readonly flappingShare: number;
  readonly nextShare: number | null;
  /** Of as many customers listed anew at each review. */
  readonly listShare: number | null;
}

/** A setting in a few words. */
export const membershipSetting: Readonly<
  Record<Language, (writer: Writer, rules: SaidMembership) => string>
> = {
  en: (writer, { slack, enterReviews, graceReviews }) =>
    `slack ${percent(writer, slack)}, ${enterReviews} ${enterReviews === 1 ? 'review' : 'reviews'} to enter, ${graceReviews} of grace`,
  pt: (writer, { slack, enterReviews, graceReviews }) =>
    `folga de ${percent(writer, slack)}, ${enterReviews} ${enterReviews === 1 ? 'revisão' : 'revisões'} para entrar, ${graceReviews} de tolerância`,
};

const english = {
  /** Names of the lines: as applied, without grace, the rule alone. */
  lines: ['as applied', 'the same without grace', 'the bare rule: no slack, no grace'],
  month: 'month end',
  /** @param withoutGrace null where there is no grace */
  membersTitle: (writer: Writer, last: number, withoutGrace: number | null, day: string): string =>
    `On ${writer.date(day)} the programme would have had ${whole(writer, last)} members${withoutGrace === null ? '' : `, and ${whole(writer, withoutGrace)} without grace`}`,
  membersSubtitle: (writer: Writer, rules: SaidMembership, period: string): string =>
    `Members after each month’s review, customers; as applied: ${membershipSetting.en(writer, rules)}; ${period}`,
  membersAxis: 'members',
  membersCaption:
    'At each review features count what was known then, within the preset’s window where it has one: while the data are shorter than that, members grow with the history too. Guests are never members.',
  membersAlt: (
    writer: Writer,
    lines: readonly { readonly name: string; readonly values: readonly number[] }[],
  ): string =>
    `Lines of members by month end: ${lines.map(({ name, values }) => `${name} ${values.map((value) => whole(writer, value)).join(', ')}`).join('; ')}.`,
  /** @param withoutGrace null where there is no grace */
  movesTitle: (writer: Writer, exits: number, withoutGrace: number | null): string =>
    withoutGrace === null
      ? `${whole(writer, exits)} members would have been removed`
      : `Grace turns ${whole(writer, withoutGrace)} removals into ${whole(writer, exits)}`,
  movesSubtitle: 'Customers who enter and who are removed at each month’s review',
  moves: ['entries', 'removals', 'removals without grace'],
  movesAxis: 'customers',
  movesAlt: (
    writer: Writer,
    series: readonly { readonly name: string; readonly values: readonly number[] }[],
  ): string =>
    `Bars by month end: ${series.map(({ name, values }) => `${name} ${values.map((value) => whole(writer, value)).join(', ')}`).join('; ')}.`,
  flappingTitle: (writer: Writer, applied: SaidOutcome, bare: SaidOutcome): string =>
    `In, out, and in again: ${writer.share(applied.flappingShare)} of the members as applied, ${writer.share(bare.flappingShare)} under the bare rule`,
  flappingSubtitle: (_: Writer, enterReviews: number, reviews: number, period: string): string =>
    `Share of those who were ever members, by grace and slack, with ${enterReviews} ${enterReviews === 1 ? 'review' : 'reviews'} to enter; ${reviews} month ends, ${period}`,
  flappingCaption: (writer: Writer, mostFlapping: number): string =>
    `The condition of the choice is at most ${percent(writer, mostFlapping)}. With few reviews, little time is left in which to come back.`,
  flappingX: 'reviews of grace',
  flappingY: 'share of members who flap',
  slack: (writer: Writer, slack: number): string => `slack ${percent(writer, slack)}`,
};

/** Texts of the figures of membership. */
export type MembershipFigureTexts = typeof english;

const portuguese: typeof english = {
  lines: ['em vigor', 'a mesma sem tolerância', 'a regra pura: sem folga nem tolerância'],
  month: 'fim do mês',
  membersTitle: (writer, last, withoutGrace, day) =>
    `Em ${writer.date(day)} o programa teria ${whole(writer, last)} membros${withoutGrace === null ? '' : `, e ${whole(writer, withoutGrace)} sem tolerância`}`,
  membersSubtitle: (writer, rules, period) =>
    `Membros depois da revisão de cada mês, clientes; em vigor: ${membershipSetting.pt(writer, rules)}; ${period}`,
  membersAxis: 'membros',
  membersCaption:
    'Em cada revisão as variáveis contam o que se sabia então, dentro da janela das regras, quando há uma: enquanto os dados são mais curtos do que ela, o número de membros cresce também com o histórico. Compradores sem cadastro nunca são membros.',
  membersAlt: (writer, lines) =>
    `Linhas de membros por fim de mês: ${lines.map(({ name, values }) => `${name} ${values.map((value) => whole(writer, value)).join(', ')}`).join('; ')}.`,
  movesTitle: (writer, exits, withoutGrace) =>
    withoutGrace === null
      ? `${whole(writer, exits)} membros teriam sido removidos`
      : `Com a tolerância, as remoções passam de ${whole(writer, withoutGrace)} para ${whole(writer, exits)}`,
  movesSubtitle: 'Clientes que entram e que são removidos na revisão de cada mês',
  moves: ['entradas', 'remoções', 'remoções sem tolerância'],
  movesAxis: 'clientes',
  movesAlt: (writer, series) =>
    `Barras por fim de mês: ${series.map(({ name, values }) => `${name} ${values.map((value) => whole(writer, value)).join(', ')}`).join('; ')}.`,
  flappingTitle: (writer, applied, bare) =>
    `Entrar, sair e voltar: ${writer.share(applied.flappingShare)} dos membros com a configuração em vigor, ${writer.share(bare.flappingShare)} com a regra pura`,
  flappingSubtitle: (_, enterReviews, reviews, period) =>
    `Parcela dos que alguma vez foram membros, por tolerância e folga, com ${enterReviews} ${enterReviews === 1 ? 'revisão' : 'revisões'} para entrar; ${reviews} fins de mês, ${period}`,
  flappingCaption: (writer, mostFlapping) =>
    `A condição da escolha é no máximo ${percent(writer, mostFlapping)}. Com poucas revisões, sobra pouco tempo para voltar.`,
  flappingX: 'revisões de tolerância',
  flappingY: 'parcela de membros que vai e volta',
  slack: (writer, slack) => `folga de ${percent(writer, slack)}`,
};

/** Texts of the figures of membership, by language. */
export const membershipFigureTexts: Readonly<Record<Language, MembershipFigureTexts>> = {
  en: english,
  pt: portuguese,
};
