/** What a part of a column's name speaks of. */
type Notion =
  | 'id'
  | 'date'
  | 'time'
  | 'made'
  | 'year'
  | 'month'
  | 'order'
  | 'customer'
  | 'product'
  | 'name'
  | 'quantity'
  | 'unit'
  | 'price'
  | 'value'
  | 'worth'
  | 'total'
  | 'line'
  | 'sold'
  | 'paid'
  | 'net'
  | 'country'
  | 'ship'
  | 'state'
  | 'currency'
  | 'email'
  | 'of';

/** The parts of names in five languages, in lower case without accents. */
const PARTS: Readonly<Record<Notion, string>> = {
  id: 'id ids no nr num number numero nummer numer code cod codigo cd key ref referencia reference n',
  date: 'date data datum fecha dt day dia tag jour',
  time: 'time hora hour uhrzeit heure timestamp',
  year: 'year ano anio jahr annee',
  month: 'month mes monat mois',
  made: 'created placed made issued posting posted booking booked buchung buchungs emissao emision emitida datetime at em on',
  order:
    'order orders pedido pedidos commande commandes bestellung bestell bestellungs auftrag auftrags invoice invoices fatura factura facture rechnung rechnungs bill receipt ticket transaction trans txn tran transacao transaccion beleg belegs nota nf nfe fiscal venda vendas venta ventas vente sale sales verkauf verkaufs purchase compra achat kauf document doc basket checkout',
  customer:
    'customer cust client cliente clientes clients kunde kunden user member membership buyer buyers shopper account acct consumer consumidor comprador acheteur kaufer cpf cnpj card household iban',
  product:
    'product prod produto producto produit produkt produkts item items article articles artikel articulo goods material stock sku mercadoria lineitem',
  name: 'name nome nombre nom names title titulo bezeichnung description descricao descripcion desc designation libelle beschreibung',
  quantity:
    'quantity qty qtd qtde quant quantidade cantidad cant quantite qte menge anzahl stuck stuckzahl pieces pcs units uds und unidades',
  unit: 'unit unitario unitaria unitaire einzel stuck unid un uni each per pro por par je each',
  price: 'price prices preco precio preis prix rate pu pvp',
  value: 'amount amt betrag importe monto montant sum',
  worth: 'value valor vlr vl wert valeur',
  total: 'total totals gesamt gross brutto bruto brut ttc grand somme summe ext extended',
  line: 'line linha linea ligne zeile zeilen position positions pos row',
  sold: 'sold selling sell vendido vendida venta ordered purchased bought comprado comprada verkauft',
  paid: 'payment paid pay pagamento pago pagado zahlung zahlungs paiement paye spent spend',
  net: 'net neto liquido liquida netto ht hors taxe',
  country: 'country pais land pays nation',
  ship: 'ship shipping shipto billing bill delivery entrega envio liefer livraison destination',
  state: 'status state situacao situacion estado statut etat stand',
  currency: 'currency moeda moneda wahrung devise iso',
  email: 'email mail correo courriel',
  of: 'of the to de do da del dos das du des la le a o y e und et d l',
};

const NOTIONS = new Map<string, Set<Notion>>();
for (const [notion, words] of Object.entries(PARTS) as [Notion, string][]) {
  for (const word of words.split(' ')) NOTIONS.set(word, (NOTIONS.get(word) ?? new Set()).add(notion));
}

/** The roles that names of parts can speak of. */
type CompoundRole =
  | 'invoice'
  | 'product'
  | 'description'
  | 'quantity'
  | 'day'
  | 'year'
  | 'month'
  | 'dayOfMonth'
  | 'time'
  | 'price'
  | 'amount'
  | 'customer'
  | 'country'
  | 'status'
  | 'currency'
  | 'email'
  | 'name';

/** What a role's name must have, and what else it may have. */
interface Shape {
  readonly role: CompoundRole;
  readonly must: readonly Notion[];
  readonly may: readonly Notion[];
}

/** The first that fits counts. */
const SHAPES: readonly Shape[] = [
  { role: 'email', must: ['email'], may: ['customer', 'ship', 'order'] },
  { role: 'name', must: ['customer', 'name'], may: ['ship'] },
  { role: 'customer', must: ['customer'], may: ['id'] },
  { role: 'currency', must: ['currency'], may: ['id', 'order', 'paid', 'name'] },
  { role: 'status', must: ['state'], may: ['order', 'paid', 'product', 'line'] },
  { role: 'country', must: ['country'], may: ['ship', 'customer', 'name', 'id'] },
  { role: 'day', must: ['date'], may: ['order', 'time', 'made', 'paid', 'sold'] },
  { role: 'day', must: ['order', 'time'], may: ['made', 'sold'] },
  { role: 'day', must: ['made'], may: ['order', 'time', 'sold'] },
  { role: 'year', must: ['year'], may: ['order', 'date', 'made', 'sold'] },
  { role: 'dayOfMonth', must: ['date', 'month'], may: ['order', 'made', 'sold'] },
  { role: 'month', must: ['month'], may: ['order', 'made', 'sold', 'id'] },
  { role: 'time', must: ['time'], may: ['sold'] },
  { role: 'quantity', must: ['quantity'], may: ['order', 'product', 'sold', 'line', 'total'] },
  {
    role: 'price',
    must: ['price'],
    may: ['unit', 'product', 'sold', 'order', 'line', 'net', 'worth', 'value'],
  },
  { role: 'price', must: ['value', 'unit'], may: ['product', 'net', 'line', 'sold', 'order'] },
  { role: 'price', must: ['worth', 'unit'], may: ['product', 'net', 'line', 'sold', 'order'] },
  { role: 'price', must: ['worth', 'product'], may: ['net', 'sold'] },
  { role: 'invoice', must: ['order', 'id'], may: [] },
  { role: 'product', must: ['product', 'id'], may: [] },
  { role: 'description', must: ['product', 'name'], may: [] },
  {
    role: 'amount',
    must: ['total'],
    may: ['value', 'worth', 'line', 'price', 'order', 'product', 'paid', 'net'],
  },
  { role: 'amount', must: ['value'], may: ['line', 'order', 'product', 'paid', 'net', 'sold'] },
  { role: 'amount', must: ['worth'], may: ['line', 'order', 'paid', 'net', 'sold'] },
  { role: 'amount', must: ['net', 'order'], may: ['line'] },
];

/** Splits a name into its words: at signs, and where small letters are followed by a capital. */
function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/#|№/g, ' no ')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/** Splits a word such as `kundennr` or `orderdate` into known parts, the longest first; null where some of it is unknown. */
function partsOf(word: string): string[] | null {
  if (NOTIONS.has(word)) return [word];
  for (let end = word.length - 2; end >= 3; end -= 1) {
    const first = word.slice(0, end);
    if (!NOTIONS.has(first)) continue;
    const rest = partsOf(word.slice(end));
    if (rest !== null) return [first, ...rest];
  }
  return null;
}

/**
 * What a name of known parts is, such as `Vlr. Unit.`, `Kunden-Nr.`, `bill_date` or `ORDERNUMBER`; null where a part of it
 * is not known, or the parts make nothing. Digits and units in brackets must be off.
 */
export function compoundRole(name: string): CompoundRole | null {
  if (/\d/.test(name)) return null;
  const parts = wordsOf(name).map(partsOf);
  if (parts.length === 0 || parts.some((each) => each === null)) return null;
  const notions = parts.flatMap((each) => each as string[]).map((part) => NOTIONS.get(part) as Set<Notion>);
  const own = notions.filter((each) => !each.has('of') || each.size > 1);
  const found = SHAPES.find(({ must, may }) => {
    const allowed = new Set<Notion>([...must, ...may]);
    return (
      must.every((notion) => own.some((each) => each.has(notion))) &&
      own.every((each) => [...each].some((notion) => allowed.has(notion)))
    );
  });
  return found?.role ?? null;
}
