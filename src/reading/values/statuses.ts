/** What a status means for a line: all but `stands` are left out by a rule of the ledger. */
export type OrderState = 'cancelled' | 'refunded' | 'pending' | 'failed' | 'test' | 'no sale';

/** What may stand before a state's words: whose state it is, or a shop system's mark. */
const BEFORE =
  'wc|order|payment|purchase|pedido|pagamento|pago|compra|venda|boleto|pix|pedido de|bestellung|zahlung|commande|paiement|suspected';

/**
 * Each state's words in five languages, as beginnings of a status, or of what a dash or a colon divides from it, in lower
 * case without accents, blanks for hyphens within; the first that fits counts.
 */
const STATES: readonly { readonly state: OrderState | 'stands'; readonly words: string }[] = [
  {
    state: 'stands',
    words:
      'partially (refund|return|paid)|parcialmente (reembols|devol|pag)|parzialmente|teilweise|teil(erstatt|bezahlt)|partiellement|not (cancel|refund|return)|nao (cancel|devol)|no (cancel|anul)',
  },
  {
    state: 'cancelled',
    words:
      'cancel|void|unavailable|anulad|annul|storn|abgebroch|kancel|desist|indisponivel|deleted|trash|lost|extravi',
  },
  {
    state: 'refunded',
    words:
      'refund|return|reembols|devolvid|devoluc|devuelt|estorn|erstatt|rembours|retour|zuruck|rucksend|gutgeschrieben|chargeback|charged ?back|disput',
  },
  {
    state: 'failed',
    words:
      'fail|declin|reject|denied|error|expired|expirad|vencid|recusad|negad|nao (autoriz|aprov)|reprovad|fallid|rechazad|fehl|abgelehnt|echou|echec|refus|abandon|fraud',
  },
  {
    state: 'pending',
    words:
      'pend|on ?hold|hold|unpaid|not paid|await|draft|authori[sz]ed|aguard|em (aberto|analise)|nao pag|no pagad|impag|espera|en (attente|espera)|attente|impay|non paye|offen|ausstehend|unbezahlt|nicht bezahlt|wartend|rascunho|borrador|brouillon|entwurf|emitido',
  },
  { state: 'test', words: 'test' },
];

/** SQL for the state that a status means; null where the order stands. */
export function stateOf(text: string): string {
  const plain = `regexp_replace(lower(strip_accents(trim(${text}))), '([a-z])[-_]([a-z])', '\\1 \\2', 'g')`;
  const branches = STATES.map(
    ({ state, words }) =>
      `WHEN regexp_matches(${plain}, '(^| - |: )((${BEFORE}) )?(${words})') THEN ${state === 'stands' ? 'NULL' : `'${state}'`}`,
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
