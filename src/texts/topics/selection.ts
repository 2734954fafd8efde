import { type Language } from '../../config';
import { amount, counted } from '../phrases';
import { type Writer } from '../writer';

/** In what a group of customers falls short of being the Insiders. */
export type ShortfallInWords =
  | {
      readonly kind: 'spend' | 'purchases' | 'recency' | 'later';
      readonly group: number;
      readonly others: number;
    }
  | { readonly kind: 'few' | 'many'; readonly size: number; readonly limit: number };

/** How the Insiders were found where they are not simply the group with the most revenue. */
export interface SelectionInWords {
  readonly how: 'segment' | 'union' | 'list';
  /** The groups that are taken. */
  readonly labels: readonly number[];
  readonly shortfalls: readonly ShortfallInWords[];
  /** The clustering that would have been taken otherwise; null where it was taken. */
  readonly movedFrom: string | null;
  /** Whether the settings ask for a list of so many. */
  readonly asked?: boolean;
  /** What a programme may hold: no size will do where the most are fewer than the fewest. */
  readonly limits?: { readonly fewest: number; readonly most: number };
}

/** Sentences about whom the groups make the Insiders. */
export interface SelectionTexts {
  /** In what a group falls short, as the end of a sentence that begins with the group. */
  readonly shortfall: (w: Writer, shortfall: ShortfallInWords) => string;
  /** Why the Insiders are not the group with the most revenue; empty where they are, by the clustering that the rule takes. */
  readonly moved: (w: Writer, selection: SelectionInWords, insiders: number | null) => string;
}

/** Sentences about whom the groups make the Insiders, by language. */
export const selectionTexts: Readonly<Record<Language, SelectionTexts>> = {
  en: {
    shortfall: (w, s) => {
      switch (s.kind) {
        case 'spend':
          return `does not spend more than the others (median ${amount(w, s.group)}, theirs ${amount(w, s.others)})`;
        case 'purchases':
          return `buys less often than the others (${w.number(s.group, { decimals: 1 })} purchases per customer, theirs ${w.number(s.others, { decimals: 1 })})`;
        case 'recency':
          return `has not bought as lately as the others (median of days since the last purchase ${w.number(s.group, { decimals: 0 })}, theirs ${w.number(s.others, { decimals: 0 })})`;
        case 'later':
          return `brought less per customer afterwards than another group (${amount(w, s.group)} against ${amount(w, s.others)})`;
        case 'few':
          return `is too small for a programme (${w.number(s.size)} can be invited, at least ${w.number(s.limit)} are asked for)`;
        case 'many':
          return `is too large for a programme (${w.number(s.size)} can be invited, at most ${w.number(s.limit)} are asked for)`;
        default:
          return unknownKind(s);
      }
    },
    moved: (w, { how, labels, shortfalls, movedFrom, limits }, insiders) => {
      if (shortfalls.length === 0) return '';
      const why = w.list(shortfalls.map((each) => selectionTexts.en.shortfall(w, each)));
      const top = `The group with the most revenue${movedFrom === null ? '' : ` of ${movedFrom}, which the rule would take otherwise,`} ${why}.`;
      if (how === 'segment')
        return `${top} So another clustering was taken, whose group with the most revenue does not fall short in this way.`;
      if (how === 'union')
        return `${top} So the Insiders are ${labels.length === 1 ? 'another group, which spends more than the others and is behind them in nothing' : `${w.number(labels.length)} groups taken as one, each of which spends more than the others and is behind them in nothing`}.`;
      const none =
        limits === undefined || limits.most >= limits.fewest
          ? 'No selective programme follows from the groups.'
          : `No selective programme can follow: the customers are so few that a programme of at least ${w.number(limits.fewest)} would be more than the ${w.number(limits.most)} that the largest share allows.`;
      return `${top} ${none} ${insiders === null ? 'An ordered list takes its place.' : `Recommended is an ordered list, of which ${insiders === 1 ? 'the first customer is' : `the first ${counted(w, insiders, 'customer', 'customers')} are`} shown as a segment of ${insiders === 1 ? 'its' : 'their'} own.`}`;
    },
  },
  pt: {
    shortfall: (w, s) => {
      switch (s.kind) {
        case 'spend':
          return `não gasta mais do que os demais (mediana ${amount(w, s.group)}; a deles, ${amount(w, s.others)})`;
        case 'purchases':
          return `compra com menos frequência do que os demais (${w.number(s.group, { decimals: 1 })} compras por cliente; as deles, ${w.number(s.others, { decimals: 1 })})`;
        case 'recency':
          return `está há mais tempo sem comprar do que os demais (mediana de dias desde a última compra ${w.number(s.group, { decimals: 0 })}; a deles, ${w.number(s.others, { decimals: 0 })})`;
        case 'later':
          return `trouxe depois menos por cliente do que outro grupo (${amount(w, s.group)} contra ${amount(w, s.others)})`;
        case 'few':
          return `é pequeno demais para um programa (podem ser convidados ${w.number(s.size)}; pedem-se pelo menos ${w.number(s.limit)})`;
        case 'many':
          return `é grande demais para um programa (podem ser convidados ${w.number(s.size)}; pedem-se no máximo ${w.number(s.limit)})`;
        default:
          return unknownKind(s);
      }
    },
    moved: (w, { how, labels, shortfalls, movedFrom, limits }, insiders) => {
      if (shortfalls.length === 0) return '';
      const why = w.list(shortfalls.map((each) => selectionTexts.pt.shortfall(w, each)));
      const top = `O grupo de maior receita${movedFrom === null ? '' : ` de ${movedFrom}, que a regra escolheria se não fosse isso,`} ${why}.`;
      if (how === 'segment')
        return `${top} Por isso foi escolhido outro agrupamento, cujo grupo de maior receita não tem essa falta.`;
      if (how === 'union')
        return `${top} Por isso os Insiders são ${labels.length === 1 ? 'outro grupo, que gasta mais do que os demais e não fica atrás deles em nada' : `${w.number(labels.length)} grupos tomados como um só, cada um dos quais gasta mais do que os demais e não fica atrás deles em nada`}.`;
      const none =
        limits === undefined || limits.most >= limits.fewest
          ? 'Dos grupos não resulta um programa seletivo.'
          : `Um programa seletivo não é possível: os clientes são tão poucos que um programa de pelo menos ${w.number(limits.fewest)} seria mais do que os ${w.number(limits.most)} que a maior parcela permite.`;
      return `${top} ${none} ${insiders === null ? 'Uma lista ordenada toma o seu lugar.' : `Recomenda-se uma lista ordenada, ${insiders === 1 ? 'cujo primeiro cliente aparece' : `cujos ${counted(w, insiders, 'primeiro cliente', 'primeiros clientes')} aparecem`} como um segmento próprio.`}`;
    },
  },
};

function unknownKind(shortfall: never): never {
  throw new RangeError(`there is no shortfall ${JSON.stringify(shortfall)}`);
}
