import { numberOf } from '../../texts';
import { bought, numberEntry } from '../entry';

export const nInvoices = numberEntry({
  name: 'n_invoices',
  heading: 'Invoices',
  definition: (preset) => `Distinct invoices among the ${bought(preset)}.`,
  unit: 'invoices',
  format: 'count',
  direction: 'higher',
  over: 'purchases',
  sql: 'CAST(count(DISTINCT invoice_no) AS INTEGER)',
  kind: 'count',
  words: {
    en: {
      heading: 'Invoices',
      meaning: 'Number of purchases: distinct invoices.',
      condition: numberOf('invoice', 'invoices'),
    },
    pt: {
      heading: 'Faturas',
      meaning: 'Número de compras: faturas distintas.',
      condition: numberOf('fatura', 'faturas'),
    },
  },
  invariants: [
    { name: 'invoices are at least 1 and at most the lines', holds: 'n_invoices BETWEEN 1 AND n_lines' },
  ],
});

export const nItems = numberEntry({
  name: 'n_items',
  heading: 'Items',
  definition: (preset) => `Sum of the quantities of the ${bought(preset)}.`,
  unit: 'items',
  format: 'count',
  direction: 'higher',
  over: 'purchases',
  sql: 'CAST(sum(quantity) AS BIGINT)',
  needs: ['quantity'],
  kind: 'count',
  words: {
    en: { heading: 'Items', meaning: 'Pieces bought.', condition: numberOf('item bought', 'items bought') },
    pt: {
      heading: 'Itens',
      meaning: 'Peças compradas.',
      condition: numberOf('item comprado', 'itens comprados'),
    },
  },
  invariants: [{ name: 'items are not negative', holds: 'n_items >= 0' }],
});

export const nLines = numberEntry({
  name: 'n_lines',
  heading: 'Lines',
  definition: (preset) => `Lines of the ${bought(preset)}.`,
  unit: 'lines',
  format: 'count',
  direction: 'higher',
  over: 'purchases',
  sql: 'CAST(count(*) AS INTEGER)',
  kind: 'count',
  words: {
    en: {
      heading: 'Invoice lines',
      meaning: 'Lines on all invoices.',
      condition: numberOf('invoice line', 'invoice lines'),
    },
    pt: {
      heading: 'Linhas de fatura',
      meaning: 'Linhas de todas as faturas.',
      condition: numberOf('linha de fatura', 'linhas de fatura'),
    },
  },
  invariants: [{ name: 'lines are at least 1', holds: 'n_lines >= 1' }],
});

export const nProducts = numberEntry({
  name: 'n_products',
  heading: 'Products',
  definition: (preset) => `Distinct stock codes among the ${bought(preset)}.`,
  unit: 'products',
  format: 'count',
  direction: 'higher',
  over: 'purchases',
  sql: `CAST(count(DISTINCT coalesce(stock_code, '')) AS INTEGER)`,
  kind: 'count',
  words: {
    en: {
      heading: 'Different products',
      meaning: 'Distinct products bought.',
      condition: numberOf('different product', 'different products'),
    },
    pt: {
      heading: 'Produtos diferentes',
      meaning: 'Produtos distintos comprados.',
      condition: numberOf('produto diferente', 'produtos diferentes'),
    },
  },
  invariants: [
    { name: 'products are at least 1 and at most the lines', holds: 'n_products BETWEEN 1 AND n_lines' },
  ],
});

export const avgBasketSize = numberEntry({
  name: 'avg_basket_size',
  heading: 'Items per invoice',
  definition: (preset) => `Items per invoice over the ${bought(preset)}.`,
  unit: 'items',
  format: 'decimal',
  direction: 'higher',
  over: 'purchases',
  sql: 'CAST(sum(quantity) AS DOUBLE) / count(DISTINCT invoice_no)',
  needs: ['quantity'],
  kind: 'count',
  words: {
    en: {
      heading: 'Items per invoice',
      meaning: 'Mean of pieces on an invoice.',
      condition: numberOf('item', 'items', ' per invoice on average'),
    },
    pt: {
      heading: 'Itens por fatura',
      meaning: 'Média de peças por fatura.',
      condition: numberOf('item', 'itens', ' por fatura, em média'),
    },
  },
  invariants: [{ name: 'items per invoice are not negative', holds: 'avg_basket_size >= 0' }],
});

/** Pairs of invoice and product, by invoices: the mean over the invoices of their distinct products. */
export const avgUniqueBasketSize = numberEntry({
  name: 'avg_unique_basket_size',
  heading: 'Products per invoice',
  definition: (preset) => `Mean number of distinct products on an invoice of the ${bought(preset)}.`,
  unit: 'products',
  format: 'decimal',
  direction: 'higher',
  over: 'purchases',
  sql: `CAST(count(DISTINCT (invoice_no, coalesce(stock_code, ''))) AS DOUBLE) / count(DISTINCT invoice_no)`,
  kind: 'count',
  words: {
    en: {
      heading: 'Products per invoice',
      meaning: 'Mean of different products on an invoice.',
      condition: numberOf('product', 'products', ' per invoice on average'),
    },
    pt: {
      heading: 'Produtos por fatura',
      meaning: 'Média de produtos diferentes por fatura.',
      condition: numberOf('produto', 'produtos', ' por fatura, em média'),
    },
  },
  invariants: [
    {
      name: 'products per invoice are at least 1 and at most the products',
      holds: 'avg_unique_basket_size BETWEEN 1 AND n_products',
    },
  ],
});
