import { amountOf } from '../../texts';
import { bought, inWindow, numberEntry } from '../entry';

export const grossRevenue = numberEntry({
  name: 'gross_revenue',
  heading: 'Gross revenue',
  definition: (preset) =>
    `Quantity × unit price over all purchases as invoiced${inWindow(preset)}, before anything was returned.`,
  unit: 'currency',
  format: 'money',
  direction: 'higher',
  over: 'lines',
  sql: 'CAST(sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE)',
  kind: 'money',
  words: {
    en: {
      heading: 'Gross revenue',
      meaning: 'Everything bought, as invoiced.',
      condition: amountOf('gross revenue'),
    },
    pt: {
      heading: 'Receita bruta',
      meaning: 'Tudo o que foi comprado, conforme faturado.',
      condition: amountOf('receita bruta'),
    },
  },
  invariants: [{ name: 'gross revenue is not negative', holds: 'gross_revenue >= 0' }],
});

export const netRevenue = numberEntry({
  name: 'net_revenue',
  heading: 'Net revenue',
  definition: (preset) => `Gross revenue less the value of all returns${inWindow(preset)}.`,
  unit: 'currency',
  format: 'money',
  direction: 'higher',
  over: 'lines',
  sql: 'CAST(sum(quantity * unit_price) AS DOUBLE)',
  kind: 'money',
  words: {
    en: {
      heading: 'Net revenue',
      meaning: 'Everything bought, less everything returned.',
      condition: amountOf('net revenue'),
    },
    pt: {
      heading: 'Receita líquida',
      meaning: 'Tudo o que foi comprado, menos tudo o que foi devolvido.',
      condition: amountOf('receita líquida'),
    },
  },
  invariants: [{ name: 'net revenue is at most gross revenue', holds: 'net_revenue <= gross_revenue' }],
});

export const avgTicket = numberEntry({
  name: 'avg_ticket',
  heading: 'Mean line value',
  definition: (preset) => `Mean value of a line of the ${bought(preset)}.`,
  unit: 'currency',
  format: 'money',
  direction: 'higher',
  over: 'purchases',
  sql: 'CAST(sum(quantity * unit_price) AS DOUBLE) / count(*)',
  kind: 'money',
  words: {
    en: {
      heading: 'Mean value of a line',
      meaning: 'Mean value of a line of a purchase.',
      condition: amountOf('a mean line value'),
    },
    pt: {
      heading: 'Valor médio da linha',
      meaning: 'Valor médio de uma linha de compra.',
      condition: amountOf('valor médio da linha'),
    },
  },
  invariants: [{ name: 'the mean line value is not negative', holds: 'avg_ticket >= 0' }],
});
