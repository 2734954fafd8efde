import { numberOf, shareOf } from '../../texts';
import { inWindow, numberEntry } from '../entry';

export const nReturnedItems = numberEntry({
  name: 'n_returned_items',
  heading: 'Returned items',
  definition: (preset) => `Items sent back or cancelled${inWindow(preset)}, matched or not.`,
  unit: 'items',
  format: 'count',
  direction: 'lower',
  over: 'lines',
  sql: 'CAST(-sum(CASE WHEN quantity < 0 THEN quantity ELSE 0 END) AS BIGINT)',
  needs: ['quantity'],
  kind: 'count',
  words: {
    en: {
      heading: 'Items returned',
      meaning: 'Pieces sent back or cancelled.',
      condition: numberOf('item returned', 'items returned'),
    },
    pt: {
      heading: 'Itens devolvidos',
      meaning: 'Peças devolvidas ou canceladas.',
      condition: numberOf('item devolvido', 'itens devolvidos'),
    },
  },
  invariants: [{ name: 'returned items are not negative', holds: 'n_returned_items >= 0' }],
});

export const returnedShare = numberEntry({
  name: 'returned_share',
  heading: 'Returned share',
  definition: (preset) =>
    `Value of all returns${inWindow(preset)}, divided by gross revenue; 0 where gross revenue is 0.`,
  unit: 'share',
  format: 'share',
  direction: 'lower',
  over: 'lines',
  sql: `coalesce(
      CAST(-sum(CASE WHEN quantity < 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE)
      / nullif(CAST(sum(CASE WHEN quantity >= 0 THEN quantity * unit_price ELSE 0 END) AS DOUBLE), 0), 0)`,
  kind: 'share',
  words: {
    en: {
      heading: 'Share returned',
      meaning: 'Value of returns as a share of everything bought.',
      condition: shareOf('a returned share'),
    },
    pt: {
      heading: 'Parcela devolvida',
      meaning: 'Valor das devoluções como parcela de tudo o que foi comprado.',
      condition: shareOf('parcela devolvida'),
    },
  },
  invariants: [
    { name: 'the returned share is not negative', holds: 'returned_share >= 0' },
    {
      name: 'net revenue is gross revenue less the returned share',
      // Nothing bought has no share: whoever bought lines of no items only, and sent back something older.
      holds:
        'gross_revenue = 0 OR abs(gross_revenue * (1 - returned_share) - net_revenue) <= 1e-6 * greatest(gross_revenue, abs(net_revenue), 1)',
    },
  ],
});
