import { type Language } from '../../config';
import { amount, two } from '../phrases';
import { type Writer } from '../writer';
import { type ComparisonFacts } from './comparison';

/** What the published rules do, counted. */
export interface RulesFacts {
  readonly customers: number;
  /** Guests among the customers, one invoice each, and their revenue. */
  readonly guests: { readonly customers: number; readonly revenue: number; readonly share: number };
  /** Customers whose purchases came back for nine tenths of their value or more, and what they still count for. */
  readonly takenBack: {
    readonly customers: number;
    readonly revenue: number;
    readonly largest: {
      readonly customer: number;
      readonly revenue: number;
      readonly returned: number;
      readonly place: number;
    } | null;
  };
  /** Customers who score one purchase a day or more, and how many of these bought on a single day. */
  readonly frequency: { readonly atLeastOne: number; readonly onOneDay: number };
  /** Where the customer in the middle lies between the smallest (0) and the largest revenue (1). */
  readonly minMax: { readonly median: number; readonly largest: number; readonly middlePlace: number };
  readonly pattern: {
    readonly productsDropped: readonly { readonly code: string; readonly lines: number }[];
    readonly nonProductsKept: readonly {
      readonly code: string;
      readonly lines: number;
      readonly value: number;
    }[];
  } | null;
  /** What was dropped by a customer's id: gross, and what it comes to with its returns; null where nothing was. */
  readonly droppedByNumber: { readonly gross: number; readonly net: number } | null;
  readonly file: { readonly rows: number; readonly meanRevenue: number };
}

/** One difference: what it is about, what was counted, and what the recommended rules do. */
export interface DifferenceRow {
  readonly what: string;
  readonly counted: string;
  readonly instead: string;
}

/** The words of the table of differences. */
export interface DifferencesTexts {
  readonly heading: string;
  readonly answer: string;
  readonly caption: string;
  readonly columns: Readonly<Record<keyof DifferenceRow, string>>;
  readonly rows: (w: Writer, f: ComparisonFacts, rules: RulesFacts) => readonly DifferenceRow[];
  readonly caveat: string;
}

const codes = (w: Writer, rows: readonly { readonly code: string; readonly lines: number }[]): string =>
  w.list(rows.map(({ code, lines }) => `${code} (${w.number(lines)})`));
const sum = (rows: readonly { readonly value: number }[]): number =>
  rows.reduce((total, { value }) => total + value, 0);

/** The words of the table of differences, by language. */
export const differencesTexts: Readonly<Record<Language, DifferencesTexts>> = {
  en: {
    heading: 'What differs, and why?',
    answer:
      'Each point was counted again on these data. The rules we recommend mend it; this run keeps it, to be comparable.',
    caption: 'What the published rules do, what that comes to here, and what we recommend instead',
    columns: { what: 'Published rule', counted: 'Counted in these data', instead: 'What we recommend' },
    rows: (w, f, r) => [
      {
        what: 'Every purchase without a customer id becomes a customer',
        counted: `${w.number(r.guests.customers)} of the ${w.number(r.customers)} customers, with ${amount(w, r.guests.revenue)}, ${w.share(r.guests.share)} of revenue: nobody can invite them.`,
        instead: 'They are no customers; their revenue is a line of its own.',
      },
      {
        what: 'Purchases count although they were taken back',
        counted: `${w.number(r.takenBack.customers)} customers sent back nine tenths or more and still count for ${amount(w, r.takenBack.revenue)}${r.takenBack.largest === null ? '.' : `; the largest, ${r.takenBack.largest.customer}, is number ${w.number(r.takenBack.largest.place)} of all by revenue, with ${amount(w, r.takenBack.largest.returned)} of ${amount(w, r.takenBack.largest.revenue)} returned.`}`,
        instead: 'A return is matched to the purchase that it takes back, and both go.',
      },
      ...(r.droppedByNumber === null
        ? []
        : [
            {
              what: 'One customer is dropped by number',
              counted: `${amount(w, r.droppedByNumber.gross)} of purchases, ${amount(w, r.droppedByNumber.net)} with the returns.`,
              instead:
                'Nobody is dropped by number: the same rule for returns finds this case and the others.',
            },
          ]),
      ...(r.pattern === null
        ? []
        : [
            {
              what: 'A stock code of letters alone is no product',
              counted: `Drops products: ${r.pattern.productsDropped.length === 0 ? 'none' : codes(w, r.pattern.productsDropped)} lines. Keeps what is none: ${r.pattern.nonProductsKept.length === 0 ? 'nothing' : `${codes(w, r.pattern.nonProductsKept)} lines, ${amount(w, sum(r.pattern.nonProductsKept))}`}.`,
              instead: 'A list of what is no product, by name.',
            },
          ]),
      {
        what: 'Frequency: invoices divided by the days from first to last purchase',
        counted: `${w.number(r.frequency.atLeastOne)} of ${w.number(r.customers)} customers score one purchase a day or more; ${w.number(r.frequency.onOneDay)} of them came on a single day.`,
        instead: 'Purchase days per 30 days since the first purchase.',
      },
      {
        what: 'Figures scaled between the smallest and the largest',
        counted: `The largest revenue is ${amount(w, r.minMax.largest)}, the customer in the middle has ${amount(w, r.minMax.median)}: ${w.share(r.minMax.middlePlace, { decimals: 2 })} of the way up. One wholesaler squeezes everybody else into a corner.`,
        instead: 'Log scales, on which a doubling is the same distance everywhere.',
      },
      {
        what: 'Silhouettes compared across spaces',
        counted: `${two(w, f.own)} on the map that made the groups, ${two(w, f.common)} on the customers’ own figures.`,
        instead: 'Every grouping is judged in one common space as well, and by its stability.',
      },
      {
        what: 'No plain list beside the groups',
        counted:
          f.publishedSpendersShare === null
            ? `As many biggest spenders as our Insiders bring ${w.share(f.spendersShare)}, our Insiders ${w.share(f.share)}.`
            : `The ${w.number(f.publishedInsiders)} biggest spenders bring ${w.share(f.publishedSpendersShare)}, the published Insiders ${w.share(f.publishedShare)}.`,
        instead: 'Both are held against each other on what customers do afterwards.',
      },
      {
        what: 'A list that is not of the Insiders',
        counted: `The published file of Insiders has ${w.number(r.file.rows)} rows with a mean revenue of about ${amount(w, r.file.meanRevenue)}: another group of the same project. (Taken from what was published; nothing here can recompute it.)`,
        instead: 'A check holds lists, report, tables and model against each other.',
      },
      {
        what: 'Scales and map are fitted anew whenever new customers come',
        counted: 'A customer’s group can change though the customer did not.',
        instead: 'The fitted model is a file; new customers are placed by it.',
      },
      {
        what: 'Questions 5 to 8 left open',
        counted: 'What is expected, what lets people in and out, and what guarantees the choice.',
        instead: 'Answered in the report, with what each answer cannot show.',
      },
    ],
    caveat:
      'That a rule is mended does not say that its result would have been useless; the last section shows how far the two lists agree.',
  },
  pt: {
    heading: 'O que difere e por quê?',
    answer:
      'Cada ponto foi contado de novo nestes dados. As regras que recomendamos o corrigem; esta execução o mantém, para poder comparar.',
    caption: 'O que fazem as regras publicadas, a quanto isso chega aqui e o que recomendamos',
    columns: { what: 'Regra publicada', counted: 'Contado nestes dados', instead: 'O que recomendamos' },
    rows: (w, f, r) => [
      {
        what: 'Cada compra sem código de cliente vira um cliente',
        counted: `${w.number(r.guests.customers)} dos ${w.number(r.customers)} clientes, com ${amount(w, r.guests.revenue)}, ${w.share(r.guests.share)} da receita: não há como convidá-los.`,
        instead: 'Não são clientes; sua receita aparece em linha própria.',
      },
      {
        what: 'Compras contam mesmo que tenham sido desfeitas',
        counted: `${w.number(r.takenBack.customers)} clientes devolveram nove décimos ou mais e ainda contam com ${amount(w, r.takenBack.revenue)}${r.takenBack.largest === null ? '.' : `; o maior, ${r.takenBack.largest.customer}, é o número ${w.number(r.takenBack.largest.place)} de todos em receita, com ${amount(w, r.takenBack.largest.returned)} de ${amount(w, r.takenBack.largest.revenue)} devolvidos.`}`,
        instead: 'A devolução é associada à compra que ela desfaz, e as duas saem.',
      },
      ...(r.droppedByNumber === null
        ? []
        : [
            {
              what: 'Um cliente é excluído pelo número',
              counted: `${amount(w, r.droppedByNumber.gross)} em compras, ${amount(w, r.droppedByNumber.net)} com as devoluções.`,
              instead:
                'Ninguém é excluído pelo número: a mesma regra de devoluções encontra este caso e os outros.',
            },
          ]),
      ...(r.pattern === null
        ? []
        : [
            {
              what: 'Um código só com letras não é produto',
              counted: `Exclui produtos: ${r.pattern.productsDropped.length === 0 ? 'nenhum' : `${codes(w, r.pattern.productsDropped)} linhas`}. Mantém o que não é: ${r.pattern.nonProductsKept.length === 0 ? 'nada' : `${codes(w, r.pattern.nonProductsKept)} linhas, ${amount(w, sum(r.pattern.nonProductsKept))}`}.`,
              instead: 'Uma lista do que não é produto, pelo nome.',
            },
          ]),
      {
        what: 'Frequência: faturas divididas pelos dias da primeira à última compra',
        counted: `${w.number(r.frequency.atLeastOne)} de ${w.number(r.customers)} clientes marcam uma compra por dia ou mais; ${w.number(r.frequency.onOneDay)} deles vieram em um único dia.`,
        instead: 'Dias de compra por 30 dias desde a primeira compra.',
      },
      {
        what: 'Números postos entre o menor e o maior',
        counted: `A maior receita é ${amount(w, r.minMax.largest)}, o cliente do meio tem ${amount(w, r.minMax.median)}: ${w.share(r.minMax.middlePlace, { decimals: 2 })} do caminho. Um atacadista espreme todos os outros em um canto.`,
        instead: 'Escalas logarítmicas, em que dobrar é a mesma distância em toda parte.',
      },
      {
        what: 'Silhuetas comparadas entre espaços',
        counted: `${two(w, f.own)} no mapa que formou os grupos, ${two(w, f.common)} nos números dos próprios clientes.`,
        instead: 'Todo agrupamento é julgado também em um espaço comum e pela estabilidade.',
      },
      {
        what: 'Nenhuma lista simples ao lado dos grupos',
        counted:
          f.publishedSpendersShare === null
            ? `O mesmo número de maiores compradores traz ${w.share(f.spendersShare)}; os nossos Insiders, ${w.share(f.share)}.`
            : `Os ${w.number(f.publishedInsiders)} maiores compradores trazem ${w.share(f.publishedSpendersShare)}; os Insiders publicados, ${w.share(f.publishedShare)}.`,
        instead: 'As duas são comparadas pelo que os clientes fazem depois.',
      },
      {
        what: 'Uma lista que não é a dos Insiders',
        counted: `O arquivo publicado dos Insiders tem ${w.number(r.file.rows)} linhas com receita média de cerca de ${amount(w, r.file.meanRevenue)}: outro grupo do mesmo projeto. (Segundo o que foi publicado; nada aqui pode recalculá-lo.)`,
        instead: 'Uma conferência compara listas, relatório, tabelas e modelo.',
      },
      {
        what: 'Escalas e mapa são ajustados de novo sempre que chegam clientes',
        counted: 'O grupo de um cliente pode mudar sem que o cliente tenha mudado.',
        instead: 'O modelo ajustado é um arquivo; clientes novos são colocados por ele.',
      },
      {
        what: 'Perguntas 5 a 8 em aberto',
        counted: 'O que se espera, o que faz entrar e sair e o que garante a escolha.',
        instead: 'Respondidas no relatório, com o que cada resposta não pode mostrar.',
      },
    ],
    caveat:
      'Corrigir uma regra não quer dizer que o resultado dela fosse inútil; a última seção mostra o quanto as duas listas concordam.',
  },
};
