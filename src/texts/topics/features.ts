import { type Language } from '../../config';
import { type Writer } from '../writer';

/** What one column of the customers' table is called. */
export interface FeatureWords {
  readonly heading: string;
  /** In one sentence, without the preset's fine print. */
  readonly meaning: string;
  /** How a value is written. */
  readonly kind: 'money' | 'days' | 'count' | 'decimal' | 'share';
}

type Names =
  | 'gross_revenue'
  | 'net_revenue'
  | 'recency_days'
  | 'n_invoices'
  | 'n_items'
  | 'n_lines'
  | 'n_products'
  | 'avg_ticket'
  | 'frequency'
  | 'avg_days_between_purchases'
  | 'n_returned_items'
  | 'avg_basket_size'
  | 'avg_unique_basket_size'
  | 'tenure_days'
  | 'returned_share';

const kinds: Readonly<Record<Names, FeatureWords['kind']>> = {
  gross_revenue: 'money',
  net_revenue: 'money',
  recency_days: 'days',
  n_invoices: 'count',
  n_items: 'count',
  n_lines: 'count',
  n_products: 'count',
  avg_ticket: 'money',
  frequency: 'decimal',
  avg_days_between_purchases: 'days',
  n_returned_items: 'count',
  avg_basket_size: 'count',
  avg_unique_basket_size: 'count',
  tenure_days: 'days',
  returned_share: 'share',
};

const english: Readonly<Record<Names, readonly [heading: string, meaning: string]>> = {
  gross_revenue: ['Gross revenue', 'Everything bought, as invoiced.'],
  net_revenue: ['Net revenue', 'Everything bought, less everything returned.'],
  recency_days: ['Days since last purchase', 'Days from the last purchase to the last day of the data.'],
  n_invoices: ['Invoices', 'Number of purchases: distinct invoices.'],
  n_items: ['Items', 'Pieces bought.'],
  n_lines: ['Invoice lines', 'Lines on all invoices.'],
  n_products: ['Different products', 'Distinct products bought.'],
  avg_ticket: ['Mean value of a line', 'Mean value of a line of an invoice.'],
  frequency: ['Frequency', 'How often the customer buys, as the rules of this run define it.'],
  avg_days_between_purchases: [
    'Days between purchases',
    'Mean of days between two purchase days; only for those with two or more.',
  ],
  n_returned_items: ['Items returned', 'Pieces sent back or cancelled.'],
  avg_basket_size: ['Items per invoice', 'Mean of pieces on an invoice.'],
  avg_unique_basket_size: ['Products per invoice', 'Mean of different products on an invoice.'],
  tenure_days: ['Days since first purchase', 'Days from the first purchase to the last day of the data.'],
  returned_share: ['Share returned', 'Value of returns as a share of everything bought.'],
};

const portuguese: Readonly<Record<Names, readonly [heading: string, meaning: string]>> = {
  gross_revenue: ['Receita bruta', 'Tudo o que foi comprado, conforme faturado.'],
  net_revenue: ['Receita líquida', 'Tudo o que foi comprado, menos tudo o que foi devolvido.'],
  recency_days: ['Dias desde a última compra', 'Dias entre a última compra e o último dia dos dados.'],
  n_invoices: ['Faturas', 'Número de compras: faturas distintas.'],
  n_items: ['Itens', 'Peças compradas.'],
  n_lines: ['Linhas de fatura', 'Linhas de todas as faturas.'],
  n_products: ['Produtos diferentes', 'Produtos distintos comprados.'],
  avg_ticket: ['Valor médio da linha', 'Valor médio de uma linha de fatura.'],
  frequency: [
    'Frequência',
    'Com que frequência o cliente compra, conforme a definição das regras desta execução.',
  ],
  avg_days_between_purchases: [
    'Dias entre compras',
    'Média de dias entre dois dias de compra; só para quem tem dois ou mais.',
  ],
  n_returned_items: ['Itens devolvidos', 'Peças devolvidas ou canceladas.'],
  avg_basket_size: ['Itens por fatura', 'Média de peças por fatura.'],
  avg_unique_basket_size: ['Produtos por fatura', 'Média de produtos diferentes por fatura.'],
  tenure_days: ['Dias desde a primeira compra', 'Dias entre a primeira compra e o último dia dos dados.'],
  returned_share: ['Parcela devolvida', 'Valor das devoluções como parcela de tudo o que foi comprado.'],
};

function dictionary(words: typeof english): Readonly<Record<string, FeatureWords>> {
  const names = Object.keys(kinds) as Names[];
  return Object.fromEntries(
    names.map((name) => [name, { heading: words[name][0], meaning: words[name][1], kind: kinds[name] }]),
  );
}

const dictionaries: Readonly<Record<Language, Readonly<Record<string, FeatureWords>>>> = {
  en: dictionary(english),
  pt: dictionary(portuguese),
};

/** The words for a feature of the catalogue. @throws Error that names a feature which has none */
export function featureWords(language: Language, name: string): FeatureWords {
  const known = dictionaries[language];
  if (!Object.keys(known).includes(name)) {
    throw new Error(
      `there are no words for the feature "${name}": ${Object.keys(known).join(', ')} have some`,
    );
  }
  return known[name];
}

/** A feature's heading inside a sentence. @throws as {@link featureWords} */
export function featureInSentence({ language }: Writer, feature: string): string {
  const { heading } = featureWords(language, feature);
  return heading.charAt(0).toLowerCase() + heading.slice(1);
}

/** A feature's value, in full where rounding would hide on which side of a bound it lies. @throws as {@link featureWords} */
export function exactFeature(writer: Writer, feature: string, value: number): string {
  const decimals = Number.isInteger(value) ? 0 : 2;
  const { kind } = featureWords(writer.language, feature);
  switch (kind) {
    case 'money':
      return writer.money(value, { decimals });
    case 'share':
      return writer.share(value, { decimals: 1 });
    case 'days':
    case 'count':
    case 'decimal':
      return writer.number(value, { decimals });
    default: {
      const unknown: never = kind;
      throw new RangeError(`unknown kind of feature: ${String(unknown)}`);
    }
  }
}
