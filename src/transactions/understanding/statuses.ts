/** What a status means for a line: all but `stands` are left out by a rule of the ledger. */
export type OrderState = 'cancelled' | 'refunded' | 'pending' | 'failed' | 'test' | 'no sale';

/** Each state's words in five languages, as beginnings of a status in lower case without accents; the first that fits counts. */
const STATES: readonly { readonly state: OrderState | 'stands'; readonly words: string }[] = [
  {
    state: 'stands',
    words: 'partially_refunded|partially refunded|partially paid|partially_paid|not cancel|nao cancel',
  },
  {
    state: 'cancelled',
    words: 'cancel|void|unavailable|anulad|annul|storn|abgebroch|kancel|desist|indisponivel|deleted|trash',
  },
  {
    state: 'refunded',
    words:
      'refund|return|reembols|devolvid|devuelt|estorn|erstatt|rembours|retour|zuruck|chargeback|charged back',
  },
  {
    state: 'failed',
    words:
      'fail|declin|reject|denied|error|expired|expirad|recusad|negad|fallid|rechazad|fehl|abgelehnt|echou|echec|refus|abandon',
  },
  {
    state: 'pending',
    words:
      'pend|on-hold|on hold|onhold|unpaid|await|draft|authorized|authorised|aguard|em aberto|nao pago|espera|en attente|attente|impay|offen|ausstehend|unbezahlt|wartend|rascunho|borrador|brouillon|entwurf',
  },
  { state: 'test', words: 'test' },
];

/** SQL for the state that a status means; null where the order stands. */
export function stateOf(text: string): string {
  const plain = `lower(strip_accents(${text}))`;
  const branches = STATES.map(
    ({ state, words }) =>
      `WHEN regexp_matches(${plain}, '^(${words})') THEN ${state === 'stands' ? 'NULL' : `'${state}'`}`,
  );
  return `CASE ${branches.join(' ')} END`;
}

/** What happened that is a sale, and what is a return, as beginnings of a word; all else is no sale. */
const SALES =
  'purchase|sale|sold|buy|bought|order|invoice|transaction|checkout|payment|charge|capture|debit|vend|compra|venta|verkauf|rechnung|vente|achat|facture';
const RETURNS = 'return|refund|credit|devol|reembols|estorn|gutschrift|retour|rembours|avoir|nota de credito';

/** SQL for whether an event is no sale. */
export const isNoSale = (text: string): string =>
  `NOT regexp_matches(lower(strip_accents(${text})), '^(${SALES}|${RETURNS})')`;

/** SQL for whether an event is a return. */
export const isReturn = (text: string): string =>
  `regexp_matches(lower(strip_accents(${text})), '^(${RETURNS})')`;
