import { numberOf } from '../../texts';
import { bought, numberEntry } from '../entry';

export const nInvoices = numberEntry({
  name: 'n_invoices',
  heading: 'Purchases',
  definition: (preset) =>
    preset.lacks?.includes('invoice') === true
      ? `Distinct days with ${bought(preset)}: the source numbers no invoices or orders.`
      : `Distinct invoices or orders among the ${bought(preset)}.`,
  unit: 'purchases',
  format: 'count',
  direction: 'higher',
  over: 'purchases',
  sql: 'CAST(count(DISTINCT invoice_no) AS INTEGER)',
  kind: 'count',
  words: {
    en: {
      heading: 'Purchases',
      meaning: 'Number of purchases: distinct invoices or orders, or days where the source numbers none.',
      condition: numberOf('purchase', 'purchases'),
    },
    pt: {
      heading: 'Compras',
      meaning: 'Número de compras: faturas ou pedidos distintos, ou dias, onde a fonte não os numera.',
      condition: numberOf('compra', 'compras'),
    },
  },
  invariants: [
    { name: 'purchases are at least 1 and at most the lines', holds: 'n_invoices BETWEEN 1 AND n_lines' },
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
      heading: 'Lines',
      meaning: 'Lines of all purchases.',
      condition: numberOf('line', 'lines'),
    },
    pt: {
      heading: 'Linhas',
      meaning: 'Linhas de todas as compras.',
      condition: numberOf('linha', 'linhas'),
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
  heading: 'Items per purchase',
  definition: (preset) => `Items per purchase over the ${bought(preset)}.`,
  unit: 'items',
  format: 'decimal',
  direction: 'higher',
  over: 'purchases',
  sql: 'CAST(sum(quantity) AS DOUBLE) / count(DISTINCT invoice_no)',
  needs: ['quantity'],
  kind: 'count',
  words: {
    en: {
      heading: 'Items per purchase',
      meaning: 'Mean of pieces of a purchase.',
      condition: numberOf('item', 'items', ' per purchase on average'),
    },
    pt: {
      heading: 'Itens por compra',
      meaning: 'Média de peças por compra.',
      condition: numberOf('item', 'itens', ' por compra, em média'),
    },
  },
  invariants: [{ name: 'items per purchase are not negative', holds: 'avg_basket_size >= 0' }],
});

/** Pairs of invoice and product, by invoices: the mean over the invoices of their distinct products. */
export const avgUniqueBasketSize = numberEntry({
  name: 'avg_unique_basket_size',
  heading: 'Products per purchase',
  definition: (preset) => `Mean number of distinct products of one of the ${bought(preset)}.`,
  unit: 'products',
  format: 'decimal',
  direction: 'higher',
  over: 'purchases',
  sql: `CAST(count(DISTINCT (invoice_no, coalesce(stock_code, ''))) AS DOUBLE) / count(DISTINCT invoice_no)`,
  kind: 'count',
  words: {
    en: {
      heading: 'Products per purchase',
      meaning: 'Mean of different products of a purchase.',
      condition: numberOf('product', 'products', ' per purchase on average'),
    },
    pt: {
      heading: 'Produtos por compra',
      meaning: 'Média de produtos diferentes por compra.',
      condition: numberOf('produto', 'produtos', ' por compra, em média'),
    },
  },
  invariants: [
    {
      name: 'products per purchase are at least 1 and at most the products',
      holds: 'avg_unique_basket_size BETWEEN 1 AND n_products',
    },
  ],
});
