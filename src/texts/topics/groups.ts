import { type Language } from '../../config';
import { type Writer } from '../writer';

/** What speaks for groups, and what for one cloud. */
export interface GroupsInWords {
  /** Mean Jaccard similarity of the chosen model's groups, 0 to 1. */
  readonly stability: number | null;
  /** The same of as many customers without groups; null where that is not known. */
  readonly reference: number | null;
  /** How many groups the gap statistic finds, 1 being one cloud; null where it names no number, undefined where unasked. */
  readonly gap?: number | null;
}

/** Sentences about whether there are groups. */
export interface GroupsTexts {
  readonly stability: (w: Writer, facts: GroupsInWords) => string;
  readonly gap: (w: Writer, facts: GroupsInWords) => string;
}

/** By how much the stability must exceed that of a cloud to be said to do so. */
const CLEARLY = 0.05;

/** Sentences about whether there are groups, by language. */
export const groupsTexts: Readonly<Record<Language, GroupsTexts>> = {
  en: {
    stability: (w, { stability, reference }) => {
      if (stability === null || reference === null) return '';
      const two = (value: number): string => w.number(value, { decimals: 2 });
      const beside = `The same model on as many customers with the same values and correlations but without groups has a stability of ${two(reference)}, here it is ${two(stability)}`;
      return stability - reference > CLEARLY
        ? `${beside}: more than a cloud without groups gives.`
        : `${beside}: that the cut can be repeated is no evidence of groups.`;
    },
    gap: (w, { gap }) => {
      if (gap === undefined) return '';
      if (gap === null) return 'The gap statistic, which can also answer “none”, names no number of groups.';
      return gap === 1
        ? 'The gap statistic, which can also answer “none”, finds one cloud: a clustering cuts it where that is useful, not where it is thin.'
        : `The gap statistic, which can also answer “none”, finds ${w.number(gap)} groups.`;
    },
  },
  pt: {
    stability: (w, { stability, reference }) => {
      if (stability === null || reference === null) return '';
      const two = (value: number): string => w.number(value, { decimals: 2 });
      const beside = `O mesmo modelo, com igual número de clientes de mesmos valores e correlações mas sem grupos, tem estabilidade ${two(reference)}; aqui ela é ${two(stability)}`;
      return stability - reference > CLEARLY
        ? `${beside}: mais do que dá uma nuvem sem grupos.`
        : `${beside}: que o corte se repita não prova que haja grupos.`;
    },
    gap: (w, { gap }) => {
      if (gap === undefined) return '';
      if (gap === null)
        return 'A estatística gap, que também pode responder “nenhum”, não aponta um número de grupos.';
      return gap === 1
        ? 'A estatística gap, que também pode responder “nenhum”, encontra uma só nuvem: um agrupamento a corta onde é útil, não onde ela é rala.'
        : `A estatística gap, que também pode responder “nenhum”, encontra ${w.number(gap)} grupos.`;
    },
  },
};
